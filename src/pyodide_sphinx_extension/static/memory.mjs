// @ts-check
/** Has the memory of a started Python kept for a later visit, by a worker of its own, when there is time. */

import { startWorker } from "./trusted.mjs";

/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").Plan} Plan */

/** Milliseconds after which the reader has what was asked for. */
const LATER = 2000;
/** Gigabytes of memory, where the browser tells, below which a second Python is too much. */
const LEAST = 4;

/** @param {Plan} plan @param {string[]} entries - what is imported before its memory is kept */
export function keepMemory(plan, entries) {
  const { deviceMemory = LEAST } = /** @type {{deviceMemory?: number}} */ (navigator);
  if (deviceMemory < LEAST) return;
  setTimeout(() => {
    const worker = startWorker(plan.worker);
    const end = () => worker.terminate();
    worker.addEventListener("message", end);
    worker.addEventListener("error", end);
    worker.postMessage({ do: "photograph", plan, entries });
  }, LATER);
}
