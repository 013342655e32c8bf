// @ts-check
/**
 * The worker that runs Python. It is published as one file with all that it imports: where a part of a worker is
 * missing, Firefox may wait without end and tell nobody.
 */

import { hear } from "./main.mjs";

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** Ask for the runtime's scripts before anything else. What fails here fails again where it is needed. */
function hurry(/** @type {import("../page/types.mjs").Plan} */ plan) {
  for (const { url } of plan.files) if (url.endsWith(".mjs")) import(url).catch(() => {});
}

scope.addEventListener("message", ({ data }) => {
  if (data.do === "start") hurry(data.plan);
  hear(data);
});
