// @ts-check
/** Style sheets of what few readers need: fetched with its modules, once. */

import { make } from "../core/dom.mjs";

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/** Load a style sheet once; what failed is fetched again. The one that is loaded later wins. @param {URL} url */
export function loadStyle({ href }) {
  const style = loading.get(href) ?? loaded(href);
  loading.set(href, style);
  style.catch(() => loading.delete(href));
  return style;
}

/** Add a style sheet to the page, and wait for it. @param {string} address @returns {Promise<void>} */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const link = make("link", "", { rel: "stylesheet", href: address });
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`no style sheet at ${address}`));
    });
    document.head.append(link);
  });
}
