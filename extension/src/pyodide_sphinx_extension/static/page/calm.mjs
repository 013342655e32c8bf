// @ts-check
/** When nobody waits for a page any more: what is kept for later visits comes after that. */

/** @typedef {import("./python.mjs").Python} Python */

/**
 * Settles once the page is there, and its Python too where it has been asked for: kept, or failed.
 * @param {Python} python
 * @param {Promise<unknown>} [mounted] - the app, which may ask for it
 */
export async function calm(python, mounted) {
  await mounted?.catch(() => {}); // whoever mounts it tells
  if (document.readyState !== "complete") await heard(window, "load");
  if (python.kept || ["idle", "failed"].includes(python.state)) return;
  await heard(python, "kept", "failure");
}

/** @param {EventTarget} target @param {string[]} types */
function heard(target, ...types) {
  return new Promise((resolve) => {
    for (const type of types) target.addEventListener(type, resolve, { once: true });
  });
}
