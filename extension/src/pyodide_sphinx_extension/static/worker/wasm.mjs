// @ts-check
/**
 * Compiles the runtime's WebAssembly while its scripts are still on their way, and hears of failures that
 * the runtime keeps to itself: it never settles where WebAssembly does not start.
 */

/** Bytes by which memory grows. */
const PAGE = 65536;

export class Wasm {
  /** Rejects where it does not start, and never resolves. @type {Promise<never>} */
  failure;
  /** Bytes of memory that it has before anything runs, if it comes with fewer. */
  memory = 0;

  #compiled;

  /** @param {Promise<Response>} response */
  constructor(response) {
    this.#compiled = WebAssembly.compileStreaming(response);
    this.#compiled.catch(() => {}); // whoever instantiates it hears of it
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

  /** @param {WebAssembly.Imports | undefined} imports */
  async #instantiate(imports) {
    const module = await this.#compiled;
    performance.mark("pyodide: WebAssembly compiled");
    const instance = await WebAssembly.instantiate(module, imports);
    grow(/** @type {WebAssembly.Memory} */ (instance.exports.memory), this.memory);
    return { module, instance };
  }
}

/** Grow a memory to a size before its owner looks at it. @param {WebAssembly.Memory} memory @param {number} bytes */
function grow(memory, bytes) {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
}
