// @ts-check
/** Starts Python: loads the planned files at once, and unpacks the packages. */

import { Downloads } from "./downloads.mjs";
import { fault, FaultError } from "./fault.mjs";
import { checkWebAssembly, guardFetch } from "./guard.mjs";
import { openStorage } from "./storage.mjs";
import { optionsOf } from "./options.mjs";
import { unpack } from "./packages.mjs";
import { findSnapshot, memoryIn, restored } from "./snapshot.mjs";
import { importScript } from "./script.mjs";
import { stallFailure } from "./stall.mjs";
import { Wasm } from "./wasm.mjs";

/** Milliseconds for the first answer, in whose way it would be to write to the disk. */
const FIRST_ANSWER = 1000;

/** @typedef {import("../page/types.mjs").Plan} Plan */
/** @typedef {import("../page/types.mjs").FromWorker} FromWorker */
/** The runtime's own interface, which ships its types apart. @typedef {any} Runtime */
/** @typedef {{runtime: Runtime, restored: boolean}} Started */

/**
 * Load and start, and return the runtime with all packages in it, and how it was started.
 * @param {Plan} plan
 * @param {boolean} fresh - whether to fetch again what is kept
 * @param {(message: FromWorker) => void} say
 * @returns {Promise<Started>}
 */
export async function boot(plan, fresh, say) {
  await checkWebAssembly();
  const fetch = self.fetch.bind(self);
  // What the browser itself has cached may be what failed.
  const load = (/** @type {string} */ url) => fetch(url, { cache: fresh ? "reload" : "default" });
  const kept = await openStorage(fresh);
  const report = (/** @type {number} */ loaded, /** @type {number} */ total) =>
    say({ say: "progress", loaded, total });
  const downloads = new Downloads(plan.files, kept, load, report);
  const address = `${plan.runtime}pyodide.asm.wasm`;
  guardFetch((url) => downloads.response(url), fetch, address);
  const wasm = new Wasm(/** @type {Promise<Response>} */ (downloads.response(address)));
  const snapshot = plan.snapshot ? findSnapshot(plan, kept).catch(() => null) : Promise.resolve(null);
  const start = async (/** @type {Runtime} */ module) => started(module, plan, wasm, await snapshot);
  const found = await loadAndStart(plan, downloads, fetch, wasm, start, () => say({ say: "loaded" }));
  performance.mark("pyodide: Python started");
  await unpackPackages(found.runtime, plan, downloads);
  performance.mark("pyodide: packages unpacked");
  setTimeout(() => void keep(plan, downloads, fetch, say), FIRST_ANSWER);
  return found;
}

/**
 * Start the runtime, from what an earlier visit has left where there is such a thing.
 * @param {Runtime} module
 * @param {Plan} plan
 * @param {Wasm} wasm
 * @param {Uint8Array | null} snapshot
 * @returns {Promise<Started>}
 */
async function started(module, plan, wasm, snapshot) {
  const options = optionsOf(plan);
  if (snapshot) wasm.memory = memoryIn(snapshot);
  const runtime = snapshot && (await restored(module, options, snapshot).catch(() => null));
  return { runtime: runtime ?? (await module.loadPyodide(options)), restored: Boolean(runtime) };
}

/**
 * Keep what was fetched; where the site works offline, also the scripts, which nobody else keeps.
 * @param {Plan} plan
 * @param {Downloads} downloads
 * @param {typeof fetch} fetch - the browser's own
 * @param {(message: FromWorker) => void} say
 */
async function keep(plan, downloads, fetch, say) {
  await downloads.keep();
  say({ say: "stored" });
  if (!plan.offline) return;
  await Promise.all(scriptsOf(plan).map((url) => downloads.keepScript(url, fetch)));
  say({ say: "kept" });
}

/** The runtime's scripts, which are imported and not fetched. @param {Plan} plan */
function scriptsOf(plan) {
  return ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => plan.runtime + name);
}

/**
 * Load everything at once and start the runtime as its own files arrive.
 * @param {Plan} plan
 * @param {Downloads} downloads
 * @param {typeof fetch} fetch - the browser's own
 * @param {Wasm} wasm
 * @param {(module: Runtime) => Promise<Started>} start
 * @param {() => void} sayLoaded
 * @returns {Promise<Started>}
 */
async function loadAndStart(plan, downloads, fetch, wasm, start, sayLoaded) {
  const stalled = stallFailure(downloads, plan.limits.stall);
  const scripts = scriptsOf(plan);
  const modules = Promise.all(scripts.map((url) => importScript(url, fetch, downloads)));
  const others = plan.files.map((file) => file.url).filter((url) => !scripts.includes(url));
  const arrivals = Promise.all([modules, ...others.map((url) => downloads.arrival(url))]);
  const runs = modules.then(([module]) => {
    performance.mark("pyodide: scripts loaded");
    return start(module);
  });
  arrivals.then(sayLoaded, () => {});
  try {
    const [found] = await Promise.race([Promise.all([runs, arrivals]), wasm.failure, stalled]);
    return found;
  } catch (error) {
    // A file that did not arrive in full explains more than what the runtime makes of it.
    await Promise.race([arrivals, stalled]);
    throw startFault(error);
  }
}

/**
 * Put the packages where Python finds them.
 * @param {Runtime} runtime
 * @param {Plan} plan
 * @param {Downloads} downloads
 */
async function unpackPackages(runtime, plan, downloads) {
  if (plan.fallback) runtime.pyimport("stdlib_fallback").install(plan.fallback.url, plan.fallback.size);
  if (plan.rest) runtime.pyimport("stdlib_rest").install(plan.rest.url, plan.rest.size);
  await unpack(runtime, plan, (url) => downloads.response(url));
  if (plan.catalogue) runtime.pyimport("pyodide_catalogue").install(plan.catalogue, plan.sitePackages);
}

/** @param {unknown} error */
function startFault(error) {
  if (error instanceof FaultError) return error;
  return fault("start", "Python", error instanceof Error ? error.message : String(error));
}
