// @ts-check
/**
 * Runs the work of work.py in the runtime.
 * Arguments: a folder with the runtime, shortlist.zip and work.py; and the runtime's ABI.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder = "", abi = ""] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const python = await loadPyodide({
  indexURL: folder,
  lockFileContents: { info: { abi_version: abi }, packages: {} },
});
const library = new Uint8Array(await readFile(join(folder, "shortlist.zip")));
python.unpackArchive(library, "zip");
python.FS.writeFile("work.py", await readFile(join(folder, "work.py"), "utf8"));
console.log(
  python.runPython(
    "import json, work\njson.dumps({case.name: work.milliseconds(case) for case in work.CASES})",
  ),
);
