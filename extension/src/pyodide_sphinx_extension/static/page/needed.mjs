// @ts-check
/** What a start needs, by how it begins. */

/** @typedef {import("./types.mjs").Plan} Plan */

/**
 * The files that a start waits for: where it begins from a memory, that in the place of what it was made from.
 * @param {Plan} plan
 */
export function neededAtStart({ files, memory }) {
  return memory ? [memory, ...files.filter(({ url }) => !memory.spares.includes(url))] : files;
}
