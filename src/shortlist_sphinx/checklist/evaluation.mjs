// @ts-check
/** Requests to the library about answers: the newest ones only, and one at a time. */

/** @typedef {import("../core/types.mjs").Python} Python */
/** @typedef {import("../core/types.mjs").Sheet} Sheet */
/** @typedef {import("../core/types.mjs").Report} Report */
/** @typedef {import("../core/types.mjs").Fault} Fault */

/** How long a reader pauses before the exact answer is worth its time, in milliseconds. */
const PAUSE = 400;

export class Evaluation {
  /** Whether anything was asked yet. */
  asked = false;
  #overtaken = new AbortController();
  /** @type {Promise<string>} */
  #text = Promise.reject(new Error("Nothing was asked yet."));

  /** @param {Python} python */
  constructor(python) {
    this.python = python;
    this.#text.catch(() => {});
  }

  /**
   * Ask about a sheet; a question asked before and not yet answered is dropped.
   * @param {Sheet} sheet
   * @param {(report: Report) => void} meanwhile - shown where the quick answer is in bounds and the exact one takes time
   * @returns {Promise<Report | {faults: Fault[]} | null>} null where a newer one overtook it
   */
  async ask(sheet, meanwhile) {
    this.asked = true;
    this.#overtaken.abort();
    this.#overtaken = new AbortController();
    const { signal } = this.#overtaken;
    this.#text = this.#answered(sheet, meanwhile, signal);
    this.#text.catch(() => {});
    try {
      const answer = JSON.parse(await this.#text);
      return signal.aborted ? null : answer;
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  /** Drop what was asked about: there is nothing to ask. */
  drop() {
    this.asked = false;
    this.#overtaken.abort();
  }

  /**
   * The text of the exact answer. A quick one comes first: where that is exact already, it is the same text.
   * @param {Sheet} sheet
   * @param {(report: Report) => void} meanwhile
   * @param {AbortSignal} signal
   */
  async #answered(sheet, meanwhile, signal) {
    const quick = await this.python.call(JSON.stringify({ do: "evaluate", sheet, quick: true }), { signal });
    const answer = JSON.parse(quick);
    if ("faults" in answer || answer.exact) return quick;
    if (!signal.aborted) meanwhile(answer);
    // Python cannot be interrupted, so the long answer waits until nobody is answering any more.
    await pause(PAUSE, signal);
    return this.python.call(JSON.stringify({ do: "evaluate", sheet }), { signal });
  }

  /**
   * Ask what follows from the sheet that was asked about last, once nobody has answered for a while.
   * @param {{do: string, [key: string]: unknown}} request - such as that for the order of asking
   * @param {number} wait - milliseconds
   * @returns {Promise<any>} null where a newer question overtook it
   */
  async follow(request, wait) {
    const { signal } = this.#overtaken;
    try {
      await pause(wait, signal);
      const answer = await this.python.call(JSON.stringify(request), { signal });
      return signal.aborted ? null : JSON.parse(answer);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }

  /** The newest answer as the library wrote it, byte for byte. */
  text() {
    return this.#text;
  }

  /** The sheet as a TOML file. @param {Sheet} sheet @returns {Promise<string>} */
  async toml(sheet) {
    const answer = JSON.parse(await this.python.call(JSON.stringify({ do: "sheet", sheet })));
    if (typeof answer.toml !== "string") throw new Error("The answers do not fit together.");
    return answer.toml;
  }
}

/** Wait, or fail as soon as the signal says so. @param {number} time @param {AbortSignal} signal @returns {Promise<void>} */
function pause(time, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, time);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });
}
