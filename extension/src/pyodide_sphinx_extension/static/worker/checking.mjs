// @ts-check
/** Checks files against the hashes that the page knows. */

import { fault, fileName } from "./fault.mjs";

/** @typedef {import("../page/types.mjs").PlannedFile} PlannedFile */

/** The hash of a content as hexadecimal digits. @param {BufferSource} content */
export async function sha256(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Settles if a content is that of the file; browsers that cannot tell, on pages without https, let it pass,
 * and so does a file without a hash: the runtime's own have one where a page can do without them.
 * @param {PlannedFile} file
 * @param {ArrayBuffer} content
 */
export async function checked(file, content) {
  if (!file.sha256 || !globalThis.crypto?.subtle || (await sha256(content)) === file.sha256) return;
  throw fault("start", fileName(file.url), "a file is damaged, or belongs to another build of this site");
}
