// @ts-check
/**
 * Makes the memory of a Python that has imported what answers, for readers' browsers to begin from.
 * Arguments: the folder of the runtime, and the folder of the job, which gets the result, or why there is none.
 */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { emptyBuffer, free } from "./heap.mjs";
import { bytesOf, imported, linkedBySecondary } from "./runtime.mjs";
import { noted, nothingOfBrowser, seen, settle, watch, watchWebAssembly } from "./steady.mjs";
import { entries as filesOf, unzip } from "../static/worker/unzip.mjs";

/** Why there is no memory where nobody can be asked any more. */
const ENDED = "it ends Python while it is imported";

/** Bytes of a block; what differs from the runtime's own data is sent by blocks. */
const BLOCK = 64;
/** Bytes of a number. */
const NUMBER = 4;
/** Bytes before what a snapshot tells of JavaScript's objects, and where their number stands. */
const HEAD = { size: 48, length: 2, from: 1 };

const [folder = "", job = ""] = process.argv.slice(2);
/** @type {{abi: string, entries: string[], library: string, sitePackages: string, stdlib: string, packages: string[]}} */
const { abi, entries, library, sitePackages, stdlib, packages } = JSON.parse(
  await readFile(join(job, "job.json"), "utf8"),
);

/** The runtime's memory before anything runs in it: its own data. @type {Uint8Array} */
let data = new Uint8Array(0);

settle();
await linkedBySecondary(folder);
watchWebAssembly((memory) => (data = memory.slice(0, dataEnd(memory))));
await writeFile(join(job, "memory.bin"), "");
const refusal = await made().catch((error) => isEnd(error) ? ENDED : `it cannot be imported (${lastLine(error)})`);
/** The package whose code ran last. */
let running = "";
await writeFile(join(job, "refused.txt"), refusal && `${await culprit().catch(() => running)}: ${refusal}`);

/** Make it, and return why it cannot be used. */
async function made() {
  const [python, zips] = await prepared({ _makeSnapshot: true });
  const why = importedOf(python);
  if (why) return why;
  const input = [...bytesOf(python.pyimport("stdlib_memory").settle())];
  await writeFile(join(job, "memory.bin"), packed(python, zips, input));
  return "";
}

/** The package that does what all readers' Pythons must not have in common; the entry's own where none is seen. */
async function culprit() {
  const [python] = await prepared({});
  const effects = await imported(python, job, ["import_effects"]);
  watch();
  const hear = (/** @type {string} */ name) => (running = name || running);
  const modules = entries.map((entry) => entry.split(":")[0]);
  return effects.culprit(modules.join(" "), () => noted() + python.FS.nextInode, hear) || modules[0]?.split(".")[0];
}

/**
 * A Python with everything in it that the entries import, and what was put there.
 * @param {object} options
 * @returns {Promise<[any, Uint8Array<ArrayBuffer>[]]>}
 */
async function prepared(options) {
  const python = await started(options);
  const zips = await Promise.all(packages.map((name) => contentOf(join(job, name))));
  for (const zip of zips) unzip(python.FS, zip, sitePackages);
  python.pyimport("stdlib_memory").prepare();
  python.pyimport("stdlib_fallback").install("", 0);
  python.pyimport("stdlib_rest").install("", 0);
  return [python, zips];
}

/** @param {object} options @returns {Promise<any>} */
async function started(options) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  return loadPyodide({
    indexURL: folder,
    packageBaseUrl: folder,
    stdLibURL: join(job, stdlib),
    lockFileContents: { info: { abi_version: abi }, packages: {} },
    // As in a browser, whose language and program every reader's start sets for itself.
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0", LANG: "en_US.UTF-8", _: "./this.program" },
    _sysExecutable: "./this.program",
    jsglobals: nothingOfBrowser,
    ...options,
  });
}

/** Import what answers, and return what it did that is not the same for all readers. @param {any} python */
function importedOf(python) {
  const nodes = python.FS.nextInode;
  const open = python.FS.streams.filter(Boolean).length;
  watch();
  for (const entry of entries) {
    const [module = "", name = ""] = entry.split(":");
    const found = python.pyimport(module);
    if (!found[name]) return `${module} has no function ${name}`;
    found.destroy();
  }
  const asked = seen();
  if (python.pyimport("stdlib_memory").is_random_used()) asked.push("random numbers");
  if (python.FS.nextInode !== nodes || python.FS.streams.filter(Boolean).length !== open) asked.push("files of its own");
  return asked.length ? `it asks for ${[...new Set(asked)].join(", ")} while it is imported` : "";
}

/**
 * The memory as what differs from the runtime's own data.
 * @param {any} python
 * @param {Uint8Array<ArrayBuffer>[]} zips
 * @param {number[]} input - where the standard input stands, which has read nothing, and its bytes
 */
function packed(python, zips, input) {
  const snapshot = python.makeMemorySnapshot();
  const numbers = new Uint32Array(snapshot.buffer, snapshot.byteOffset, HEAD.size / NUMBER);
  const told = snapshot.subarray(HEAD.size, HEAD.size + (numbers[HEAD.length] ?? 0));
  const memory = snapshot.subarray(numbers[HEAD.from]);
  free(python._module, memory);
  emptyBuffer(python._module, memory, input);
  const own = ownPlaces(python._module);
  for (const at of own) memory.fill(0, at, at + NUMBER);
  const runs = differing(memory);
  const head = {
    build: python._api.config.BUILD_ID,
    data: [data.length, createHash("sha256").update(data).digest("hex")],
    size: memory.length,
    block: BLOCK,
    objects: JSON.parse(Buffer.from(told).toString()),
    own,
    library,
    packages: zips.map((zip) => [...filesOf(zip)].map(([name, content]) => [name, content.length])),
  };
  const text = Buffer.from(JSON.stringify(head));
  const padded = Buffer.concat([text, Buffer.alloc(-text.length & (NUMBER - 1), " ")]);
  const gaps = runs.map(([from, to], at) => [from - (runs[at - 1]?.[1] ?? 0), to - from]);
  return Buffer.concat([
    Buffer.from(new Uint32Array([padded.length, runs.length]).buffer),
    padded,
    Buffer.from(new Uint32Array(gaps.flat()).buffer),
    ...runs.map(([from, to]) => memory.subarray(from * BLOCK, to * BLOCK)),
  ]);
}

/** Where the blocks begin and end that differ from the runtime's own data. @param {Uint8Array} memory */
function differing(memory) {
  /** @type {[number, number][]} */
  const runs = [];
  const whole = new Uint8Array(memory.length);
  whole.set(data);
  for (let block = 0; block * BLOCK < memory.length; block += 1) {
    const [from, to] = [block * BLOCK, (block + 1) * BLOCK];
    if (Buffer.compare(memory.subarray(from, to), whole.subarray(from, to)) === 0) continue;
    const last = runs.at(-1);
    if (last?.[1] === block) last[1] += 1;
    else runs.push([block, block + 1]);
  }
  return runs;
}

/**
 * Where each browser has something of its own: the number of a function in its table, where it can have that function.
 * @param {any} module
 */
function ownPlaces(module) {
  const offset = module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / NUMBER];
  return [module.__PyRuntime + offset];
}

/** Where the runtime's own data ends, in whole blocks. @param {Uint8Array} memory */
function dataEnd(memory) {
  let end = memory.length;
  while (end > 0 && memory[end - 1] === 0) end -= 1;
  return Math.ceil(end / BLOCK) * BLOCK;
}

/** @param {string} path @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function contentOf(path) {
  const content = await readFile(path);
  return new Uint8Array(content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength));
}

/** Whether Python is no more, by what the runtime throws then. @param {unknown} error */
function isEnd(error) {
  return error instanceof Error && ["Exit", "ExitStatus", "RuntimeError"].includes(error.name);
}

/** The last line of a traceback names the exception. @param {unknown} error */
function lastLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.trimEnd().split("\n").pop() ?? text;
}
