// @ts-check
/** The limit: a worker that runs no Python and says so at once. */

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("message", () => scope.postMessage("nothing"));
