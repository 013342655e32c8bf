// @ts-check
/**
 * The memory of a Python that has imported what answers, made when the site was built: what differs in it from
 * the runtime's own data. The runtime's ways to begin from one are its own affair and may change: whatever is not
 * as expected ends in an ordinary start.
 */

import { sha256 } from "./checking.mjs";
import { letGo } from "./room.mjs";
import { Mounts } from "./mounts.mjs";
import { entries } from "./unzip.mjs";

/** @typedef {import("../page/types.mjs").Plan} Plan */
/** @typedef {import("../page/types.mjs").MemoryFile} MemoryFile */
/** @typedef {import("./downloads.mjs").Downloads} Downloads */
/** The runtime's own interface, which ships its types apart. @typedef {any} Runtime */

/**
 * What a memory tells of itself: the build of the runtime, its own data by size and hash, the size of all, that of
 * a block, what Python holds of JavaScript, places that are each browser's own, and the files behind it.
 * @typedef {object} Head
 * @property {string} build
 * @property {[number, string]} data
 * @property {number} size
 * @property {number} block
 * @property {object} objects
 * @property {number[]} own
 * @property {string} library
 * @property {[string, number][][]} packages
 */

/** Bytes of a number. */
const NUMBER = 4;
/** Bytes of a page of memory. */
const PAGE = 65536;

export class Memory {
  /** @type {Head} */
  head;

  #runs;
  #content;
  /** The runtime's own data, once they are seen to be what the memory was made with. @type {Uint8Array | null} */
  #data = null;

  /** @param {Uint8Array<ArrayBuffer>} zip - with one file in it, or it ends in an error */
  constructor(zip) {
    const content = [...entries(zip)][0]?.[1] ?? new Uint8Array();
    const numbers = (/** @type {number} */ from, /** @type {number} */ count) =>
      new Uint32Array(content.slice(from, from + count * NUMBER).buffer);
    const [length = 0, count = 0] = numbers(0, 2);
    const from = 2 * NUMBER + length;
    this.head = JSON.parse(new TextDecoder().decode(content.subarray(2 * NUMBER, from)));
    this.#runs = numbers(from, 2 * count);
    this.#content = content.subarray(from + this.#runs.byteLength);
  }

  /**
   * Look at a memory before anything runs in it, and give it the size that will be needed.
   * @param {WebAssembly.Memory} memory
   */
  async prepare(memory) {
    const [size, hash] = this.head.data;
    const data = new Uint8Array(memory.buffer).slice(0, size);
    if ((await sha256(data)) === hash) this.#data = data;
    const missing = this.head.size - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  }

  /**
   * Put everything in its place, once, and return what Python holds of JavaScript.
   * @param {Uint8Array<ArrayBuffer>} memory
   * @param {number} used - where what the runtime has used by now ends
   * @param {string} build - the runtime's
   */
  fill(memory, used, build) {
    if (build !== this.head.build || !this.#data) throw new Error("This memory was made with another runtime.");
    const own = this.head.own.map((at) => memory.slice(at, at + NUMBER));
    clear(memory, this.#data.length, used);
    memory.set(this.#data);
    const { block } = this.head;
    let at = 0;
    let from = 0;
    for (let run = 0; run < this.#runs.length; run += 2) {
      at += (this.#runs[run] ?? 0) * block;
      const size = (this.#runs[run + 1] ?? 0) * block;
      memory.set(this.#content.subarray(from, from + size), at);
      at += size;
      from += size;
    }
    this.head.own.forEach((place, number) => memory.set(own[number] ?? [], place));
    // They are as large as Python, and needed no more.
    for (const each of [this.#data, this.#content]) letGo(each.buffer);
    this.#data = null;
    return this.head.objects;
  }
}

/**
 * Set what is not zero to zero; what was never used is only looked at, for the browser then need not provide it.
 * @param {Uint8Array<ArrayBuffer>} memory
 * @param {number} from
 * @param {number} to
 */
function clear(memory, from, to) {
  const words = new Uint32Array(memory.buffer, 0, Math.ceil(to / NUMBER));
  for (let at = Math.floor(from / NUMBER); at < words.length; at += 1) {
    if (words[at] === 0) continue;
    const end = Math.min(at + PAGE / NUMBER, words.length);
    words.fill(0, at, end);
    at = end - 1;
  }
}

/**
 * Load a memory; null where it cannot be had, or is not the one that belongs to the page.
 * @param {MemoryFile} file
 * @param {Downloads} downloads
 * @returns {Promise<Memory | null>}
 */
export async function loadMemory(file, downloads) {
  try {
    const content = await downloads.whole(file);
    if ((await sha256(content)) === file.sha256) return new Memory(content);
  } catch {
    // Whoever misses it starts without.
  }
  await downloads.doWithout(file.url);
  return null;
}

/**
 * Start from a memory.
 * @param {Runtime} module
 * @param {(settings: any) => Promise<any>} create - makes the runtime's own module
 * @param {object} options
 * @param {Memory} memory
 * @param {Plan} plan
 * @returns {Promise<Runtime>}
 */
export async function restored(module, create, options, memory, plan) {
  const createPyodideModule = async (/** @type {any} */ settings) => {
    const made = await create(settings);
    settings.API.restoreSnapshot = () => {
      const used = made.HEAPU32[made._emscripten_get_sbrk_ptr() / NUMBER];
      return memory.fill(made.HEAPU8, used, settings.API.config.BUILD_ID);
    };
    return made;
  };
  const runtime = await module.loadPyodide({ ...options, createPyodideModule, _loadSnapshot: new Uint8Array(1) });
  setZone(runtime._module);
  const language = `${(navigator.language ?? "C").replace("-", "_")}.UTF-8`;
  const [rest, whole] = [plan.rest, plan.fallback].map((file) => file ?? { url: "", size: 0 });
  runtime.pyimport("stdlib_memory").begin(language, rest?.url, rest?.size, whole?.url, whole?.size);
  return runtime;
}

/** Have the runtime look up the reader's time zone, as it does once, at its own start. @param {any} module */
function setZone(module) {
  const [winter, summer] = module.HEAPU32.subarray(module._tzname / NUMBER, module._tzname / NUMBER + 2);
  module.__tzset_js(module._timezone, module._daylight, winter, summer);
}

/**
 * Put the files behind a memory, which are loaded when Python asks for one of them, if they are not there before.
 * @param {Runtime} runtime
 * @param {Memory} memory
 * @param {Plan} plan
 * @param {Downloads} downloads - keeps what was loaded
 */
export function mountsOf(runtime, memory, plan, downloads) {
  const mounts = new Mounts(runtime.FS, plan.limits.stall, (url, content) => downloads.note(url, content));
  const spares = plan.memory?.spares ?? [];
  const [library, ...packages] = spares.map((url) => plan.files.find((file) => file.url === url) ?? { url, size: 0 });
  if (library) mounts.file(library, memory.head.library);
  packages.forEach((zip, number) => mounts.zip(zip, plan.sitePackages, memory.head.packages[number] ?? []));
  return mounts;
}
