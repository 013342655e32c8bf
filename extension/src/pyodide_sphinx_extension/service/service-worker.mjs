// @ts-check
/**
 * Lets the pages with apps work without a connection. What is in the manifest is kept when this worker
 * is installed, from one build or not at all; each version has a cache of its own. Addresses that carry
 * a hash are answered from what is kept, everything else from the network as long as there is one.
 * The large files of Python are kept in one cache by the worker that runs it; what no version needs any
 * more goes when this one takes over, and not while a page of the version before may still be asked for.
 */

/**
 * A page: the mark of the addresses in it, and the files that its Python needs.
 * @typedef {{mark: string, python: string[]}} Page
 */
/**
 * Addresses are relative to this script; files come with the SHA-256 of their content.
 * @typedef {object} Manifest
 * @property {string} version
 * @property {Record<string, Page>} pages
 * @property {Record<string, string>} files - kept with the pages
 * @property {Record<string, string>} python - kept once they were used, also memories, which no page depends on
 */

/** @type {Manifest} */
const MANIFEST = JSON.parse("{}");
const ROOT = new URL("./", location.href);
const PREFIX = `pyodide-offline ${ROOT.pathname} `;
const CACHE = PREFIX + MANIFEST.version;
/** Where the worker that runs Python keeps its files. */
const PYTHON = "pyodide-sphinx-extension";
const FILES = new Set(Object.keys(MANIFEST.files).map(absolute));
const PAGES = new Map(Object.entries(MANIFEST.pages).map(([address, page]) => [absolute(address), page]));

/** Addresses of what is published under a hash of its content: this extension's, and those of Sphinx. */
const HASHED = /_static\/([\w./-]*(?:[0-9a-f]{16}[\w./-]*|\?v=[0-9a-f]{8}))/g;
const HASH = /[0-9a-f]{16}/g;
/** Large files are kept by the worker that runs Python, and come to it unchanged. */
const LARGE = /\.(wasm|zip)$/;
/** Milliseconds until a connection that brings no page is taken for none. */
const TIMEOUT = 5000;

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", (event) => event.waitUntil(keepAll()));
scope.addEventListener("activate", (event) => event.waitUntil(takeOver()));
scope.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data?.do === "activate") void scope.skipWaiting();
  if (data?.do === "tell") event.waitUntil(works(data.page).then((answer) => ports[0]?.postMessage(answer)));
});
scope.addEventListener("fetch", (event) => {
  const answer = answerFor(event.request);
  if (answer) event.respondWith(answer);
});

/** @param {string} address */
function absolute(address) {
  return new URL(address, ROOT).href;
}

/**
 * Tell whether a page opens without a connection, and Python starts in it; what the browser has removed
 * of this version is fetched again.
 * @param {string} address - the page's, absolute
 */
async function works(address) {
  const page = PAGES.get(new URL(new URL(address).pathname, ROOT).href);
  if (!page) return false;
  const kept = keepAll().then(() => Promise.all(page.python.map((file) => caches.match(absolute(file)))));
  return kept.then((files) => files.every(Boolean), () => false);
}

/** Keep everything of one version, or nothing. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  // Of a version that was published before, and is again, the cache may be in use.
  if ([...FILES, ...PAGES.keys()].every((address) => there.has(address))) return;
  try {
    await Promise.all([
      ...Object.entries(MANIFEST.pages).map(([address, { mark }]) => keepPage(cache, address, mark)),
      ...Object.entries(MANIFEST.files).map(([address, hash]) => keepFile(cache, address, hash)),
      keepPython(),
    ]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Whoever could start Python without a connection still can after an update: what replaces a kept file is kept too. */
async function keepPython() {
  const cache = await caches.open(PYTHON);
  const kept = (await cache.keys()).map(({ url }) => url);
  const shapes = new Set(kept.map(shape));
  const newer = Object.entries(MANIFEST.python).filter(([address]) => {
    return shapes.has(shape(absolute(address))) && !kept.includes(absolute(address));
  });
  await Promise.all(newer.map(([address, hash]) => keepFile(cache, address, hash)));
}

/** An address without its hashes. @param {string} url */
function shape(url) {
  return url.replace(HASH, "");
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
  if ((await markOf(text)) !== mark) throw ofAnotherBuild(address);
  await keep(cache, address, response, text);
}

/** @param {Cache} cache @param {string} address @param {string} hash */
async function keepFile(cache, address, hash) {
  const response = await fetched(address);
  const content = await response.arrayBuffer();
  if ((await sha256(content)) !== hash) throw ofAnotherBuild(address);
  await keep(cache, address, response, content);
}

/**
 * Made anew: what came by way of a redirection cannot answer for a page.
 * @param {Cache} cache
 * @param {string} address
 * @param {Response} response
 * @param {BodyInit} content
 */
async function keep(cache, address, response, content) {
  const headers = { "content-type": response.headers.get("content-type") ?? "text/html" };
  await cache.put(absolute(address), new Response(content, { headers }));
}

/** @param {string} address */
function ofAnotherBuild(address) {
  return new Error(`${address} is not of version ${MANIFEST.version}`);
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
  return sha256(new TextEncoder().encode([...addresses].sort().join("\n")));
}

/** @param {BufferSource} content */
async function sha256(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** No page of an older version is open any more: what was kept for them goes. */
async function takeOver() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all([...older.map((name) => caches.delete(name)), forgetOlderPython()]);
  await scope.clients.claim();
}

/** What has a hash in its address that this version does not know is of another. */
async function forgetOlderPython() {
  const cache = await caches.open(PYTHON);
  const known = new Set(Object.keys(MANIFEST.python).flatMap((address) => address.match(HASH) ?? []));
  const own = (await cache.keys()).filter(({ url }) => url.startsWith(absolute("_static/")));
  const older = own.filter(({ url }) => !(url.match(HASH) ?? []).every((hash) => known.has(hash)));
  await Promise.all(older.map((request) => cache.delete(request)));
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
  if (href.search(HASHED) >= 0) return fromCache(request);
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
