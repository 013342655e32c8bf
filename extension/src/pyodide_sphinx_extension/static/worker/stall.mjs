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
 * @returns {Promise<never>}
 */
export function stallFailure(downloads, seconds) {
  return new Promise((_, reject) => {
    let seen = -1;
    let quiet = 0;
    const timer = setInterval(() => {
      const missing = downloads.missing();
      quiet = downloads.loaded === seen ? quiet + 1 : 0;
      seen = downloads.loaded;
      if (missing && quiet < TICKS) return;
      clearInterval(timer);
      if (missing) reject(fault("stalled", fileName(missing), String(seconds)));
    }, (seconds / TICKS) * 1000);
  });
}
