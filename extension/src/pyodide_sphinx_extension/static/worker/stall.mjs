// @ts-check
/** Notices a connection that stays open and brings nothing. */

import { fault, fileName } from "./fault.mjs";

/** @typedef {import("./downloads.mjs").Downloads} Downloads */

/**
 * The time is counted in this many ticks of the worker's own clock, which stands still while the
 * worker is busy: a slow machine is not mistaken for a connection that stalls.
 */
const TICKS = 4;

/**
 * Rejects when nothing arrived for some seconds; never resolves.
 * @param {Downloads} downloads
 * @param {number} seconds
 * @param {string} [spare] - the address of a file that is not waited for any longer, once it is the last one missing
 * @returns {Promise<never>}
 */
export function stallFailure(downloads, seconds, spare) {
  return new Promise((_, reject) => {
    let seen = -1;
    let quiet = 0;
    const timer = setInterval(() => {
      const missing = downloads.missing(spare);
      quiet = downloads.loaded === seen ? quiet + 1 : 0;
      seen = downloads.loaded;
      if (missing && quiet < TICKS) return;
      if (missing && missing === spare) {
        quiet = 0;
        return void downloads.doWithout(spare);
      }
      clearInterval(timer);
      if (missing) reject(fault("stalled", fileName(missing), String(seconds)));
    }, (seconds / TICKS) * 1000);
  });
}
