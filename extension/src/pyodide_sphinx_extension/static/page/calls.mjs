// @ts-check
/** The calls that wait for Python: one runs at a time, in order, and each can be given up. */

import { abortError } from "./failure.mjs";

/**
 * A call, and who made it.
 * @typedef {object} Call
 * @property {number} id
 * @property {object} owner
 * @property {string} entry
 * @property {string} request
 * @property {((text: string) => void) | undefined} hear - gets what is told before the answer
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
   * @param {Omit<Call, "id" | "resolve" | "reject"> & {signal: AbortSignal | undefined}} asked -
   *   `signal` gives the call up
   * @returns {Promise<string>} the answer
   */
  add({ signal, ...asked }) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError("The call was given up."));
        return;
      }
      const call = { ...asked, id: ++this.#lastId, resolve, reject };
      this.#waiting.push(call);
      signal?.addEventListener("abort", () => this.#giveUp(call), { once: true });
    });
  }

  /**
   * The next call to run, if none runs already.
   * @param {(owner: object) => boolean} isReady - whether the calls of an owner may run yet
   */
  next(isReady) {
    if (this.#running) return null;
    const found = this.#waiting.findIndex((call) => isReady(call.owner));
    this.#running = found < 0 ? null : (this.#waiting.splice(found, 1)[0] ?? null);
    return this.#running;
  }

  get isRunning() {
    return this.#running !== null;
  }

  /** Who made the call that runs, if it is this one. @param {number} id */
  ownerOf(id) {
    return this.#running?.id === id ? this.#running.owner : null;
  }

  /** Hand on what the call that runs tells before it answers. @param {number} id @param {string} text */
  hear(id, text) {
    if (this.#running?.id === id) this.#running.hear?.(text);
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

  /** The worker ends: its owner gives up the call that runs; anybody else's runs again. @param {object} owner */
  stop(owner) {
    const call = this.#running;
    this.#running = null;
    if (call?.owner === owner) call.reject(abortError("Python was started again."));
    else if (call) this.#waiting.unshift(call);
  }

  /** Fail the calls of an owner. @param {object} owner @param {Error} error */
  fail(owner, error) {
    for (const call of [this.#running, ...this.#waiting]) {
      if (call?.owner === owner) call.reject(error);
    }
    if (this.#running?.owner === owner) this.#running = null;
    this.#waiting = this.#waiting.filter((call) => call.owner !== owner);
  }

  /** @param {Call} call */
  #giveUp(call) {
    this.#waiting = this.#waiting.filter((other) => other !== call);
    call.reject(abortError("The call was given up."));
  }
}
