// @ts-check
/** Python as the page sees it: a state, progress, and calls of JSON text for JSON text. */

import { Calls } from "./calls.mjs";
import { abortError, PythonFailure } from "./failure.mjs";
import { Patience } from "./patience.mjs";
import { showStatus } from "./status.mjs";
import { startWorker } from "./trusted.mjs";

/** @typedef {import("./types.mjs").Config} Config */
/** @typedef {import("./types.mjs").Fault} Fault */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").State} State */
/** @typedef {import("./types.mjs").ToWorker} ToWorker */

/**
 * Events: `progress` with {loaded, total} in bytes, `state` with {state},
 * `failure` with {error: PythonFailure}; each in the event's `detail`.
 */
export class Python extends EventTarget {
  /** @type {State} */
  state = "idle";
  /** @type {PythonFailure | null} The reason, while the state is "failed". */
  failure = null;
  /** All bytes to load, as they are unpacked. */
  bytes;
  /** About the bytes that a compressing server sends for them. */
  download;

  #config;
  #calls = new Calls();
  #patience = new Patience();
  /** @type {Worker | null} */
  #worker = null;
  /** Whether the worker has said anything: one that cannot be loaded never does. */
  #heard = false;
  /** @type {{promise: Promise<void>, resolve: () => void, reject: (error: Error) => void} | null} */
  #start = null;

  /** @param {Config} config - with absolute addresses */
  constructor(config) {
    super();
    this.#config = config;
    this.bytes = sum(config.files.map((file) => file.size));
    this.download = sum(config.files.map((file) => file.gzip));
  }

  /** Load and start Python, unless that began before. Nothing is fetched earlier. */
  start() {
    return (this.#start ?? this.#begin(false)).promise;
  }

  /**
   * Start anew with a fresh worker: after a failure, or to stop a call that does not end.
   * The running call is given up, waiting calls are kept.
   */
  restart() {
    this.#end();
    this.#calls.stop();
    this.#start?.reject(abortError("Python was started again."));
    return this.#begin(this.failure !== null).promise;
  }

  /**
   * Have the entry function answer; starts Python if it is idle.
   * @param {string} request - JSON text
   * @param {{signal?: AbortSignal}} [options] - `signal` drops the call, or its answer
   * @returns {Promise<string>} JSON text
   */
  call(request, { signal } = {}) {
    if (this.failure) return Promise.reject(this.failure);
    const answer = this.#calls.add(request, signal);
    if (!signal?.aborted) void this.start();
    this.#runNext();
    return answer;
  }

  /** Show what Python is doing, with a way to try again. @param {HTMLElement} container */
  showStatus(container) {
    return showStatus(container, this);
  }

  /** @param {boolean} fresh - whether kept files are to be fetched again */
  #begin(fresh) {
    this.failure = null;
    this.#heard = false;
    this.#start = settled();
    this.#enter("loading");
    this.#expectWorker();
    try {
      this.#worker = this.#listenTo(startWorker(this.#config.worker));
      this.#tell({ do: "start", plan: this.#config, fresh });
    } catch (error) {
      this.#failWith({ kind: "worker", what: fileName(this.#config.worker), detail: `${error}` });
    }
    return this.#start;
  }

  #end() {
    this.#patience.end();
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** @param {Worker} worker */
  #listenTo(worker) {
    // What an ended worker said last must not reach the state of its successor.
    const current = () => this.#worker === worker;
    worker.addEventListener("message", ({ data }) => current() && this.#hear(data));
    worker.addEventListener("error", ({ message }) => current() && this.#hearCrash(message));
    return worker;
  }

  /** @param {ToWorker} message */
  #tell(message) {
    this.#worker?.postMessage(message);
  }

  /** @param {FromWorker} message */
  #hear(message) {
    this.#heard = true;
    if (this.state !== "ready") this.#expectNews();
    if (message.say === "progress") this.#hearProgress(message);
    if (message.say === "loaded") this.#enter("starting");
    if (message.say === "ready") this.#hearReady();
    if (message.say === "answer") this.#calls.answer(message.id, message.text);
    if (message.say === "failure") this.#failWith(message.fault);
    this.#runNext();
  }

  /** @param {{loaded: number, total: number}} progress */
  #hearProgress({ loaded, total }) {
    this.#emit("progress", { loaded, total });
  }

  #hearReady() {
    this.#patience.end();
    this.#enter("ready");
    this.#start?.resolve();
  }

  /** Of a worker that never ran, browsers do not say why it did not. @param {string} message */
  #hearCrash(message) {
    const what = fileName(this.#config.worker);
    const kind = this.#heard ? "crash" : "worker";
    this.#failWith({ kind, what, detail: message || "its worker ended" });
  }

  /** The worker watches over its downloads; until it is there itself, nobody else does. */
  #expectWorker() {
    const { limits, worker } = this.#config;
    this.#expect(limits.stall, { kind: "stalled", what: fileName(worker), detail: `${limits.stall}` });
  }

  /** Until Python is ready, the worker has something to say from time to time. */
  #expectNews() {
    const seconds = this.#config.limits.start;
    const detail = `nothing was heard of it for ${seconds} seconds`;
    this.#expect(seconds, { kind: "start", what: "Python", detail });
  }

  /** @param {number} seconds @param {Fault} fault */
  #expect(seconds, fault) {
    this.#patience.wait(seconds, () => this.#failWith(fault));
  }

  /** @param {Fault} fault */
  #failWith(fault) {
    if (this.failure) return;
    const error = new PythonFailure(fault);
    this.failure = error;
    this.#end();
    this.#start?.reject(error);
    this.#calls.fail(error);
    this.#enter("failed");
    this.#emit("failure", { error });
  }

  #runNext() {
    if (this.state !== "ready") return;
    const call = this.#calls.next();
    if (call) this.#tell({ do: "call", id: call.id, request: call.request });
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

/** The last part of an address. @param {string} url */
function fileName(url) {
  return url.split("/").pop() || url;
}
