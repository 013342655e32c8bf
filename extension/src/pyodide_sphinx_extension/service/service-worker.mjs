// @ts-check
/**
 * Lets the pages with apps work without a connection. What is in the manifest is kept when this worker
 * is installed, from one build or not at all; each version has a cache of its own. Addresses that carry
 * a hash are answered from what is kept, everything else from the network as long as there is one.
 */

/**
 * Addresses are relative to this script; a page comes with the mark of the addresses in it.
 * @typedef {{version: string, pages: Record<string, string>, files: string[]}} Manifest
 */

/** @type {Manifest} */
const MANIFEST = JSON.parse("{}");
const ROOT = new URL("./", location.href);
const PREFIX = `pyodide-offline ${ROOT.pathname} `;
const CACHE = PREFIX + MANIFEST.version;
const FILES = new Set(MANIFEST.files.map(absolute));
const PAGES = new Set(Object.keys(MANIFEST.pages).map(absolute));

/** Addresses of what is published under a hash of its content. */
const HASHED = /_static\/([\w./-]*[0-9a-f]{16}[\w./-]*)/g;
/** Large files are kept by the worker that runs Python, and come to it unchanged. */
const LARGE = /\.(wasm|zip)$/;
/** Milliseconds until a connection that brings no page is taken for none. */
const TIMEOUT = 5000;

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", (event) => event.waitUntil(keepAll()));
scope.addEventListener("activate", (event) => event.waitUntil(takeOver()));
scope.addEventListener("message", ({ data }) => {
  if (data?.do === "activate") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const answer = answerFor(event.request);
  if (answer) event.respondWith(answer);
});

/** @param {string} address */
function absolute(address) {
  return new URL(address, ROOT).href;
}

/** Keep everything of one version, or nothing. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  const pages = Object.entries(MANIFEST.pages);
  try {
    await Promise.all([
      ...pages.map(([address, mark]) => keepPage(cache, address, mark)),
      ...MANIFEST.files.map((address) => keepFile(cache, address)),
    ]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/**
 * A page that points at files of another build is of another build.
 * @param {Cache} cache
 * @param {string} address
 * @param {string} mark
 */
async function keepPage(cache, address, mark) {
  const response = await fetched(address);
  const text = await response.text();
  if ((await markOf(text)) !== mark) throw new Error(`${address} is not of version ${MANIFEST.version}`);
  // Made anew: what came by way of a redirection cannot answer for a page.
  const headers = { "content-type": response.headers.get("content-type") ?? "text/html" };
  await cache.put(absolute(address), new Response(text, { headers }));
}

/** @param {Cache} cache @param {string} address */
async function keepFile(cache, address) {
  await cache.put(absolute(address), await fetched(address));
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(absolute(address), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** What tells the pages of one build from those of another. @param {string} text */
async function markOf(text) {
  const addresses = new Set([...text.matchAll(HASHED)].map(([, address]) => address));
  const bytes = new TextEncoder().encode([...addresses].sort().join("\n"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** No page of an older version is open any more: what was kept for them goes. */
async function takeOver() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/**
 * The answer to a request, or null where it is none of this worker's business.
 * @param {Request} request
 */
function answerFor(request) {
  const { href, pathname } = new URL(request.url);
  if (request.method !== "GET" || !href.startsWith(ROOT.href) || LARGE.test(pathname)) return null;
  const page = new URL(pathname, ROOT).href;
  if (request.mode === "navigate") return PAGES.has(page) ? fromNetwork(request, page, TIMEOUT) : null;
  // Somebody tries again after a failure: what is kept may be what failed.
  if (request.cache === "reload") return null;
  if (pathname.search(HASHED) >= 0) return fromCache(request);
  return FILES.has(href) ? fromNetwork(request, href, TIMEOUT) : null;
}

/** @param {Request} request */
async function fromCache(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/**
 * @param {Request} request
 * @param {string} kept - the address under which it is kept
 * @param {number} timeout - in milliseconds
 */
async function fromNetwork(request, kept, timeout) {
  const own = await caches.open(CACHE);
  const fallback = await own.match(kept, { ignoreVary: true });
  const network = fetch(request);
  if (!fallback) return network;
  const late = new Promise((resolve) => setTimeout(resolve, timeout, fallback));
  return Promise.race([network.catch(() => fallback), late]);
}
