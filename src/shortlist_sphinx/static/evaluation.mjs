// @ts-check
/** Asking the library about answers: the newest ones only, and one at a time. */

/** @typedef {import("./types.mjs").Python} Python */
/** @typedef {import("./types.mjs").Sheet} Sheet */
/** @typedef {import("./types.mjs").Report} Report */
/** @typedef {import("./types.mjs").Fault} Fault */

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
   * @returns {Promise<Report | {faults: Fault[]} | null>} null where a newer one overtook it
   */
  async ask(sheet) {
    this.asked = true;
    this.#overtaken.abort();
    this.#overtaken = new AbortController();
    const { signal } = this.#overtaken;
    const text = this.python.call(JSON.stringify({ do: "evaluate", sheet }), { signal });
    this.#text = text;
    try {
      const answer = JSON.parse(await text);
      return signal.aborted ? null : answer;
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
