// @ts-check
/**
 * Has the browser fetch scripts anew before they are tried again: it may have cached one that is damaged,
 * and may still wait for one whose connection has stalled. An import alone cannot ask for that.
 */

/**
 * Settles when each script was fetched anew, or could not be: whoever imports it then says why.
 * @param {import("./types.mjs").Plan} plan
 */
export async function refreshScripts(plan) {
  const runtime = plan.files.map(({ url }) => url).filter((url) => url.endsWith(".mjs"));
  await Promise.allSettled([plan.worker, ...runtime].map(fetchAnew));
}

/** @param {string} url */
async function fetchAnew(url) {
  const response = await fetch(url, { cache: "reload" });
  await response.arrayBuffer();
}
