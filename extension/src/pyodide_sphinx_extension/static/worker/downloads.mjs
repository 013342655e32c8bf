// @ts-check
/** Fetches the planned files, each once, counts their bytes, and notices all that can go wrong. */

import { checked } from "./checking.mjs";
import { fault, fileName } from "./fault.mjs";
import { Pace } from "./pace.mjs";
import { letGo } from "./room.mjs";

/** @typedef {import("../page/types.mjs").PlannedFile} PlannedFile */
/** @typedef {import("./storage.mjs").StoredFiles} StoredFiles */

export class Downloads {
  /** @type {Map<string, PlannedFile>} */
  #files;
  /** @type {Map<string, Promise<Response>>} */
  #responses = new Map();
  /** @type {Map<string, Promise<void>>} */
  #arrivals = new Map();
  /** @type {Map<string, AbortController>} */
  #requests = new Map();
  #kept;
  #fetch;
  #report;
  /** The files that have not arrived yet. @type {Set<string>} */
  #missing;
  /** The files to keep for a later visit. @type {Map<string, Blob>} */
  #fresh = new Map();
  #total;
  /** @type {Map<string, Pace>} */
  #paces = new Map();
  /** How many bytes have arrived. */
  loaded = 0;

  /**
   * @param {PlannedFile[]} files - all that may be asked for
   * @param {PlannedFile[]} needed - those that are waited for
   * @param {StoredFiles} kept - files of earlier visits
   * @param {(url: string, signal: AbortSignal) => Promise<Response>} fetch
   * @param {(loaded: number, total: number) => void} report - is told each arrival of bytes
   */
  constructor(files, needed, kept, fetch, report) {
    this.#files = new Map([...files, ...needed].map((file) => [file.url, file]));
    this.#missing = new Set(needed.map(({ url }) => url));
    this.#kept = kept;
    this.#fetch = fetch;
    this.#report = report;
    this.#total = needed.reduce((total, file) => total + file.size, 0);
  }

  /** Wait for a file too, from now on. @param {PlannedFile} file */
  need({ url, size }) {
    this.#missing.add(url);
    this.#total += size;
  }

  /** Do without a file that cannot be had, or is not what it should be. @param {string} url */
  async doWithout(url) {
    const asked = this.#requests.get(url);
    asked?.abort();
    if (!asked && this.#missing.has(url)) this.#total -= this.#files.get(url)?.size ?? 0;
    this.#missing.delete(url);
    this.#fresh.delete(url);
    await this.#kept.remove(url);
  }

  /**
   * The response for a planned file, fetched at the first request for it; null for other files.
   * @param {string} url
   */
  response(url) {
    const file = this.#files.get(url);
    if (!file) return null;
    const response = this.#responses.get(url) ?? this.#open(file);
    this.#responses.set(url, response);
    return this.#unread(file, response);
  }

  /** A second reader, after a first start that came to nothing, gets what is kept. */
  async #unread(/** @type {PlannedFile} */ file, /** @type {Promise<Response>} */ opened) {
    const response = await opened;
    if (!response.bodyUsed) return response;
    return (await this.#kept.find(file.url)) ?? this.#request(file.url);
  }

  /** The content of a planned file, once it has arrived in full and can be kept. @param {string} url */
  async content(url) {
    const response = await this.response(url);
    const content = (await response?.arrayBuffer()) ?? new ArrayBuffer(0);
    await this.#arrivals.get(url);
    return new Uint8Array(content);
  }

  /** Whether a file is on its way over a slow connection, once that can be said. @param {string} url */
  async isSlow(url) {
    const pace = new Pace();
    this.#paces.set(url, pace);
    this.arrival(url).catch(() => {}).finally(() => pace.end());
    return pace.slow;
  }

  /** Note what was loaded by other means, to keep it. @param {string} url @param {Uint8Array<ArrayBuffer>} content */
  note(url, content) {
    this.#fresh.set(url, new Blob([content], { type: "application/zip" }));
  }

  /** The content of a file that nobody reads as it arrives. @param {PlannedFile} file */
  async whole(file) {
    const kept = await this.kept(file.url);
    if (kept) {
      this.countWhole(file.url);
      return kept;
    }
    const response = await this.#request(file.url);
    const content = new Uint8Array(file.size);
    let size = 0;
    for await (const part of partsOf(response, file)) {
      if (size + part.length > file.size) throw incomplete(file, size + part.length);
      content.set(part, size);
      size += part.length;
      this.#count(part.length);
    }
    if (size !== file.size) throw incomplete(file, size);
    this.#missing.delete(file.url);
    this.#fresh.set(file.url, new Blob([content], { type: typeOf(response) }));
    return content;
  }

  /** The content of a file of an earlier visit, if it is there in full. @param {string} url */
  async kept(url) {
    const content = await (await this.#kept.find(url))?.arrayBuffer().catch(() => null);
    return content && content.byteLength === this.#files.get(url)?.size ? new Uint8Array(content) : null;
  }

  /** The same, if it is what was kept; what a disk has changed is kept no longer. @param {string} url */
  async keptIntact(url) {
    const [file, content] = [this.#files.get(url), await this.kept(url)];
    if (!file || !content) return null;
    return checked(file, content.buffer).then(() => content, () => this.#kept.remove(url).then(() => null));
  }

  /** Settles once a file has arrived in full, or not. @param {string} url */
  async arrival(url) {
    await this.response(url);
    await this.#arrivals.get(url);
  }

  /** Count a file that arrived by other means than `fetch`. @param {string} url */
  countWhole(url) {
    if (this.#missing.delete(url)) this.#count(this.#files.get(url)?.size ?? 0);
  }

  /** The address of a file that has not arrived yet, if there is one. @param {string} [last] - named if no other is */
  missing(last) {
    const missing = [...this.#missing];
    return missing.find((url) => url !== last) ?? missing[0] ?? null;
  }

  /** Keep what was fetched for a later visit. Writing takes time, so do it when there is some. */
  async keep() {
    for (const [url, content] of this.#fresh) await this.#kept.keep(url, content);
    this.#fresh.clear();
    await this.#kept.removeOlder([...this.#files.keys()]);
  }

  /**
   * Keep a script that was imported; the browser has it still.
   * @param {string} url
   * @param {typeof fetch} fetch - the browser's own
   */
  async keepScript(url, fetch) {
    if (await this.#kept.find(url)) return;
    const response = await fetch(url, { cache: "force-cache" }).catch(() => null);
    if (response?.ok) await this.#kept.keep(url, await response.blob());
  }

  /** @param {PlannedFile} file */
  async #open(file) {
    const kept = await this.#kept.find(file.url);
    if (kept) {
      this.countWhole(file.url);
      if (file.sha256) this.#await(file, this.#checkKept(file, kept.clone()));
      return kept;
    }
    const response = await this.#request(file.url);
    // The runtime reads the response itself, as the browser can then compile it as it streams in.
    this.#await(file, this.#receive(file, response.clone()));
    return response;
  }

  /** @param {PlannedFile} file @param {Promise<void>} arrival */
  #await(file, arrival) {
    arrival.catch(() => {}); // who waits for it hears of it
    this.#arrivals.set(file.url, arrival);
  }

  /** A disk may have changed what is kept on it. @param {PlannedFile} file @param {Response} kept */
  async #checkKept(file, kept) {
    try {
      await checkedOnce(file, kept);
    } catch (error) {
      await this.#kept.remove(file.url);
      throw error;
    }
  }

  /** @param {string} url */
  async #request(url) {
    const request = new AbortController();
    this.#requests.set(url, request);
    const response = await this.#fetch(url, request.signal).catch((error) => {
      throw fault("network", fileName(url), String(error));
    });
    if (!response.ok) throw fault("http", fileName(url), statusOf(response));
    const type = typeOf(response);
    // Who sends a page instead of a file has not got the file, whatever the status says.
    if (type === "text/html") throw fault("type", fileName(url), "a page");
    if (url.endsWith(".wasm") && type !== "application/wasm") {
      throw fault("type", fileName(url), `${type || "of no type"}, not application/wasm`);
    }
    return response;
  }

  /** @param {PlannedFile} file @param {Response} response */
  async #receive(file, response) {
    /** @type {BlobPart[]} */
    const parts = [];
    let size = 0;
    for await (const part of partsOf(response, file)) {
      parts.push(part);
      size += part.length;
      this.#paces.get(file.url)?.hear((part.length * file.gzip) / file.size);
      if (this.#missing.has(file.url)) this.#count(part.length);
    }
    if (size !== file.size) throw incomplete(file, size);
    const content = new Blob(parts, { type: typeOf(response) });
    if (file.sha256) await checkedOnce(file, content);
    this.#missing.delete(file.url);
    this.#fresh.set(file.url, content);
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.loaded += bytes;
    this.#report(this.loaded, this.#total);
  }
}

/**
 * The parts of a body as they arrive; a connection that breaks is a fault.
 * @param {Response} response
 * @param {PlannedFile} file
 */
async function* partsOf(response, file) {
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw incomplete(file, size);
    });
    if (done) return;
    size += value.length;
    yield value;
  }
}

/** Check a content, and keep no copy of it. @param {PlannedFile} file @param {Blob | Response} content */
async function checkedOnce(file, content) {
  const whole = await content.arrayBuffer();
  await checked(file, whole).finally(() => letGo(whole));
}

/** @param {PlannedFile} file @param {number} size */
function incomplete(file, size) {
  return fault("truncated", fileName(file.url), `${size} of ${file.size} bytes`);
}

/** @param {Response} response */
export function statusOf(response) {
  return `${response.status} ${response.statusText}`.trim();
}

/** The media type, without parameters. @param {Response} response */
export function typeOf(response) {
  return (response.headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
}
