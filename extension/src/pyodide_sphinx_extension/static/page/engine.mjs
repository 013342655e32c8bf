// @ts-check
/** A worker with Python in it, from start to end; all apps of a session share one. */

import { neededAtStart } from "./needed.mjs";
import { Calls } from "./calls.mjs";
import { watchHeartbeat } from "./heartbeat.mjs";
import { isSparing } from "./sparing.mjs";
import { Timeout } from "./timeout.mjs";
import { refreshScripts } from "./refresh.mjs";
import { startWorker } from "./trusted.mjs";
import { isCurable, wholeOf } from "./whole.mjs";

/** @typedef {import("./types.mjs").Fault} Fault */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").Plan} Plan */
/** @typedef {import("./types.mjs").ToWorker} ToWorker */

/**
 * An app that takes part, as the engine sees it.
 * @typedef {object} Member
 * @property {string} entry
 * @property {"waiting" | "ready" | "failed"} state
 * @property {(progress: {loaded: number, total: number}) => void} hearLoading
 * @property {(progress: {loaded: number, total: number}) => void} hearProgress
 * @property {() => void} hearLoaded
 * @property {() => void} hearReady
 * @property {() => void} hearKept
 * @property {(fault: Fault) => void} hearFailure
 */

export class Engine {
  /** @type {Plan} */
  plan;
  /** @type {"idle" | "loading" | "starting" | "started" | "failed"} */
  phase = "idle";
  /** Whether all files are kept for a visit without a connection. */
  kept = false;
  /** Whether Python was started from the memory that the site comes with. */
  restored = false;

  #calls = new Calls();
  #timeout = new Timeout();
  /** The apps that have asked for Python. @type {Set<Member>} */
  #members = new Set();
  /** @type {Worker | null} */
  #worker = null;
  /** Whether the worker has said anything: one that cannot be loaded never does. */
  #heard = false;
  /** Whether anything failed: what is kept, or what the browser has cached, may be the reason. */
  #doubtful = false;
  /** Whether this attempt is the one that trusts nothing. */
  #isFresh = false;
  /** Stands for one attempt to start: what an earlier one prepared is then of no use any more. */
  #attempt = {};
  #progress = { loaded: 0, total: 0 };
  /** @type {() => void} */
  #unwatch = () => {};

  /** @param {Plan} plan - with absolute addresses */
  constructor(plan) {
    this.plan = plan;
  }

  /** The files that a start waits for, by what the reader's connection allows. */
  get needed() {
    return neededAtStart(startOf(this.plan, false));
  }

  /** Take part: start Python if nobody has, or come in where it is. @param {Member} member */
  join(member) {
    this.#members.add(member);
    if (this.phase === "idle" || this.phase === "failed") return this.#begin();
    member.hearLoading(this.#progress);
    if (this.phase !== "loading") member.hearLoaded();
    if (this.phase === "started") this.#open(member.entry);
  }

  /** Start anew with a fresh worker for all; the member's running call is given up. @param {Member} member */
  restart(member) {
    this.#end();
    this.#calls.stop(member);
    this.#members.add(member);
    this.#begin();
  }

  /**
   * Queue a call.
   * @param {Member} owner
   * @param {string} request - JSON text
   * @param {{signal?: AbortSignal, hear?: (text: string) => void}} options - see Python.call
   */
  call(owner, request, { signal, hear }) {
    const answer = this.#calls.add({ owner, entry: owner.entry, request, signal, hear });
    this.#runNext();
    return answer;
  }

  /** A member has failed, and its calls with it. @param {Member} member @param {Error} error */
  fail(member, error) {
    this.#calls.fail(member, error);
    this.#doubtful = true;
  }

  #begin() {
    const fresh = this.#doubtful;
    this.#doubtful = false;
    this.#isFresh = fresh;
    this.#heard = false;
    this.phase = "loading";
    const plan = startOf(this.plan, fresh);
    this.#progress = { loaded: 0, total: neededAtStart(plan).reduce((total, { size }) => total + size, 0) };
    for (const member of this.#members) member.hearLoading(this.#progress);
    this.#expectWorker();
    const attempt = (this.#attempt = {});
    if (!fresh) return this.#startWorker(plan, false);
    void refreshScripts(plan).then(() => this.#attempt === attempt && this.#startWorker(plan, true));
  }

  /** @param {Plan} plan @param {boolean} fresh - whether to fetch again what is kept */
  #startWorker(plan, fresh) {
    try {
      const worker = this.#listenTo(startWorker(plan.worker));
      this.#worker = worker;
      this.#startPython(worker, plan, fresh);
    } catch (error) {
      this.#failWith({ kind: "worker", what: fileName(plan.worker), detail: `${error}` });
    }
  }

  /** @param {Worker} worker @param {Plan} plan @param {boolean} fresh */
  #startPython(worker, plan, fresh) {
    const heartbeat = watchHeartbeat(() => this.#worker === worker && this.#hearCrash("its worker was ended"));
    this.#unwatch = heartbeat.end;
    worker.addEventListener("message", ({ data }) => data.say === "alive" && heartbeat.watch());
    this.#tell({ do: "start", plan, fresh, lock: heartbeat.lock });
  }

  #end() {
    this.#attempt = {};
    this.#timeout.end();
    this.#unwatch();
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

  /** @param {string} entry */
  #open(entry) {
    // Behind a call that runs, it is that call which takes its time.
    if (!this.#calls.isRunning) this.#expectNews();
    this.#tell({ do: "open", entry });
  }

  /** @param {FromWorker} message */
  #hear(message) {
    this.#heard = true;
    if (this.phase !== "started") this.#expectNews();
    if (message.say === "progress") this.#hearProgress(message);
    if (message.say === "loaded") this.#hearLoaded();
    if (message.say === "started") this.#hearStarted(message.restored);
    if (message.say === "opened") this.#hearOpened(message.entry);
    if (message.say === "kept") this.#hearKept();
    if (message.say === "news") this.#calls.hear(message.id, message.text);
    if (message.say === "answer") this.#calls.answer(message.id, message.text);
    if (message.say === "failure") this.#hearFailure(message);
    this.#runNext();
  }

  /** @param {{loaded: number, total: number}} progress */
  #hearProgress({ loaded, total }) {
    this.#progress = { loaded, total };
    for (const member of this.#members) member.hearProgress(this.#progress);
  }

  #hearLoaded() {
    this.phase = "starting";
    for (const member of this.#members) member.hearLoaded();
  }

  /** @param {boolean} restored */
  #hearStarted(restored) {
    this.phase = "started";
    this.restored = restored;
    for (const entry of this.#entries()) this.#open(entry);
  }

  #entries() {
    return [...new Set([...this.#members].map((member) => member.entry))];
  }

  /** @param {string} entry */
  #hearOpened(entry) {
    this.#timeout.end();
    for (const member of this.#members) {
      if (member.entry === entry && member.state === "waiting") member.hearReady();
    }
  }

  #hearKept() {
    this.kept = true;
    for (const member of this.#members) member.hearKept();
  }

  /** @param {FromWorker & {say: "failure"}} failure */
  #hearFailure({ fault, entry, id }) {
    if (entry === undefined && id === undefined) return this.#failOrCure(fault);
    this.#timeout.end();
    const owner = id && this.#calls.ownerOf(id);
    for (const member of this.#members) {
      const opens = member.entry === entry && member.state === "waiting";
      if (opens || member === owner) member.hearFailure(fault);
    }
  }

  /** Of a worker that never ran, browsers do not say why it did not. @param {string} message */
  #hearCrash(message) {
    const what = fileName(this.plan.worker);
    const kind = this.#heard ? "crash" : "worker";
    this.#failWith({ kind, what, detail: message || "its worker ended" });
  }

  /** The worker watches over its downloads; until it is there itself, nobody else does. */
  #expectWorker() {
    const { limits, worker } = this.plan;
    this.#expect(limits.stall, { kind: "stalled", what: fileName(worker), detail: `${limits.stall}` });
  }

  /** Until an entry is open, the worker has something to say from time to time. */
  #expectNews() {
    const seconds = this.plan.limits.start;
    const detail = `nothing was heard of it for ${seconds} seconds`;
    this.#expect(seconds, { kind: "start", what: "Python", detail });
  }

  /** @param {number} seconds @param {Fault} fault */
  #expect(seconds, fault) {
    this.#timeout.wait(seconds, () => this.#failWith(fault));
  }

  /** Try the whole runtime where the smaller one may be what fails; nobody need hear of it. @param {Fault} fault */
  #failOrCure(fault) {
    if (this.phase === "started" || this.#isFresh || !isCurable(this.plan, fault)) return this.#failWith(fault);
    this.#end();
    this.#doubtful = true;
    this.#begin();
  }

  /** @param {Fault} fault */
  #failWith(fault) {
    this.#end();
    this.phase = "failed";
    for (const member of this.#members) member.hearFailure(fault);
  }

  #runNext() {
    if (this.phase !== "started") return;
    const call = this.#calls.next((owner) => /** @type {Member} */ (owner).state === "ready");
    if (call) this.#tell({ do: "call", id: call.id, entry: call.entry, request: call.request });
  }
}

/**
 * How to start: without a memory, which takes more bytes, where those are few, and where something has failed; then
 * with the whole runtime as well.
 * @param {Plan} plan
 * @param {boolean} fresh
 * @returns {Plan}
 */
function startOf(plan, fresh) {
  const chosen = fresh ? wholeOf(plan) : plan;
  return fresh || isSparing() ? { ...chosen, memory: null } : chosen;
}

/** The last part of an address. @param {string} url */
function fileName(url) {
  return url.split("/").pop() || url;
}
