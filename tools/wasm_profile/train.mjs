// @ts-check
/**
 * Runs a workload in the runtime, and writes which of its functions ran: a bit for each, in base64.
 * Argument: a folder with the workload and the runtime, whose functions note that they ran.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @type {any[]} */
const started = [];
const { WebAssembly } = /** @type {any} */ (globalThis);
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
  const made = await instantiate(source, imports);
  if (imports?.env) started.push(made.instance.exports);
  return made;
};

const [folder = ""] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const { abi } = JSON.parse(await readFile(join(folder, "job.json"), "utf8"));
const start = (/** @type {object} */ options) =>
  loadPyodide({ indexURL: folder, lockFileContents: { info: { abi_version: abi }, packages: {} }, ...options });
const blocks = (await readFile(join(folder, "workload.txt"), "utf8")).split("\n\n");

// Whoever asks for the same order of sets at every start asks by variables, which are read in ways of their own.
const python = await start({ env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
python.mountNodeFS("/packages", join(folder, "packages"));
python.runPython("import sys; sys.path.append('/packages')");
for (const block of blocks) await run(block);
callFromOutside(python);
// A browser names a language, and no program.
const env = { HOME: "/home/pyodide", LANG: "en_US.UTF-8", _: "./this.program" };
callFromOutside(await start({ env, _sysExecutable: "./this.program" }));
const snapshot = (await start({ _makeSnapshot: true })).makeMemorySnapshot();
callFromOutside(await start({ _loadSnapshot: snapshot }));
await writeFile(join(folder, "functions.txt"), Buffer.from(ran()).toString("base64"));
process.exit(0); // Python's own timers may wait still

/** A block that fails has trained something else than it says. @param {string} block */
async function run(block) {
  try {
    await python.runPythonAsync(block);
  } catch (error) {
    throw new Error(`${block}\n\n${error}`);
  }
}

/** What scripts do with Python. @param {any} started */
function callFromOutside(started) {
  const json = started.pyimport("json");
  const made = started.toPy({ a: [1, "b", null, true, new Uint8Array(2)], b: new Map([[1, 2.5]]) });
  made.toJs();
  started.globals.set("given", made);
  started.runPython("def answer(request, **named): return [request, {'a': 1}, b'x', print]");
  const answer = started.globals.get("answer");
  const found = answer("text");
  found.toJs({ dict_converter: Object.fromEntries });
  answer.callKwargs("text", { k: 1 }).get(0);
  Object.keys(json).includes("dumps");
  [...found, String(found), found.length, json.dumps("é"), started.globals.has("answer"), json.nothing];
  for (const wrong of ["1 / 0", "1 +", "import nothing"]) attempt(() => started.runPython(wrong));
  attempt(() => answer());
  for (const each of [made, answer, found, json]) each.destroy();
}

/** @param {() => void} call */
function attempt(call) {
  try {
    call();
  } catch {
    // it is meant to
  }
}

/** The bits of all starts together, as bytes. */
function ran() {
  const count = Object.keys(started[0]).filter((name) => name.startsWith("ran-")).length;
  const numbers = Uint32Array.from({ length: count }, (_, at) => {
    return started.reduce((bits, exports) => bits | exports[`ran-${at}`].value, 0);
  });
  return new Uint8Array(numbers.buffer);
}
