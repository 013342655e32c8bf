// @ts-check
/** The page around every other way to run Python: the script that answers is named in the address. */

import { measured } from "../site/modules/measure.mjs";

const script = new URLSearchParams(location.search).get("run") ?? "";
const [button, output] = [document.querySelector("button"), document.querySelector("output")];

/**
 * Ask a worker that is made now, as nothing is to be loaded earlier.
 * @param {string} request
 * @returns {Promise<string>}
 */
function askWorker(request) {
  const worker = new Worker(script, { type: "module" });
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.postMessage(request);
  });
}

/** Ask on the page's own thread. @param {string} request @returns {Promise<string>} */
async function askHere(request) {
  const { answer } = await import(/** @type {string} */ (new URL(script, location.href).href));
  return answer(request);
}

// What a page loads before it is used is no part of what is measured.
if (script === "pyscript.mjs") await import(/** @type {string} */ (new URL(script, location.href).href));
if (button && output) measured(button, output, script.includes("worker") ? askWorker : askHere);
