// @ts-check
/**
 * Has the runtime's own Python compile packages.
 * Arguments: the folder of the runtime, and the folder of the job, whose zips are replaced.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesOf, imported, started } from "./runtime.mjs";

const [runtime = "", job = ""] = process.argv.slice(2);
const { abi, folder, zips } = JSON.parse(await readFile(join(job, "job.json"), "utf8"));
const python = await started(runtime, abi);
const compiling = await imported(python, job, ["trimming", "compiling"]);
for (const name of zips) {
  python.FS.writeFile("/package.zip", await readFile(join(job, name)));
  await writeFile(join(job, name), bytesOf(compiling.compiled_package("/package.zip", folder)));
}
