// @ts-check
/** Python as published, with the library installed by micropip, as most examples of the others do. */

const here = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("message", async ({ data }) => {
  const { loadPyodide } = await import(here("runtime/pyodide.mjs"));
  const python = await loadPyodide({ indexURL: here("runtime/") });
  await python.loadPackage(here("micropip-0.11.1-py3-none-any.whl"));
  await python.pyimport("micropip").install(here("shortlist-0-py3-none-any.whl"));
  scope.postMessage(python.pyimport("shortlist.wire").answer(data));
});
