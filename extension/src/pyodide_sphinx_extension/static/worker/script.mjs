// @ts-check
/** Imports a script of the runtime, and finds out why where that fails: an import does not say. */

import { statusOf, typeOf } from "./downloads.mjs";
import { fault, fileName } from "./fault.mjs";

/** @typedef {import("./downloads.mjs").Downloads} Downloads */

/**
 * Import a script and count it as arrived.
 * @param {string} url
 * @param {typeof fetch} fetch - the browser's own
 * @param {Downloads} downloads
 */
export async function importScript(url, fetch, downloads) {
  try {
    const module = await import(url);
    downloads.countWhole(url);
    return module;
  } catch (error) {
    throw await explained(url, fetch, error);
  }
}

/** @param {string} url @param {typeof fetch} fetch @param {unknown} error */
async function explained(url, fetch, error) {
  const name = fileName(url);
  const response = await fetch(url).catch(() => null);
  if (!response) return fault("network", name, String(error));
  if (!response.ok) return fault("http", name, statusOf(response));
  const type = typeOf(response);
  if (!type.includes("javascript")) return fault("type", name, `${type}, not a script`);
  return fault("start", name, String(error));
}
