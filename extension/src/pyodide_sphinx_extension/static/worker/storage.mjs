// @ts-check
/**
 * Files kept from an earlier visit. Their addresses carry a hash of their content, so what is kept
 * is never out of date; what a newer release of the same file has replaced is removed.
 */

const NAME = "pyodide-sphinx-extension";
const HASH = /[0-9a-f]{16}/g;
/** How the names of the service worker's caches begin. */
const PAGES = "pyodide-offline ";

/**
 * Open the store; browsers have none in pages that are not served securely, and may refuse it.
 * @param {boolean} fresh - whether to pass over what is kept, and keep it anew
 * @returns {Promise<StoredFiles>}
 */
export async function openStorage(fresh) {
  try {
    return new StoredFiles(await caches.open(NAME), fresh);
  } catch {
    return new StoredFiles(null, fresh);
  }
}

export class StoredFiles {
  #cache;
  #fresh;

  /** @param {Cache | null} cache @param {boolean} fresh */
  constructor(cache, fresh) {
    this.#cache = cache;
    this.#fresh = fresh;
  }

  /** The kept file, if there is one. @param {string} url */
  async find(url) {
    if (this.#fresh) return null;
    return (await this.#cache?.match(url).catch(() => undefined)) ?? null;
  }

  /**
   * Keep a file that arrived in full. A full disk is no reason to fail.
   * @param {string} url
   * @param {Blob} content
   * @param {Record<string, string>} [notes] - further headers
   */
  async keep(url, content, notes = {}) {
    const headers = { "content-type": content.type, ...notes };
    await this.#cache?.put(url, new Response(content, { headers })).catch(() => {});
  }

  /** Remove a file. @param {string} url */
  async remove(url) {
    await this.#cache?.delete(url).catch(() => {});
  }

  /**
   * Remove older releases of these files; where pages are kept that may still ask for them, their service
   * worker does so once no such page is left.
   * @param {string[]} urls
   */
  async removeOlder(urls) {
    const names = await caches.keys().catch(() => []);
    if (names.some((name) => name.startsWith(PAGES))) return;
    const shapes = new Set(urls.map(shape));
    const requests = (await this.#cache?.keys()) ?? [];
    const older = requests.filter(({ url }) => shapes.has(shape(url)) && !urls.includes(url));
    await Promise.all(older.map((request) => this.#cache?.delete(request)));
  }
}

/** An address without its hashes. @param {string} url */
function shape(url) {
  return url.replace(HASH, "");
}
