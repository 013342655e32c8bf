// @ts-check
/** Stands where the service worker stood, now that the site has none: takes it and its caches away. */

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(vanish()));

async function vanish() {
  const prefix = `pyodide-offline ${new URL("./", location.href).pathname} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  await scope.registration.unregister();
}
