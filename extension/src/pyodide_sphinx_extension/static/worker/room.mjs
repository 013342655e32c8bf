// @ts-check
/** Room that is given back at once: browsers do not hurry to find out that a large buffer is of no use any more. */

/**
 * Take a buffer away from whoever still holds it; older browsers find out by themselves.
 * @param {ArrayBufferLike} buffer
 */
export function letGo(buffer) {
  /** @type {{transfer?: (size: number) => ArrayBuffer}} */ (/** @type {unknown} */ (buffer)).transfer?.(0);
}
