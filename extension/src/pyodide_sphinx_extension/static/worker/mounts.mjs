// @ts-check
/** Files that Python sees before they are loaded: the first that is read of a zip brings all of it. */

import { loadedAtOnce } from "./at-once.mjs";
import { entries } from "./unzip.mjs";

/** The number that says in Python that a file could not be read. */
const NOT_READ = 29;

/** The runtime's files. @typedef {any} Files */
/** @typedef {(content: Uint8Array<ArrayBuffer>) => void} Put */
/** @typedef {{size: number, put: Put}} Awaited */

export class Mounts {
  #files;
  #seconds;
  #loaded;
  /** How large a zip is and what takes its content, by its address, until it is there. @type {Map<string, Awaited>} */
  #awaited = new Map();

  /**
   * @param {Files} files
   * @param {number} seconds - how long to wait for a zip
   * @param {(url: string, content: Uint8Array<ArrayBuffer>) => void} loaded - hears of one that was loaded
   */
  constructor(files, seconds, loaded) {
    this.#files = files;
    this.#seconds = seconds;
    this.#loaded = loaded;
  }

  /** The addresses of what is not loaded yet. */
  get awaited() {
    return [...this.#awaited.keys()];
  }

  /**
   * Show a zip as one file.
   * @param {{url: string, size: number}} zip
   * @param {string} path
   */
  file({ url, size }, path) {
    const put = this.#place(url, path, size);
    this.#awaited.set(url, { size, put });
  }

  /**
   * Show the files in a zip.
   * @param {{url: string, size: number}} zip
   * @param {string} folder
   * @param {[string, number][]} listed - names and sizes
   */
  zip({ url, size: whole }, folder, listed) {
    const made = new Set();
    const puts = new Map();
    for (const [name, size] of listed) {
      const path = `${folder}/${name}`;
      const parent = path.slice(0, path.lastIndexOf("/"));
      if (!made.has(parent)) this.#files.mkdirTree(parent);
      made.add(parent);
      if (!name.endsWith("/")) puts.set(name, this.#place(url, path, size));
    }
    const put = (/** @type {Uint8Array<ArrayBuffer>} */ content) => {
      for (const [name, part] of [...entries(content)]) puts.get(name)?.(part);
    };
    this.#awaited.set(url, { size: whole, put });
  }

  /** Take the content of a zip, unless it is there. @param {string} url @param {Uint8Array<ArrayBuffer>} content */
  supply(url, content) {
    const awaited = this.#awaited.get(url);
    if (awaited && content.length !== awaited.size) throw new Error(`${content.length} of ${awaited.size} bytes came.`);
    awaited?.put(content);
    this.#awaited.delete(url);
  }

  /**
   * Make a file whose content is loaded when it is read, and return what takes the content.
   * @param {string} url
   * @param {string} path
   * @param {number} size
   */
  #place(url, path, size) {
    this.#files.writeFile(path, new Uint8Array());
    const { node } = this.#files.lookupPath(path);
    let waits = size > 0;
    const put = (/** @type {Uint8Array} */ value) => {
      // What Python has written there itself stays.
      if (waits) Object.defineProperty(node, "contents", { value, writable: true, configurable: true });
      waits = false;
    };
    const get = () => {
      this.#load(url);
      return node.contents;
    };
    node.usedBytes = size;
    if (waits) Object.defineProperty(node, "contents", { get, set: put, configurable: true });
    return put;
  }

  /** Load a zip at once: Python cannot wait in another way. @param {string} url */
  #load(url) {
    try {
      const content = loadedAtOnce({ url, size: this.#awaited.get(url)?.size ?? 0 }, this.#seconds);
      this.supply(url, content);
      this.#loaded(url, content);
    } catch {
      throw new this.#files.ErrnoError(NOT_READ);
    }
  }
}
