// @ts-check
/**
 * Makes the runtime smaller for pages without compiled packages: without the exports that neither its own scripts
 * nor ours ask for, and without what only these exports kept alive, and in two parts, of which the second is loaded
 * when something calls it. The table of functions stays as it is.
 * Arguments: the folder of the runtime, and the folder of the job, which gets the result.
 */

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { linkedBySecondary, started } from "./runtime.mjs";
import { exportsOf, split } from "./split.mjs";

/** Of this Node.js, whose types do not know it. @type {any} */
const WebAssembly = Reflect.get(globalThis, "WebAssembly");

const ASSIGN = "function assignWasmExports(wasmExports){";
const DECLARED = ",wasmTable,wasmMemory;";
const BUILD = /BUILD_ID:"[0-9a-f]{64}"/;
const WORD = /[A-Za-z_$][\w$]*/g;
const EXPORT = /wasmExports\["([^"]+)"\]/;

/** What removes the rest; binaryen calls them passes. */
const PASSES = ["remove-unused-module-elements", "strip-debug", "strip-producers"];

const BITS = [0, 1, 2, 3, 4, 5, 6, 7];

const FILES = ["pyodide.asm.wasm", "secondary.wasm", "pyodide.asm.mjs", "pyodide.mjs"];

const [runtime = "", job = ""] = process.argv.slice(2);
const { abi, names, trained } = JSON.parse(await readFile(join(job, "job.json"), "utf8"));
const wasm = await readFile(join(runtime, "pyodide.asm.wasm"));
const glue = partsOf(await readFile(join(runtime, "pyodide.asm.mjs"), "utf8"));
const loader = await readFile(join(runtime, "pyodide.mjs"), "utf8");
if (!BUILD.test(loader)) throw new Error("the runtime does not tell its build");

const kept = keptOf(WebAssembly.Module.exports(new WebAssembly.Module(wasm)));
const { default: binaryen } = await import(pathToFileURL(join(job, "binaryen.mjs")).href);
const atStart = new Set([...ran(Buffer.from(trained, "base64")), ...calledByName(kept)]);
const { primary, secondary } = split(binaryen, () => shrunk(wasm, kept), atStart);
// A memory belongs to one runtime: functions have other numbers in another, so this one gets a name of its own.
const build = createHash("sha256").update(primary).update(secondary).digest("hex");
const results = [primary, secondary, shortened(kept), loader.replace(BUILD, `BUILD_ID:"${build}"`)];
for (const [at, name] of FILES.entries()) await writeFile(join(job, `small-${name}`), results[at] ?? "");
await tried();

/** What the runtime's script says before, in, and after the function that takes the exports. @param {string} text */
function partsOf(text) {
  const from = text.indexOf(ASSIGN) + ASSIGN.length;
  const to = text.indexOf("}", from);
  const declared = text.lastIndexOf(DECLARED, from);
  const first = text.lastIndexOf("var ", declared);
  if ([from - ASSIGN.length, declared, first].includes(-1)) throw new Error("the runtime's script is not as expected");
  return {
    before: text.slice(0, first),
    variables: text.slice(first + "var ".length, declared).split(","),
    between: text.slice(declared, from),
    statements: text.slice(from, to).split(";"),
    after: text.slice(to),
  };
}

/** The names of the exports that somebody asks for. @param {{name: string, kind: string}[]} found */
function keptOf(found) {
  const others = glue.before + glue.between + glue.after + loader;
  const words = new Set([...(others.match(WORD) ?? []), ...names]);
  const texts = new Set(Array.from(others.matchAll(/(["'])([\w$]+)\1/g), ([, , text]) => text));
  const known = new Map(glue.statements.map((each) => [EXPORT.exec(each)?.[1], namesIn(each)]));
  return new Set(
    found
      .filter(
        ({ name, kind }) =>
          kind !== "function" && kind !== "global" ||
          [name, `_${name}`, ...(known.get(name) ?? [])].some((each) => words.has(each)) ||
          texts.has(name),
      )
      .map(({ name }) => name),
  );
}

/** The names that a statement gives to an export. @param {string} statement */
function namesIn(statement) {
  return statement.split("wasmExports")[0]?.match(WORD)?.filter((word) => word !== "Module") ?? [];
}

/** The runtime's script without the exports that are gone. @param {Set<string>} there */
function shortened(there) {
  const gone = (/** @type {string} */ each) => !there.has(EXPORT.exec(each)?.[1] ?? "") && EXPORT.test(each);
  const dropped = new Set(glue.statements.filter(gone).flatMap(namesIn));
  const variables = glue.variables.filter((name) => !dropped.has(name)).join(",");
  const statements = glue.statements.filter((each) => !gone(each)).join(";");
  return `${glue.before}var ${variables}${glue.between}${statements}${glue.after}`;
}

/** The whole runtime without what is not kept. @param {Uint8Array} content @param {Set<string>} there */
function shrunk(content, there) {
  const module = binaryen.readBinary(new Uint8Array(content));
  for (const { name } of exportsOf(binaryen, module)) if (!there.has(name)) module.removeExport(name);
  module.runPasses(PASSES);
  return module;
}

/** The functions that ran in the training, a bit for each, by the names that Binaryen gives them. @param {Buffer} bits */
function ran(bits) {
  return [...bits].flatMap((byte, at) => BITS.filter((bit) => byte & (1 << bit)).map((bit) => `${8 * at + bit}`));
}

/** The functions that our own scripts call. @param {Set<string>} there */
function calledByName(there) {
  const module = shrunk(wasm, there);
  const found = exportsOf(binaryen, module).filter(({ name }) => names.includes(`_${name}`)).map(({ value }) => value);
  module.dispose();
  return found;
}

/** Start Python from what was made: what does not start is not shipped. */
async function tried() {
  const folder = join(job, "small");
  await mkdir(folder);
  for (const name of FILES) await copyFile(join(job, `small-${name}`), join(folder, name));
  const link = await linkedBySecondary(folder);
  const python = await started(folder, abi, join(runtime, "python_stdlib.zip"));
  if (python.runPython("import asyncio, json; json.loads('[1, 2]')[1]") !== 2) throw new Error("it does not compute");
  link();
}
