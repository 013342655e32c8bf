// @ts-check
/** Python as one app sees it: a state, progress, and calls of JSON text for JSON text. */

import { abortError, PythonFailure } from "./failure.mjs";
import { offline } from "./offline.mjs";
import { engineFor } from "./sessions.mjs";
import { showStatus } from "./status.mjs";

/** @typedef {import("./types.mjs").Config} Config */
/** @typedef {import("./types.mjs").Fault} Fault */
/** @typedef {import("./types.mjs").State} State */

/**
 * Events: `progress` with {loaded, total} in bytes, `state` with {state},
 * `failure` with {error: PythonFailure}; each in the event's `detail`.
 * `kept` without any, once what was loaded is kept for a visit without a connection.
 */
export class Python extends EventTarget {
  /** @type {State} */
  state = "idle";
  /** @type {PythonFailure | null} The reason, while the state is "failed". */
  failure = null;
  /** What the page knows about working without a connection, and about newer versions. */
  offline = offline;

  #engine;
  #member;
  /** @type {ReturnType<typeof settled> | null} */
  #start = null;

  /** @param {Config} config - with absolute addresses */
  constructor(config) {
    super();
    this.#engine = engineFor(config);
    this.#member = this.#makeMember(config.entry);
  }

  /** All bytes to load, as they are unpacked. */
  get bytes() {
    return sum(this.#engine.needed.map((file) => file.size));
  }

  /** About the bytes that a compressing server sends for them. */
  get download() {
    return sum(this.#engine.needed.map((file) => file.gzip));
  }

  /** Whether Python was started from the memory that the site comes with. */
  get restored() {
    return this.#engine.restored;
  }

  /** Whether what was loaded is kept for a visit without a connection. */
  get kept() {
    return this.#engine.kept;
  }

  /** Load and start Python, unless that began before. Nothing is fetched earlier. */
  start() {
    if (this.failure) return Promise.reject(this.failure);
    if (!this.#start) {
      this.#start = settled();
      this.#engine.join(this.#member);
    }
    return this.#start.promise;
  }

  /**
   * Start anew with a fresh worker: after a failure, or to stop a call that does not end.
   * The running call is given up, waiting calls are kept; so are the calls of other apps.
   */
  restart() {
    this.#start?.reject(abortError("Python was started again."));
    this.#start = settled();
    const { promise } = this.#start;
    this.#engine.restart(this.#member);
    return promise;
  }

  /**
   * Have the entry function answer; starts Python if it is idle.
   * @param {string} request - JSON text
   * @param {{signal?: AbortSignal, hear?: (text: string) => void}} [options] - `signal` drops the
   *   call, or its answer; `hear` gets what Python tells by `js.tellPage` before it answers
   * @returns {Promise<string>} JSON text
   */
  call(request, options = {}) {
    if (this.failure) return Promise.reject(this.failure);
    const answer = this.#engine.call(this.#member, request, options);
    if (!options.signal?.aborted) this.start().catch(() => {});
    return answer;
  }

  /** Show what Python is doing, with a way to try again. @param {HTMLElement} container */
  showStatus(container) {
    return showStatus(container, this);
  }

  /** @param {string} entry @returns {import("./engine.mjs").Member} */
  #makeMember(entry) {
    return {
      entry,
      state: "waiting",
      hearLoading: (progress) => this.#hearLoading(progress),
      hearProgress: (progress) => this.#emit("progress", progress),
      hearLoaded: () => this.#enter("starting"),
      hearReady: () => this.#hearReady(),
      hearKept: () => this.#hearKept(),
      hearFailure: (fault) => this.#hearFailure(fault),
    };
  }

  /** @param {{loaded: number, total: number}} progress */
  #hearLoading(progress) {
    // Another app may have started Python anew, after this one had failed.
    this.#start ??= settled();
    this.#member.state = "waiting";
    this.failure = null;
    this.#enter("loading");
    if (progress.loaded) this.#emit("progress", progress);
  }

  #hearReady() {
    this.#member.state = "ready";
    this.#enter("ready");
    this.#start?.resolve();
  }

  #hearKept() {
    this.#emit("kept", {});
    void this.offline.noteKept();
  }

  /** @param {Fault} fault */
  #hearFailure(fault) {
    const error = new PythonFailure(fault);
    this.failure = error;
    this.#member.state = "failed";
    this.#start?.reject(error);
    this.#start = null;
    this.#engine.fail(this.#member, error);
    this.#enter("failed");
    this.#emit("failure", { error });
  }

  /** @param {State} state */
  #enter(state) {
    this.state = state;
    this.#emit("state", { state });
  }

  /** @param {string} type @param {object} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** A promise with its two ends, whose rejection need not be handled by anyone. */
function settled() {
  /** @type {() => void} */
  let resolve = () => {};
  /** @type {(error: Error) => void} */
  let reject = () => {};
  const promise = /** @type {Promise<void>} */ (
    new Promise((yes, no) => [resolve, reject] = [yes, no])
  );
  promise.catch(() => {});
  return { promise, resolve, reject };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
