// @ts-check
/** Starts Python: loads the planned files at once, unpacks the packages, finds the entry. */

import { Downloads } from "./worker-downloads.mjs";
import { fault, faultOf, FaultError } from "./worker-fault.mjs";
import { checkWebAssembly, guardFetch, instantiationFailure } from "./worker-guard.mjs";
import { openKept } from "./worker-kept.mjs";
import { importScript } from "./worker-script.mjs";
import { stallFailure } from "./worker-stall.mjs";

/** @typedef {import("./types.mjs").Config} Config */
/** @typedef {import("./types.mjs").FromWorker} FromWorker */
/** @typedef {(request: string) => unknown} Entry */
/** The runtime's own interface, which ships its types apart. @typedef {any} Runtime */

/**
 * Load and start, and return the entry function.
 * @param {Config} plan
 * @param {boolean} fresh - whether to fetch again what is kept
 * @param {(message: FromWorker) => void} say
 * @returns {Promise<Entry>}
 */
export async function boot(plan, fresh, say) {
  await checkWebAssembly();
  const fetch = self.fetch.bind(self);
  // What the browser itself has cached may be what failed.
  const load = (/** @type {string} */ url) => fetch(url, { cache: fresh ? "reload" : "default" });
  const downloads = new Downloads(plan.files, await openKept(fresh), load, (loaded, total) =>
    say({ say: "progress", loaded, total }),
  );
  guardFetch(downloads, fetch);
  const runtime = await loadAndStart(plan, downloads, fetch, () => say({ say: "loaded" }));
  const entry = await findEntry(runtime, plan, downloads);
  void downloads.keep();
  return entry;
}

/**
 * Load everything at once and start the runtime as its own files arrive.
 * @param {Config} plan
 * @param {Downloads} downloads
 * @param {typeof fetch} fetch - the browser's own
 * @param {() => void} sayLoaded
 * @returns {Promise<Runtime>}
 */
async function loadAndStart(plan, downloads, fetch, sayLoaded) {
  const silent = instantiationFailure();
  const stalled = stallFailure(downloads, plan.limits.stall);
  const scripts = ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => plan.runtime + name);
  const modules = Promise.all(scripts.map((url) => importScript(url, fetch, downloads)));
  const others = plan.files.map((file) => file.url).filter((url) => !scripts.includes(url));
  const arrivals = Promise.all([modules, ...others.map((url) => downloads.arrival(url))]);
  const started = modules.then(([runtime]) => startRuntime(runtime, plan));
  arrivals.then(sayLoaded, () => {});
  try {
    const [runtime] = await Promise.race([Promise.all([started, arrivals]), silent, stalled]);
    return runtime;
  } catch (error) {
    // A file that did not arrive in full explains more than what the runtime makes of it.
    await Promise.race([arrivals, stalled]);
    throw startFault(error);
  }
}

/**
 * Start the runtime without a list of further packages, which it would fetch otherwise.
 * @param {Runtime} runtime
 * @param {Config} plan
 * @returns {Promise<Runtime>}
 */
function startRuntime(runtime, plan) {
  return runtime.loadPyodide({
    indexURL: plan.runtime,
    stdLibURL: plan.stdlib,
    packageBaseUrl: plan.runtime,
    lockFileContents: { info: { abi_version: plan.abi }, packages: {} },
  });
}

/**
 * Unpack the packages and import the entry function.
 * @param {Runtime} runtime
 * @param {Config} plan
 * @param {Downloads} downloads
 * @returns {Promise<Entry>}
 */
async function findEntry(runtime, plan, downloads) {
  if (plan.fallback) {
    runtime.pyimport("stdlib_fallback").install(plan.fallback.url, plan.fallback.size);
  }
  for (const url of plan.packages) {
    const response = await downloads.response(url);
    const content = await response?.arrayBuffer();
    runtime.unpackArchive(content, "zip", { extractDir: plan.sitePackages });
  }
  const [module = "", name = ""] = plan.entry.split(":");
  const entry = imported(runtime, module)[name];
  if (!entry) throw fault("start", plan.entry, `${module} has no function ${name}`);
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
