// @ts-check
/** One start of the runtime: what it waits for, and what failed where it comes to nothing. */

import { fault, FaultError } from "./fault.mjs";
import { neededAtStart } from "../page/needed.mjs";
import { importScript } from "./script.mjs";
import { stallFailure } from "./stall.mjs";

/** @typedef {import("../page/types.mjs").Plan} Plan */
/** @typedef {import("../page/types.mjs").PlannedFile} PlannedFile */
/** @typedef {import("./downloads.mjs").Downloads} Downloads */
/** @typedef {import("./compile-wasm.mjs").Wasm} Wasm */

/** The runtime's scripts, which are imported and not fetched. @param {Plan} plan */
export function scriptsOf(plan) {
  return ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => plan.runtime + name);
}

export class Starting {
  #downloads;
  #wasm;
  #stalled;
  #scripts;
  /** Settle when all is there that a start has to have. @type {Promise<unknown>[]} */
  #arrivals;

  /**
   * @param {Plan} plan
   * @param {Downloads} downloads
   * @param {typeof fetch} fetch - the browser's own
   * @param {Wasm} wasm
   */
  constructor(plan, downloads, fetch, wasm) {
    this.#downloads = downloads;
    this.#wasm = wasm;
    const memory = plan.memory?.url;
    this.#stalled = stallFailure(downloads, plan.limits.stall, memory);
    const scripts = scriptsOf(plan);
    this.#scripts = Promise.all(scripts.map((url) => importScript(url, fetch, downloads)));
    // A memory is not among them: whoever misses it starts without.
    const others = neededAtStart(plan).map(({ url }) => url).filter((url) => ![...scripts, memory].includes(url));
    this.#arrivals = [this.#scripts, ...others.map((url) => downloads.arrival(url))];
  }

  /** Wait for one more file. @param {PlannedFile} file */
  need(file) {
    this.#downloads.need(file);
    const arrival = this.#downloads.arrival(file.url);
    arrival.catch(() => {}); // it is asked for below
    this.#arrivals.push(arrival);
  }

  /**
   * Start the runtime as its own files arrive.
   * @template Found
   * @param {(module: any, create: any) => Promise<Found>} start - gets the runtime's script, and what makes its module
   * @param {() => void} sayLoaded
   * @returns {Promise<Found>}
   */
  async run(start, sayLoaded) {
    const arrived = () => Promise.all(this.#arrivals);
    const runs = this.#scripts.then(([module, glue]) => {
      performance.mark("pyodide: scripts loaded");
      return start(module, glue.default);
    });
    arrived().then(sayLoaded, () => {});
    try {
      const [found] = await Promise.race([Promise.all([runs, arrived()]), this.#wasm.failure, this.#stalled]);
      await arrived();
      return found;
    } catch (error) {
      // A file that did not arrive in full explains more than what the runtime makes of it.
      await Promise.race([arrived(), this.#stalled]);
      throw startFault(error);
    }
  }
}

/** @param {unknown} error */
function startFault(error) {
  if (error instanceof FaultError) return error;
  return fault("start", "Python", error instanceof Error ? error.message : String(error));
}
