// @ts-check
/** What the worker does: starts Python when told, opens entries, then answers calls in order. */

import { boot } from "./boot.mjs";
import { fault, faultOf } from "./fault.mjs";
import { findEntry } from "./packages.mjs";

/** @typedef {import("../page/types.mjs").Fault} Fault */
/** @typedef {import("../page/types.mjs").FromWorker} FromWorker */
/** @typedef {import("../page/types.mjs").ToWorker} ToWorker */
/** @typedef {import("./packages.mjs").Entry} Entry */
/** @typedef {import("./boot.mjs").Runtime} Runtime */

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {Runtime} */
let runtime = null;

/** The number of the call that runs. */
let running = 0;

/** The entries that were opened, by name. @type {Map<string, Entry>} */
const entries = new Map();

/** @param {FromWorker} message */
function say(message) {
  scope.postMessage(message);
}

/** @param {ToWorker & {do: "start"}} message */
async function start({ plan, fresh, lock }) {
  holdForLife(lock);
  try {
    const booted = await boot(plan, fresh, say);
    runtime = booted.runtime;
    say({ say: "started", restored: booted.restored });
  } catch (error) {
    say({ say: "failure", fault: faultOf(error, "start", "Python") });
  }
}

/** Tell the page something before the call is answered; Python finds it in `js`. @param {unknown} text */
function tellPage(text) {
  say({ say: "news", id: running, text: String(text) });
}

Object.assign(scope, { tellPage });

/** Python that ends within its own event loop, as by `os._exit`, rejects no call: only what nobody awaits tells of it. */
scope.addEventListener("unhandledrejection", ({ reason }) => {
  if (reason?.pyodide_fatal_error) say({ say: "failure", fault: faultOf(reason, "python", "Python") });
});

/** Whoever waits for this lock gets it when this worker is gone, however it went. @param {string} name */
function holdForLife(name) {
  navigator.locks?.request(name, () => {
    say({ say: "alive" });
    return new Promise(() => {});
  }).catch(() => {});
}

/** @param {ToWorker & {do: "open"}} message */
function open({ entry }) {
  try {
    entries.set(entry, entries.get(entry) ?? findEntry(runtime, entry));
    performance.mark("pyodide: entry imported");
    say({ say: "opened", entry });
  } catch (error) {
    const found = faultOf(error, "start", entry);
    say({ say: "failure", fault: found, ...(isEnd(found, error) ? {} : { entry }) });
  }
}

/** @param {ToWorker & {do: "call"}} message */
async function call({ id, entry, request }) {
  running = id;
  try {
    const text = await entries.get(entry)?.(request);
    if (typeof text !== "string") throw noText(text);
    say({ say: "answer", id, text });
  } catch (error) {
    const found = faultOf(error, "python", "the entry function");
    say({ say: "failure", fault: found, ...(isEnd(found, error) ? {} : { id }) });
  }
}

/** Whether Python is no more: also where it waited for a part of the runtime that did not come. @param {Fault} found @param {any} error */
function isEnd({ kind }, error) {
  return kind === "crash" || Boolean(error?.pyodide_fatal_error);
}

/** @param {unknown} value */
function noText(value) {
  const type = /** @type {{type?: string} | undefined} */ (value)?.type ?? typeof value;
  return fault("python", "the entry function", `it returned ${type}, expected str`);
}

/** Do what the page says. @param {ToWorker} message */
export function hear(message) {
  if (message.do === "start") void start(message);
  if (message.do === "open") open(message);
  if (message.do === "call") void call(message);
}
