// @ts-check
/** The app that is measured: asks the Python of this extension. */

import { measured } from "./measure.mjs";

/** @typedef {import("../../../../extension/src/pyodide_sphinx_extension/static/page/python.mjs").Python} Python */

/** @param {HTMLElement} root @param {Python} python */
export function mount(root, python) {
  const button = document.createElement("button");
  const output = document.createElement("output");
  button.textContent = "Run";
  root.append(button, output);
  measured(button, output, (request) => python.call(request));
}
