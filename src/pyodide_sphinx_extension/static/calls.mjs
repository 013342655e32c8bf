// @ts-check
/** The calls that wait for Python: one runs at a time, in order, and each can be given up. */

import { abortError } from "./failure.mjs";

/**
 * @typedef {object} Call
 * @property {number} id
 * @property {string} request
 * @property {(answer: string) => void} resolve
 * @property {(error: Error) => void} reject
 */

export class Calls {
  /** @type {Call[]} */
  #waiting = [];
  /** @type {Call | null} */
  #running = null;
  #lastId = 0;

  /**
   * Queue a request.
   * @param {string} request
   * @param {AbortSignal} [signal] - gives the call up
   * @returns {Promise<string>} the answer
   */
  add(request, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError("The call was given up."));
        return;
      }
      const call = { id: ++this.#lastId, request, resolve, reject };
      this.#waiting.push(call);
      signal?.addEventListener("abort", () => this.#giveUp(call), { once: true });
    });
  }

  /** The next call to run, if none runs already. */
  next() {
    if (this.#running) return null;
    this.#running = this.#waiting.shift() ?? null;
    return this.#running;
  }

  /**
   * Hand an answer to the call that waits for it. Its caller may be gone: settling twice is nothing.
   * @param {number} id
   * @param {string} text
   */
  answer(id, text) {
    if (this.#running?.id !== id) return;
    this.#running.resolve(text);
    this.#running = null;
  }

  /** Give up the call that runs: nobody will answer it. */
  stop() {
    this.#running?.reject(abortError("Python was started again."));
    this.#running = null;
  }

  /** Fail all calls. @param {Error} error */
  fail(error) {
    for (const call of [this.#running, ...this.#waiting]) call?.reject(error);
    this.#running = null;
    this.#waiting = [];
  }

  /** @param {Call} call */
  #giveUp(call) {
    this.#waiting = this.#waiting.filter((other) => other !== call);
    call.reject(abortError("The call was given up."));
  }
}
