// @ts-check
/** The snapshot of a started Python: a worker of its own takes it for a later visit, when there is time. */

import { startWorker } from "./trusted.mjs";

/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {import("./types.mjs").Plan} Plan */

/** Milliseconds after which the reader has what was asked for. */
const LATER = 2000;
/** Gigabytes of memory, where the browser tells, below which a second Python is too much. */
const LEAST = 4;

/** @param {Plan} plan @param {string[]} entries - what is imported before its memory is kept */
export function keepSnapshot(plan, entries) {
  const { deviceMemory = LEAST } = /** @type {{deviceMemory?: number}} */ (navigator);
  if (deviceMemory < LEAST) return;
  setTimeout(() => {
    const worker = startWorker(plan.worker);
    const end = () => worker.terminate();
    worker.addEventListener("message", end);
    worker.addEventListener("error", end);
    worker.postMessage({ do: "snapshot", plan, entries });
  }, LATER);
}
