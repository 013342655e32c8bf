// @ts-check
/**
 * Has the runtime's own Python make the standard library of a lean start: what one start from it imports.
 * Arguments: the folder of the runtime, and the folder of the job, which gets the result.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf, imported, started } from "./runtime.mjs";

/** What stands for which module. */
const SHELLS = {
  "asyncio/__init__.py": "shell_asyncio.py",
  "pyodide/__init__.py": "shell_pyodide.py",
  "pyodide/_package_loader.py": "shell_package_loader.py",
  "stdlib_memory.py": "stdlib_memory.py",
  "stdlib_rest.py": "stdlib_rest.py",
};

const [runtime = "", job = ""] = process.argv.slice(2);
const { abi, names } = JSON.parse(await readFile(join(job, "job.json"), "utf8"));

const maker = await started(runtime, abi);
const stdlib = await imported(maker, job, ["trimming", "lean_stdlib"]);
maker.FS.writeFile("/trimmed.zip", await readFile(join(job, "trimmed.zip")));
const sources = await Promise.all(
  Object.entries(SHELLS).map(async ([path, file]) => [path, await readFile(join(job, file), "utf8")]),
);
const version = maker.runPython("import pyodide; pyodide.__version__");
const shelled = bytesOf(stdlib.shelled("/trimmed.zip", maker.toPy(Object.fromEntries(sources)), version));
maker.FS.writeFile("/shelled.zip", shelled);
await writeFile(join(job, "shelled.zip"), shelled);

const lean = await started(runtime, abi, join(job, "shelled.zip"));
const imports = await imported(lean, job, ["start_imports"]);
const seen = imports.loaded(names.join(" ")).split(" ");
await writeFile(join(job, "lean.zip"), bytesOf(stdlib.lean("/shelled.zip", maker.toPy(seen))));
