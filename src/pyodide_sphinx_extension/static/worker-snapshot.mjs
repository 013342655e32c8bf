// @ts-check
/**
 * Keeps the memory of a Python that has just started, and starts a later one from it. The runtime's
 * ways to do so are its own affair and may change: whatever is not as expected ends in a plain start.
 */

import { openKept } from "./worker-kept.mjs";
import { optionsOf } from "./worker-options.mjs";

/** @typedef {import("./types.mjs").Plan} Plan */
/** @typedef {import("./worker-kept.mjs").Kept} Kept */
/** The runtime's own interface, which ships its types apart. @typedef {any} Runtime */

const CHECKSUM = "x-sha256";

/** A restored generator would give every visit the same numbers. */
const RESEED = "import random; random.seed(); del random";

/**
 * The kept memory, if there is one and it is whole.
 * @param {Plan} plan
 * @param {Kept} kept
 * @returns {Promise<ArrayBuffer | null>}
 */
export async function findSnapshot(plan, kept) {
  const found = await kept.find(addressOf(plan));
  if (!found) return null;
  const content = await found.arrayBuffer().catch(() => new ArrayBuffer(0));
  if ((await checksum(content)) === found.headers.get(CHECKSUM)) return content;
  await kept.remove(addressOf(plan));
  return null;
}

/**
 * Start from a kept memory.
 * @param {Runtime} module
 * @param {object} options
 * @param {ArrayBuffer} snapshot
 * @returns {Promise<Runtime>}
 */
export async function restored(module, options, snapshot) {
  const runtime = await module.loadPyodide({ ...options, _loadSnapshot: snapshot });
  runtime.runPython(RESEED);
  return runtime;
}

/**
 * Start once more, for its memory alone, which is kept before any package or data is in it.
 * @param {Plan} plan
 */
export async function photograph(plan) {
  const kept = await openKept(false);
  if (await kept.find(addressOf(plan))) return;
  const module = await import(`${plan.runtime}pyodide.mjs`);
  const fetch = self.fetch.bind(self);
  self.fetch = async (input, init) => (await kept.find(`${input}`)) ?? fetch(input, init);
  const runtime = await module.loadPyodide({ ...optionsOf(plan), _makeSnapshot: true });
  const content = runtime.makeMemorySnapshot();
  await kept.keep(addressOf(plan), new Blob([content]), { [CHECKSUM]: await checksum(content) });
  await kept.removeOlder([addressOf(plan)]);
}

/** Where the memory is kept: by the hashes of the runtime and of the library. @param {Plan} plan */
function addressOf(plan) {
  return `${plan.runtime}memory-with/${plan.stdlib.split("/").pop()}`;
}

/** @param {BufferSource} content */
async function checksum(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
