// @ts-check
/**
 * Tells what comes of importing each module, after a start from one standard library, where the others are fetched.
 * Arguments: the folder with the runtime and the libraries, the library of the start, the one behind it, or nothing.
 */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder = "", start = "", rest = ""] = process.argv.slice(2);
const { abi, whole, names } = JSON.parse(readFileSync(join(folder, "job.json"), "utf8"));

/** What Python asks for in a worker, and here gets from the folder. */
class FolderRequest {
  status = 0;
  responseType = "";
  /** @type {ArrayBuffer | null} */
  response = null;
  #file = "";

  /** @param {string} _method @param {string} file */
  open(_method, file) {
    this.#file = file;
  }

  send() {
    this.response = new Uint8Array(readFileSync(join(folder, this.#file))).buffer;
    this.status = 200;
  }
}
Object.assign(globalThis, { XMLHttpRequest: FolderRequest });

const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const python = await loadPyodide({
  indexURL: folder,
  packageBaseUrl: folder,
  stdLibURL: join(folder, start),
  lockFileContents: { info: { abi_version: abi }, packages: {} },
  env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
  stdout: () => {},
  stderr: () => {},
});
const install = (/** @type {string} */ module, /** @type {string} */ file) =>
  python.pyimport(module).install(file, statSync(join(folder, file)).size);
install("stdlib_fallback", whole);
if (rest) install("stdlib_rest", rest);
const before = python.runPython("import sys; len(sys.modules)");
const outcomes = python.runPython(`
import importlib, json
def outcome(name):
    try:
        return sorted(vars(importlib.import_module(name)))
    except BaseException as error:
        return type(error).__name__
json.dumps({name: outcome(name) for name in NAMES.split(" ")})
`, { globals: python.toPy({ NAMES: names.join(" ") }) });
process.stdout.write(JSON.stringify({ before, outcomes: JSON.parse(outcomes) }));
