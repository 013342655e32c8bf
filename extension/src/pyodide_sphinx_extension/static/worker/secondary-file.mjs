// @ts-check
/** The file with the second part of the runtime: loaded after the first answer, or at once when Python calls it. */

import { damaged, loadedAtOnce } from "./at-once.mjs";
import { entries } from "./unzip.mjs";

/** @typedef {import("../page/types.mjs").PlannedFile} PlannedFile */
/** @typedef {import("./downloads.mjs").Downloads} Downloads */

export class SecondaryFile {
  #file;
  /** What is in the zip: it belongs to one runtime. */
  #name;
  #seconds;
  #downloads;
  /** The zip, as long as nobody has asked for what is in it. @type {Uint8Array<ArrayBuffer> | null} */
  #zip = null;
  #isTaken = false;

  /**
   * @param {PlannedFile} file
   * @param {string} runtime - the folder of the runtime
   * @param {number} seconds - how long Python waits for it
   * @param {Downloads} downloads
   */
  constructor(file, runtime, seconds, downloads) {
    this.#file = file;
    this.#name = `${runtime.split("/").at(-2)}/secondary.wasm`;
    this.#seconds = seconds;
    this.#downloads = downloads;
  }

  /** Have at hand what an earlier visit kept. */
  async find() {
    this.#hold(await this.#downloads.keptIntact(this.#file.url));
  }

  /** Have it at hand, from the site where no visit kept it. */
  async fetch() {
    if (!this.#zip && !this.#isTaken) this.#hold(await this.#downloads.content(this.#file.url));
  }

  /** The WebAssembly in it, now. */
  take() {
    const zip = this.#zip ?? this.#load();
    this.#isTaken = true;
    this.#zip = null;
    const found = [...entries(zip)].find(([name]) => name === this.#name);
    if (!found) throw damaged(this.#file.url);
    return found[1];
  }

  /** @param {Uint8Array<ArrayBuffer> | null} zip */
  #hold(zip) {
    if (!this.#isTaken) this.#zip = zip;
  }

  #load() {
    const zip = loadedAtOnce(this.#file, this.#seconds);
    this.#downloads.note(this.#file.url, zip);
    return zip;
  }
}
