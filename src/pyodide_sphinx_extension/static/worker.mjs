// @ts-check
/** The worker that runs Python: starts it when told, then answers calls in order. */

import { boot } from "./worker-boot.mjs";
import { fault, faultOf } from "./worker-fault.mjs";

/** @typedef {import("./types.mjs").Fault} Fault */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").ToWorker} ToWorker */
/** @typedef {import("./worker-boot.mjs").Entry} Entry */

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {Entry | null} */
let entry = null;

/** @param {FromWorker} message */
function say(message) {
  scope.postMessage(message);
}

/** @param {ToWorker & {do: "start"}} message */
async function start({ plan, fresh }) {
  try {
    entry = await boot(plan, fresh, say);
    say({ say: "ready" });
  } catch (error) {
    say({ say: "failure", fault: faultOf(error, "start", "Python") });
  }
}

/** @param {ToWorker & {do: "call"}} message */
async function call({ id, request }) {
  try {
    const text = await entry?.(request);
    if (typeof text !== "string") throw noText(text);
    say({ say: "answer", id, text });
  } catch (error) {
    say({ say: "failure", fault: faultOf(error, "python", "the entry function") });
  }
}

/** @param {unknown} value */
function noText(value) {
  const type = /** @type {{type?: string} | undefined} */ (value)?.type ?? typeof value;
  return fault("python", "the entry function", `it returned ${type}, expected str`);
}

scope.addEventListener("message", (event) => {
  const message = /** @type {ToWorker} */ (event.data);
  void (message.do === "start" ? start(message) : call(message));
});
