// @ts-check
/**
 * Has the runtime's own Python trim and compile its standard library.
 * Arguments: the folder of the runtime, and the folder of the job, which gets the result.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf, imported, started } from "./runtime.mjs";

const [runtime = "", job = ""] = process.argv.slice(2);
const { abi, names, only } = JSON.parse(await readFile(join(job, "job.json"), "utf8"));
const python = await started(runtime, abi);
const trimming = await imported(python, job, ["trimming"]);
python.FS.writeFile("/stock.zip", await readFile(join(runtime, "python_stdlib.zip")));
const fallback = await readFile(join(job, "stdlib_fallback.py"), "utf8");
const content = only ? trimming.selected("/stock.zip", only) : trimming.trimmed("/stock.zip", names, fallback);
await writeFile(join(job, "trimmed.zip"), bytesOf(content));
