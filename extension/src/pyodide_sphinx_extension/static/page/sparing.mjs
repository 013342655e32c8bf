// @ts-check
/** What the browser tells of a reader's connection. */

/**
 * Whether the reader wants few bytes, or has few to spare.
 * @returns {boolean}
 */
export function isSparing() {
  const { connection } =
    /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator);
  const slow = ["slow-2g", "2g", "3g"].includes(connection?.effectiveType ?? "");
  return Boolean(connection?.saveData) || slow || matchMedia("(prefers-reduced-data: reduce)").matches;
}
