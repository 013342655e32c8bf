// @ts-check
/**
 * The worker that runs Python. Imports nothing by itself: where a part of a worker is missing, Firefox
 * may wait without end and tell nobody; an import that is asked for at least fails.
 */

/** @typedef {import("../page/types.mjs").FromWorker} FromWorker */

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** What `main.mjs` imports, and what that does: asked for at once, and not one after the other. */
const PARTS = [
  "boot", "checking", "compile-wasm", "downloads", "fault", "guard", "memory", "mounts", "needed", "options", "pace", "packages",
  "script", "stall", "starting", "storage", "unzip",
];

const main = import("./main.mjs");
for (const name of PARTS) import(`./${name}.mjs`).catch(() => {}); // it fails again where it is needed

main.catch((error) => {
  const fault = { kind: "worker", what: "main.mjs", detail: String(error) };
  scope.postMessage(/** @type {FromWorker} */ ({ say: "failure", fault }));
});

/** Ask for the runtime's scripts while our own are on their way. What fails here fails again where it is needed. */
function hurry(/** @type {import("../page/types.mjs").Plan} */ plan) {
  for (const { url } of plan.files) if (url.endsWith(".mjs")) import(url).catch(() => {});
}

scope.addEventListener("message", ({ data }) => {
  if (data.do === "start") hurry(data.plan);
  main.then(({ hear }) => hear(data)).catch(() => {});
});
