// @ts-check
/** Another limit: the small Python for microcontrollers, which cannot run the library and adds two numbers. */

const here = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("message", async () => {
  const { loadMicroPython } = await import(here("micropython/micropython.mjs"));
  const python = await loadMicroPython({ url: here("micropython/micropython.wasm") });
  python.runPython("total = 1 + 1");
  scope.postMessage(String(python.globals.get("total")));
});
