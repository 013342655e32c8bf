// @ts-check
/** Making workers, also where the page's policy demands trusted script addresses. */

/**
 * The part of the browser's Trusted Types that is used here; not every browser has them.
 * @typedef {{createPolicy(name: string, rules: {createScriptURL(url: string): string}):
 *   {createScriptURL(url: string): string}}} TrustedTypes
 */

/** The name a site lists under `trusted-types` in its policy. */
export const POLICY = "pyodide-sphinx-extension";

/** @type {{createScriptURL(url: string): string} | null} */
let policy = null;

/**
 * Start a module worker from an address of this site.
 * @param {string} url - absolute
 */
export function startWorker(url) {
  return new Worker(trusted(url), { type: "module", name: "Python" });
}

/**
 * Register the site's service worker, for the site alone.
 * @param {string} url - absolute
 */
export function registerServiceWorker(url) {
  return navigator.serviceWorker.register(trusted(url));
}

/** A policy can be made only once, so it is kept. @param {string} url */
function trusted(url) {
  const types = /** @type {{trustedTypes?: TrustedTypes}} */ (globalThis).trustedTypes;
  if (!types) return sameOrigin(url);
  policy ??= types.createPolicy(POLICY, { createScriptURL: sameOrigin });
  return policy.createScriptURL(url);
}

/** Let only addresses of this site through. @param {string} url */
function sameOrigin(url) {
  if (new URL(url).origin === location.origin) return url;
  throw new TypeError(`${url} is not of this site, ${location.origin}.`);
}
