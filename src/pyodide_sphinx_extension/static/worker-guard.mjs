// @ts-check
/**
 * Puts the downloads in the runtime's way, refuses other sites, and hears of failures that the
 * runtime keeps to itself: it never settles where WebAssembly does not start.
 */

import { fault } from "./worker-fault.mjs";

/** @typedef {import("./worker-downloads.mjs").Downloads} Downloads */

/** The smallest WebAssembly module there is: its magic number and version. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Before a byte is fetched, see whether the site's policy lets WebAssembly run at all. */
export async function checkWebAssembly() {
  try {
    await WebAssembly.compile(EMPTY_MODULE);
  } catch (error) {
    throw fault("blocked", "WebAssembly", String(error));
  }
}

/**
 * Make `fetch` answer from the downloads, and refuse addresses of other sites.
 * @param {Downloads} downloads
 * @param {typeof fetch} fetch - the browser's own
 */
export function guardFetch(downloads, fetch) {
  self.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    refuseOthers(url);
    return downloads.response(url.href) ?? fetch(input, init);
  };
  guardRequests();
}

/** The runtime's Python may also ask for files in the old way. */
function guardRequests() {
  const prototype = XMLHttpRequest.prototype;
  prototype.open = new Proxy(prototype.open, {
    apply(open, request, [method, url, ...others]) {
      refuseOthers(new URL(url, location.href));
      return Reflect.apply(open, request, [method, url, ...others]);
    },
  });
}

/** @param {URL} url */
function refuseOthers(url) {
  if (url.origin === location.origin) return;
  throw new TypeError(`${url.origin} is another site: Python here fetches from its own only.`);
}

/**
 * Hear of WebAssembly that does not start. The promise only ever rejects.
 * @returns {Promise<never>}
 */
export function instantiationFailure() {
  const instantiate = WebAssembly.instantiateStreaming;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        return await instantiate(source, imports);
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}
