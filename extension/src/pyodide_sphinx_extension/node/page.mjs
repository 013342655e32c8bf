// @ts-check
/** One Python for the examples of one page: says when it is ready, then answers requests in order. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

/** Top-level modules and encodings, of which a site ships some. */
const LOADED = `
import sys
" ".join(sorted({n if n.startswith("encodings.") else n.partition(".")[0] for n in list(sys.modules)}))
`;

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
const { htmlOf } = await import(new URL("../static/vendor/markdown.mjs", import.meta.url).href);
const loaded = () => new Set(python.runPython(LOADED).split(" "));
const before = loaded();

/** Answer a request, and tell which modules were loaded since the start. @param {string} request */
async function answerAndTell(request) {
  const told = JSON.parse(await answer(request));
  for (const part of told.parts) {
    if (part.markdown && !part.html) part.html = htmlOf(part.markdown);
  }
  return JSON.stringify({ ...told, modules: [...loaded()].filter((name) => !before.has(name)).sort() });
}

parentPort?.on("message", async (request) => parentPort?.postMessage(await answerAndTell(request)));
parentPort?.postMessage("ready");
