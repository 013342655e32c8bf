// @ts-check
/** Starts the runtime to make files in it that readers load. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Secondary } from "../static/worker/secondary.mjs";

/**
 * @param {string} runtime - its folder
 * @param {string} abi
 * @param {string} [stdlib] - a standard library other than the runtime's own
 * @returns {Promise<any>}
 */
export async function started(runtime, abi, stdlib) {
  const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: runtime,
    packageBaseUrl: runtime,
    ...(stdlib ? { stdLibURL: stdlib } : {}),
    lockFileContents: { info: { abi_version: abi }, packages: {} },
    // Sets in the compiled code must come out in the same order every time; nobody sees the columns of a line.
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" },
  });
}

/** Where modules of this package stand that others of it import, as they do outside. */
const PACKAGE = "pyodide_sphinx_extension/inside";

/**
 * Put modules of this package where Python imports them, and import the last of them.
 * @param {any} python
 * @param {string} folder
 * @param {string[]} names
 */
export async function imported(python, folder, names) {
  const target = `/home/pyodide/${PACKAGE}`;
  python.FS.mkdirTree(target);
  for (const name of names) python.FS.writeFile(`${target}/${name}.py`, await readFile(join(folder, `${name}.py`)));
  return python.pyimport(`${PACKAGE}/${names.at(-1)}`.replaceAll("/", "."));
}

/** The bytes, or numbers, that a function of Python has returned. @param {any} content @returns {Uint8Array} */
export function bytesOf(content) {
  const bytes = content.toJs();
  content.destroy();
  return bytes;
}

/**
 * Have a runtime in two parts find its second one, at each start from now on.
 * @param {string} folder - the runtime's
 * @returns {Promise<() => void>} what links the second part at once, once the first is there
 */
export async function linkedBySecondary(folder) {
  const content = await readFile(join(folder, "secondary.wasm")).catch(() => null);
  if (!content) return () => {};
  let link = () => {};
  const { WebAssembly } = /** @type {any} */ (globalThis);
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
    if (!imports?.env) return instantiate(source, imports);
    const secondary = new Secondary(() => new Uint8Array(content));
    const made = await instantiate(source, secondary.imports(imports));
    secondary.follow(made.instance, imports);
    link = () => secondary.link();
    return made;
  };
  return () => link();
}
