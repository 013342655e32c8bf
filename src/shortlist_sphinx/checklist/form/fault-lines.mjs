// @ts-check
/** Faults of a text as lines; many of them are not all shown. */

const MOST = 5;

/** @param {import("../../core/types.mjs").Fault[]} faults */
export function faultLines(faults) {
  const lines = faults.slice(0, MOST).map(({ place, message }) => `${place}: ${message}`);
  return faults.length > MOST ? [...lines, `And ${faults.length - MOST} more.`] : lines;
}
