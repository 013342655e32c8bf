// @ts-check
/** Sees whether WebAssembly may run, puts what is here in the runtime's way, and refuses other sites. */

import { fault } from "./fault.mjs";

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
 * Make `fetch` answer from what is here, and refuse addresses of other sites.
 * @param {(url: string) => Promise<Response> | null} here - the response for an address, if there is one
 * @param {typeof fetch} fetch - the browser's own
 * @param {string} [compiled] - the address of what is compiled already, and asked for all the same
 */
export function guardFetch(here, fetch, compiled) {
  self.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    refuseOthers(url);
    if (url.href === compiled) return new Response();
    return here(url.href) ?? fetch(input, init);
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
