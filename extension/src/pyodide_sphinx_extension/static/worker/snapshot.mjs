// @ts-check
/**
 * Keeps the memory of a Python that has imported what answers, and starts a later one from it. The runtime's
 * ways to do so are its own affair and may change: whatever is not as expected ends in a plain start.
 */

import { packed, unpacked } from "./blocks.mjs";
import { guardFetch } from "./guard.mjs";
import { openStorage } from "./storage.mjs";
import { optionsOf } from "./options.mjs";
import { findEntry, unpack } from "./packages.mjs";

/** @typedef {import("../page/types.mjs").Plan} Plan */
/** @typedef {import("./storage.mjs").StoredFiles} StoredFiles */
/** The runtime's own interface, which ships its types apart. @typedef {any} Runtime */

const CHECKSUM = "x-sha256";
/** Bytes of a page of memory. */
const PAGE = 65536;

/** A restored generator would give every visit the same numbers; one that is imported later is seeded then. */
const RESEED = "import sys; 'random' in sys.modules and sys.modules['random'].seed(); del sys";

/**
 * The kept memory, if there is one and it is whole.
 * @param {Plan} plan
 * @param {StoredFiles} kept
 * @returns {Promise<Uint8Array | null>}
 */
export async function findSnapshot(plan, kept) {
  const found = await kept.find(addressOf(plan));
  if (!found) return null;
  const content = await found.arrayBuffer().catch(() => new ArrayBuffer(0));
  if ((await checksum(content)) === found.headers.get(CHECKSUM)) return unpacked(content);
  await kept.remove(addressOf(plan));
  return null;
}

/**
 * Start from a kept memory.
 * @param {Runtime} module
 * @param {object} options
 * @param {Uint8Array} snapshot
 * @returns {Promise<Runtime>}
 */
export async function restored(module, options, snapshot) {
  const runtime = await module.loadPyodide({ ...options, _loadSnapshot: snapshot });
  runtime.runPython(RESEED);
  return runtime;
}

/**
 * Start once more, for its memory alone, which is kept before anything is asked of it.
 * @param {Plan} plan
 * @param {string[]} entries
 */
export async function takeSnapshot(plan, entries) {
  const kept = await openStorage(false);
  const [there, library] = await Promise.all([addressOf(plan), plan.stdlib].map((url) => kept.find(url)));
  if (there || !library) return; // what is not kept would be fetched again
  const module = await import(`${plan.runtime}pyodide.mjs`);
  const fetch = self.fetch.bind(self);
  const load = async (/** @type {string} */ url) => (await kept.find(url)) ?? fetch(url);
  guardFetch(load, fetch);
  const runtime = await module.loadPyodide({ ...optionsOf(plan), _makeSnapshot: true });
  await unpack(runtime, plan, load);
  importAll(runtime, entries);
  const content = await packed(runtime.makeMemorySnapshot());
  await kept.keep(addressOf(plan), new Blob([content]), { [CHECKSUM]: await checksum(content) });
  await kept.removeOlder([addressOf(plan)]);
}

/** Import what can be; the rest needs more than is there, and is imported after each start. */
function importAll(/** @type {Runtime} */ runtime, /** @type {string[]} */ entries) {
  for (const entry of entries) {
    try {
      findEntry(runtime, entry);
    } catch {
      continue;
    }
  }
}

/** The bytes of memory in a snapshot: whole pages, behind a head that is shorter than one. @param {Uint8Array} snapshot */
export function memoryIn(snapshot) {
  return snapshot.length - (snapshot.length % PAGE);
}

/** Where the memory is kept: by the hashes of the runtime, the library and the packages. @param {Plan} plan */
function addressOf(plan) {
  const parts = [plan.stdlib, ...plan.packages].map((url) => url.split("/").pop());
  return `${plan.runtime}memory-with/${parts.join("/")}`;
}

/** @param {BufferSource} content */
async function checksum(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
