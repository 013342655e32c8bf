// @ts-check
/** Starts Python: loads the planned files at once, unpacks the packages, finds entries. */

import { Downloads } from "./worker-downloads.mjs";
import { fault, faultOf, FaultError } from "./worker-fault.mjs";
import { checkWebAssembly, guardFetch, instantiationFailure } from "./worker-guard.mjs";
import { openKept } from "./worker-kept.mjs";
import { optionsOf } from "./worker-options.mjs";
import { findSnapshot, restored } from "./worker-snapshot.mjs";
import { importScript } from "./worker-script.mjs";
import { stallFailure } from "./worker-stall.mjs";

/** @typedef {import("./types.mjs").Plan} Plan */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {(request: string) => unknown} Entry */
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
  const kept = await openKept(fresh);
  const report = (/** @type {number} */ loaded, /** @type {number} */ total) =>
    say({ say: "progress", loaded, total });
  const downloads = new Downloads(plan.files, kept, load, report);
  guardFetch(downloads, fetch);
  const snapshot = plan.snapshot ? findSnapshot(plan, kept) : Promise.resolve(null);
  const start = async (/** @type {Runtime} */ module) => started(module, plan, await snapshot);
  const found = await loadAndStart(plan, downloads, fetch, start, () => say({ say: "loaded" }));
  await unpackPackages(found.runtime, plan, downloads);
  void keep(plan, downloads, fetch, say);
  return found;
}

/**
 * Start the runtime, from what an earlier visit has left where there is such a thing.
 * @param {Runtime} module
 * @param {Plan} plan
 * @param {ArrayBuffer | null} snapshot
 * @returns {Promise<Started>}
 */
async function started(module, plan, snapshot) {
  const options = optionsOf(plan);
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
 * @param {(module: Runtime) => Promise<Started>} start
 * @param {() => void} sayLoaded
 * @returns {Promise<Started>}
 */
async function loadAndStart(plan, downloads, fetch, start, sayLoaded) {
  const silent = instantiationFailure();
  const stalled = stallFailure(downloads, plan.limits.stall);
  const scripts = scriptsOf(plan);
  const modules = Promise.all(scripts.map((url) => importScript(url, fetch, downloads)));
  const others = plan.files.map((file) => file.url).filter((url) => !scripts.includes(url));
  const arrivals = Promise.all([modules, ...others.map((url) => downloads.arrival(url))]);
  const runs = modules.then(([module]) => start(module));
  arrivals.then(sayLoaded, () => {});
  try {
    const [found] = await Promise.race([Promise.all([runs, arrivals]), silent, stalled]);
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
  if (plan.fallback) {
    runtime.pyimport("stdlib_fallback").install(plan.fallback.url, plan.fallback.size);
  }
  for (const url of plan.packages) {
    const response = await downloads.response(url);
    const content = await response?.arrayBuffer();
    runtime.unpackArchive(content, "zip", { extractDir: plan.sitePackages });
  }
}

/**
 * Import an entry function.
 * @param {Runtime} runtime
 * @param {string} named - as `package.module:function`
 * @returns {Entry}
 */
export function findEntry(runtime, named) {
  const [module = "", name = ""] = named.split(":");
  const entry = imported(runtime, module)[name];
  if (!entry) throw fault("start", named, `${module} has no function ${name}`);
  return entry;
}

/** @param {Runtime} runtime @param {string} module */
function imported(runtime, module) {
  try {
    return runtime.pyimport(module);
  } catch (error) {
    throw new FaultError(faultOf(error, "start", module));
  }
}

/** @param {unknown} error */
function startFault(error) {
  if (error instanceof FaultError) return error;
  return fault("start", "Python", error instanceof Error ? error.message : String(error));
}
