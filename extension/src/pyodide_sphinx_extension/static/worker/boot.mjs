// @ts-check
/** Starts Python: loads what that needs at once, and puts the packages where Python finds them. */

import { Wasm } from "./compile-wasm.mjs";
import { Downloads } from "./downloads.mjs";
import { checkWebAssembly, guardFetch } from "./guard.mjs";
import { loadMemory, mountsOf, restored } from "./memory.mjs";
import { neededAtStart } from "../page/needed.mjs";
import { optionsOf } from "./options.mjs";
import { unpack } from "./packages.mjs";
import { SecondaryFile } from "./secondary-file.mjs";
import { scriptsOf, Starting } from "./starting.mjs";
import { openStorage } from "./storage.mjs";

/** Milliseconds for the first answer, in whose way it would be to load what nobody has asked for yet. */
const FIRST_ANSWER = 1000;

/** @typedef {import("../page/types.mjs").Plan} Plan */
/** @typedef {import("../page/types.mjs").FromWorker} FromWorker */
/** @typedef {import("./mounts.mjs").Mounts} Mounts */
/** @typedef {import("./memory.mjs").Memory} Memory */
/** The runtime's own interface, which ships its types apart. @typedef {any} Runtime */
/** Makes the runtime's own module. @typedef {(settings: any) => Promise<any>} Create */
/** @typedef {{runtime: Runtime, restored: boolean}} Started */

/**
 * Load and start, and return the runtime with all packages in it, and how it was started.
 * @param {Plan} planned
 * @param {boolean} fresh - whether to fetch again what is kept
 * @param {(message: FromWorker) => void} say
 * @returns {Promise<Started>}
 */
export async function boot(planned, fresh, say) {
  await checkWebAssembly();
  const fetch = self.fetch.bind(self);
  // What the browser itself has cached may be what failed.
  const load = (/** @type {string} */ url, /** @type {AbortSignal} */ signal) =>
    fetch(url, { cache: fresh ? "reload" : "default", signal });
  const kept = await openStorage(fresh);
  const plan = await withWhatIsKept(planned, kept);
  const report = (/** @type {number} */ loaded, /** @type {number} */ total) =>
    say({ say: "progress", loaded, total });
  const files = plan.secondary ? [...plan.files, plan.secondary] : plan.files;
  const downloads = new Downloads(files, neededAtStart(plan), kept, load, report);
  const secondary = plan.secondary && new SecondaryFile(plan.secondary, plan.runtime, plan.limits.stall, downloads);
  const found = secondary?.find();
  const address = `${plan.runtime}pyodide.asm.wasm`;
  const here = (/** @type {string} */ url) =>
    url === emptyLibrary(plan) ? Promise.resolve(new Response()) : downloads.response(url);
  guardFetch(here, fetch, address);
  const memory = plan.memory ? worthwhile(plan.memory, downloads, address) : Promise.resolve(null);
  const response = /** @type {Promise<Response>} */ (downloads.response(address));
  const wasm = new Wasm(response, downloads.arrival(address), () => secondary?.take() ?? new Uint8Array());
  const starting = new Starting(plan, downloads, fetch, wasm);
  const start = (/** @type {Runtime} */ module, /** @type {Create} */ create) =>
    begun({ module, create, plan, downloads, wasm, starting }, memory);
  const { runtime, mounts } = await starting.run(start, () => say({ say: "loaded" }));
  await found;
  setTimeout(() => void keep({ plan, downloads, mounts, secondary }, fetch, say), FIRST_ANSWER);
  return { runtime, restored: mounts !== null };
}

/**
 * The same plan without a memory where that would have to be loaded and what it was made from is there: an earlier
 * visit over a slower connection kept that.
 * @param {Plan} plan
 * @param {import("./storage.mjs").StoredFiles} kept
 * @returns {Promise<Plan>}
 */
async function withWhatIsKept(plan, kept) {
  if (!plan.memory || (await kept.find(plan.memory.url))) return plan;
  const spares = await Promise.all(plan.memory.spares.map((url) => kept.find(url)));
  return spares.every(Boolean) ? { ...plan, memory: null } : plan;
}

/**
 * Load a memory, unless it has to come over a slow connection: what it was made from is fewer bytes.
 * @param {import("../page/types.mjs").MemoryFile} memory
 * @param {Downloads} downloads
 * @param {string} first - the address of what tells how fast the connection is
 */
async function worthwhile(memory, downloads, first) {
  if ((await downloads.kept(memory.url)) || !(await downloads.isSlow(first))) return loadMemory(memory, downloads);
  await downloads.doWithout(memory.url);
  return null;
}

/**
 * What a start has at hand.
 * @typedef {object} Hand
 * @property {Runtime} module - the runtime's script
 * @property {Create} create
 * @property {Plan} plan
 * @property {Downloads} downloads
 * @property {Wasm} wasm
 * @property {Starting} starting
 */

/**
 * Begin from the memory if that is possible, and in the ordinary way if it is not.
 * @param {Hand} hand
 * @param {Promise<Memory | null>} loading
 */
async function begun(hand, loading) {
  const memory = await loading;
  const found = memory && (await fromMemory(hand, memory).catch(() => null));
  if (found) return found;
  const { module, plan, downloads, starting } = hand;
  for (const file of plan.files) if (plan.memory?.spares.includes(file.url)) starting.need(file);
  const runtime = await module.loadPyodide(optionsOf(plan));
  performance.mark("pyodide: Python started");
  if (plan.fallback) runtime.pyimport("stdlib_fallback").install(plan.fallback.url, plan.fallback.size);
  if (plan.rest) runtime.pyimport("stdlib_rest").install(plan.rest.url, plan.rest.size);
  await unpackRest(runtime, plan, downloads, []);
  return { runtime, mounts: null };
}

/**
 * Begin from a memory. What is kept of the files behind it is put there at once, for nobody can wait for it later.
 * @param {Hand} hand
 * @param {Memory} memory
 */
async function fromMemory({ module, create, plan, downloads, wasm }, memory) {
  const spares = plan.memory?.spares ?? [];
  const kept = spares.map((url) => downloads.keptIntact(url));
  wasm.prepare = (found) => memory.prepare(found);
  try {
    const options = { ...optionsOf(plan), stdLibURL: emptyLibrary(plan) };
    const runtime = await restored(module, create, options, memory, plan);
    performance.mark("pyodide: Python started");
    const mounts = mountsOf(runtime, memory, plan, downloads);
    for (const [number, content] of (await Promise.all(kept)).entries()) {
      if (content) mounts.supply(spares[number] ?? "", content);
    }
    await unpackRest(runtime, plan, downloads, spares);
    return { runtime, mounts };
  } finally {
    wasm.prepare = null;
  }
}

/** What stands for the standard library where Python begins with it in memory. @param {Plan} plan */
function emptyLibrary(plan) {
  return `${plan.runtime}empty.zip`;
}

/**
 * Put the packages where Python finds them, but for those that are there.
 * @param {Runtime} runtime
 * @param {Plan} plan
 * @param {Downloads} downloads
 * @param {string[]} there
 */
async function unpackRest(runtime, plan, downloads, there) {
  const packages = plan.packages.filter((url) => !there.includes(url));
  await unpack(runtime, { ...plan, packages }, (url) => downloads.response(url));
  if (plan.catalogue) runtime.pyimport("pyodide_catalogue").install(plan.catalogue, plan.sitePackages);
  performance.mark("pyodide: packages unpacked");
}

/**
 * Load the second part of the runtime and what stands behind a memory, and keep what was fetched; where the site works
 * offline, also the scripts, which nobody else keeps.
 * @param {{plan: Plan, downloads: Downloads, mounts: Mounts | null, secondary: SecondaryFile | null}} start
 * @param {typeof fetch} fetch - the browser's own
 * @param {(message: FromWorker) => void} say
 */
async function keep({ plan, downloads, mounts, secondary }, fetch, say) {
  await secondary?.fetch().catch(() => {}); // who calls it asks for it again
  for (const url of mounts?.awaited ?? []) {
    await downloads.content(url).then((content) => mounts?.supply(url, content)).catch(() => {});
  }
  try {
    await downloads.keep();
    if (plan.offline) await Promise.all(scriptsOf(plan).map((url) => downloads.keepScript(url, fetch)));
  } finally {
    // Also where there was no room: what waits for it may begin.
    if (plan.offline) say({ say: "kept" });
  }
}
