// @ts-check
/** Has the memory of a started Python kept for a later visit, by a worker of its own, when there is time. */

import { startWorker } from "./trusted.mjs";

/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").Plan} Plan */

/** Milliseconds after which the reader has what was asked for. */
const LATER = 3000;

/** @param {Plan} plan */
export function keepMemory(plan) {
  setTimeout(() => {
    const worker = startWorker(plan.worker);
    const end = () => worker.terminate();
    worker.addEventListener("message", end);
    worker.addEventListener("error", end);
    worker.postMessage({ do: "photograph", plan });
  }, LATER);
}
