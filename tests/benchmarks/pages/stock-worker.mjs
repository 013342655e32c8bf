// @ts-check
/** The same in a worker, off the page's own thread. */

import { answer } from "./stock.mjs";

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("message", async ({ data }) => scope.postMessage(await answer(data)));
