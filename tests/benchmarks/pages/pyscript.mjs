// @ts-check
/** PyScript, with the same Python from this server: an element of its own runs the code, on the page's thread. */

const CODE = `
from pyodide.http import pyfetch
import js
await (await pyfetch(js.address)).unpack_archive(format="zip")
from shortlist.wire.requests import answer
js.tell(answer(js.asked))
`;

const here = (/** @type {string} */ name) => new URL(name, import.meta.url).href;

const config = document.createElement("py-config");
config.setAttribute("type", "json");
config.textContent = JSON.stringify({ interpreter: here("runtime/pyodide.mjs") });
document.head.append(config);

// PyScript itself is part of the page, as its documentation has it; Python is not loaded before it is used.
await import(here("pyscript/core.js"));

/** @param {string} asked @returns {Promise<string>} */
export function answer(asked) {
  return new Promise((tell) => {
    Object.assign(globalThis, { asked, tell, address: here("library.zip") });
    const element = document.createElement("script");
    element.type = "py";
    element.textContent = CODE;
    document.body.append(element);
  });
}
