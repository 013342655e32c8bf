// @ts-check
/** Loads a zip of the site at once, where Python cannot wait in another way. */

import { fault, fileName } from "./fault.mjs";
import { isIntact } from "./unzip.mjs";

/**
 * The content of a zip; where it cannot be had as it was published, this ends in an error.
 * @param {{url: string, size: number}} zip
 * @param {number} seconds - how long to wait for it
 */
export function loadedAtOnce({ url, size }, seconds) {
  const request = requestOf(url, seconds);
  if (request.status !== 200) throw fault("http", fileName(url), `${request.status} ${request.statusText}`.trim());
  const content = new Uint8Array(/** @type {ArrayBuffer} */ (request.response));
  if (content.length !== size) throw fault("truncated", fileName(url), `${content.length} of ${size} bytes`);
  if (isDamaged(content)) throw damaged(url);
  return content;
}

/** @param {string} url @param {number} seconds */
function requestOf(url, seconds) {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    request.responseType = "arraybuffer";
    request.timeout = seconds * 1000;
    request.send();
    return request;
  } catch (error) {
    throw fault("network", fileName(url), String(error));
  }
}

/** The fault of a file that is not as it was published. @param {string} url */
export function damaged(url) {
  const name = fileName(url);
  return fault("crash", name, `${name} is damaged, or belongs to another build of this site`);
}

/** @param {Uint8Array<ArrayBuffer>} content */
function isDamaged(content) {
  try {
    return !isIntact(content);
  } catch {
    return true; // it is no zip
  }
}
