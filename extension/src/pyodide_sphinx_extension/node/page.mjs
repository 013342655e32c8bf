// @ts-check
/** One Python for the examples of one page: says when it is ready, then answers requests in order. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

const { abi, folder, packages, runtime, sitePackages, trimmed } = workerData;
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);

const python = await loadPyodide({
  indexURL: runtime,
  packageBaseUrl: runtime,
  lockFileContents: { info: { abi_version: abi }, packages: {} },
  // What readers get is started here: the same standard library, and the whole one behind it.
  ...(trimmed && { stdLibURL: join(folder, "stdlib.zip") }),
});
if (trimmed) {
  python.FS.writeFile("/lib/python_whole.zip", await readFile(join(runtime, "python_stdlib.zip")));
  python.pyimport("stdlib_fallback").install("", 0);
}
for (const file of packages) {
  const content = await readFile(join(folder, file));
  const bytes = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  python.unpackArchive(bytes, "zip", { extractDir: sitePackages });
}
const { answer } = python.pyimport("pyodide_examples");
parentPort?.on("message", async (request) => parentPort?.postMessage(await answer(request)));
parentPort?.postMessage("ready");
