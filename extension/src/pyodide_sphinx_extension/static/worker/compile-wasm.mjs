// @ts-check
/**
 * Compiles the runtime's WebAssembly while its scripts are still on their way, and hears of failures that
 * the runtime keeps to itself: it never settles where WebAssembly does not start.
 */

import { Secondary } from "./secondary.mjs";

export class Wasm {
  /** Rejects where it does not start, and never resolves. @type {Promise<never>} */
  failure;
  /** What looks at the memory before anything runs in it. @type {((memory: WebAssembly.Memory) => Promise<void>) | null} */
  prepare = null;

  #compiled;
  #arrival;
  #secondary;

  /**
   * @param {Promise<Response>} response
   * @param {Promise<void>} arrival - of all of it, as it should be
   * @param {() => Uint8Array<ArrayBuffer>} secondary - returns its second part, where it has one
   */
  constructor(response, arrival, secondary) {
    this.#arrival = arrival;
    this.#secondary = secondary;
    this.#compiled = WebAssembly.compileStreaming(response);
    for (const each of [this.#compiled, arrival]) each.catch(() => {}); // whoever instantiates it hears of it
    this.failure = new Promise((_, reject) => {
      WebAssembly.instantiateStreaming = async (_source, imports) => {
        try {
          return await this.#instantiate(imports);
        } catch (error) {
          reject(error);
          throw error;
        }
      };
    });
  }

  /** @param {WebAssembly.Imports} [imports] */
  async #instantiate(imports = {}) {
    const module = await this.#compiled;
    await this.#arrival; // nothing runs that is not as it should be
    performance.mark("pyodide: WebAssembly compiled");
    const secondary = new Secondary(this.#secondary);
    const instance = await WebAssembly.instantiate(module, secondary.imports(imports));
    secondary.follow(instance, imports);
    await this.prepare?.(/** @type {WebAssembly.Memory} */ (instance.exports.memory));
    return { module, instance };
  }
}
