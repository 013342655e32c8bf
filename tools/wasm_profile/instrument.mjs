// @ts-check
/**
 * Has each function of the runtime's WebAssembly note that it ran: a bit in one of the globals that it exports.
 * Argument: a folder with the runtime and with Binaryen, whose WebAssembly is replaced.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Bits of a global. */
const BITS = 32;

const [folder = ""] = process.argv.slice(2);
const path = join(folder, "pyodide.asm.wasm");
const { default: binaryen } = await import(pathToFileURL(join(folder, "binaryen.mjs")).href);
const module = binaryen.readBinary(new Uint8Array(await readFile(path)));
const all = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
const own = all.map((ref) => ({ ref, ...binaryen.getFunctionInfo(ref) })).filter(({ base }) => !base);
// Binaryen names a function by its place among those that are not imported; what splits the file goes by that.
if (own.some(({ name }, at) => name !== `${at}`)) throw new Error("The functions have other names than expected.");

for (let at = 0; at < own.length; at += BITS) {
  const name = `ran-${at / BITS}`;
  module.addGlobal(name, binaryen.i32, true, module.i32.const(0));
  module.addGlobalExport(name, name);
}
own.forEach(({ ref, results }, at) => {
  const name = `ran-${Math.floor(at / BITS)}`;
  const noted = module.i32.or(module.global.get(name, binaryen.i32), module.i32.const((1 << (at % BITS)) | 0));
  const body = [module.global.set(name, noted), binaryen.Function.getBody(ref)];
  binaryen.Function.setBody(ref, module.block(null, body, results));
});
await writeFile(path, module.emitBinary());
