// @ts-check
/**
 * Runs a script in a runtime, which may be in two parts, and writes what the script leaves in `found`.
 * Argument: a folder with the runtime, its binary interface, and the script.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  linkedBySecondary,
  started,
} from "../../../../extension/src/pyodide_sphinx_extension/node/runtime.mjs";

const [folder = ""] = process.argv.slice(2);
const { abi } = JSON.parse(await readFile(join(folder, "job.json"), "utf8"));
await linkedBySecondary(folder);
const python = await started(folder, abi, join(folder, "python_stdlib.zip"));
python.runPython(await readFile(join(folder, "script.py"), "utf8"));
const linked = performance.getEntriesByType("mark").some(({ name }) => name.includes("rest of the WebAssembly"));
await writeFile(join(folder, "found.json"), JSON.stringify({ found: python.globals.get("found"), linked }));
