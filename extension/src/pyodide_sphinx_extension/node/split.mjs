// @ts-check
/**
 * Splits WebAssembly in two: a primary module with the functions that ran in a training, and a secondary one with the
 * others, which is linked when one of them is called. Both have the same memory, tables, globals and tags, so a
 * function has one number wherever it is.
 */

/** The table through which each half calls functions of the other. */
const TABLE = "split";
/** What asks for the secondary module, whether it has come, and what looks at that before each call into it. */
const LOAD = "load-secondary";
const LOADED = "is-secondary-loaded";
const ENSURE = "ensure-secondary";
/** Under which names the halves know each other. */
const MODULES = { primary: "primary", secondary: "secondary" };
/** What removes functions that nothing calls. */
const TIDY = ["remove-unused-module-elements"];
/** Sections of a WebAssembly file: the data of the primary module is there when the secondary one comes. */
const DATA = [11, 12];

/** Binaryen, whose types do not know all of it. @typedef {any} Binaryen */
/** @typedef {{ref: number, name: string, base: string, params: number, results: number}} Known */

/**
 * @param {Binaryen} binaryen
 * @param {() => any} read - makes the module that is to be split, anew at each call
 * @param {Set<string>} trained - the functions that ran
 * @returns {{primary: Uint8Array, secondary: Uint8Array}}
 */
export function split(binaryen, read, trained) {
  const known = (/** @type {any} */ module) => functionsOf(binaryen, module).map(({ name }) => name);
  const isPrimary = (/** @type {string} */ name) => trained.has(name);
  const deferred = used(read(), (module) => {
    empty(binaryen, module, (name) => !isPrimary(name));
    module.runPasses(TIDY);
    return known(module).filter((name) => !isPrimary(name));
  });
  const shared = used(read(), (module) => {
    leaveNothingBut(binaryen, module, deferred);
    empty(binaryen, module, isPrimary);
    module.runPasses(TIDY);
    return known(module).filter(isPrimary);
  });
  const halves = { binaryen, isPrimary, deferred, shared };
  return {
    primary: used(read(), (module) => primaryOf(module, halves)),
    secondary: used(read(), (module) => withoutData(secondaryOf(module, halves))),
  };
}

/**
 * What both halves are made by: which functions the primary module has, which of the secondary one's it calls, and
 * which of its own are called from there.
 * @typedef {{binaryen: Binaryen, isPrimary: (name: string) => boolean, deferred: string[], shared: string[]}} Halves
 */

/** @param {any} module @param {Halves} halves @returns {Uint8Array} */
function primaryOf(module, { binaryen, isPrimary, deferred, shared }) {
  const { none, i32 } = binaryen;
  module.addFunctionImport(LOAD, MODULES.secondary, "load", none, none);
  module.addGlobal(LOADED, i32, true, module.i32.const(0));
  const load = [module.call(LOAD, [], none), module.global.set(LOADED, module.i32.const(1))];
  const isMissing = module.i32.eqz(module.global.get(LOADED, i32));
  module.addFunction(ENSURE, none, none, [], module.if(isMissing, module.block(null, load)));
  addTable(module, deferred.length + shared.length);
  module.addActiveElementSegment(TABLE, TABLE, shared, module.i32.const(deferred.length));
  const places = new Map(deferred.map((name, place) => [name, place]));
  empty(binaryen, module, (name) => !isPrimary(name), places, () => module.call(ENSURE, [], none));
  module.addTableExport(TABLE, TABLE);
  for (const { name } of tablesOf(binaryen, module)) if (name !== TABLE) module.addTableExport(name, `table-${name}`);
  for (const { name } of globalsOf(binaryen, module)) module.addGlobalExport(name, `global-${name}`);
  module.runPasses(TIDY);
  return module.emitBinary();
}

/** @param {any} module @param {Halves} halves @returns {Uint8Array} */
function secondaryOf(module, { binaryen, isPrimary, deferred, shared }) {
  const exported = exportsOf(binaryen, module);
  const memory = exported.find(({ kind }) => kind === binaryen.ExternalMemory);
  const tags = exported.filter(({ kind }) => kind === binaryen.ExternalTag);
  const globals = globalsOf(binaryen, module);
  const tables = tablesOf(binaryen, module);
  leaveNothingBut(binaryen, module, deferred, deferred.length + shared.length);
  const places = new Map(shared.map((name, place) => [name, deferred.length + place]));
  empty(binaryen, module, isPrimary, places);
  if (memory) module.addMemoryImport(memory.value, MODULES.primary, memory.name);
  module.addTableImport(TABLE, MODULES.primary, TABLE);
  for (const { name } of tables) module.addTableImport(name, MODULES.primary, `table-${name}`);
  for (const { name, type } of globals) module.addGlobalImport(name, MODULES.primary, `global-${name}`, type, true);
  for (const { value, name } of tags) {
    const { params, results } = binaryen.getTagInfo(module.getTag(value));
    module.addTagImport(value, MODULES.primary, name, params, results);
  }
  module.runPasses(TIDY);
  return module.emitBinary();
}

/**
 * Keep only what some functions need, which are reached by the table alone.
 * @param {Binaryen} binaryen
 * @param {any} module
 * @param {string[]} names
 * @param {number} [size] - of the table
 */
function leaveNothingBut(binaryen, module, names, size = names.length) {
  for (const { name } of exportsOf(binaryen, module)) module.removeExport(name);
  const segments = Array.from({ length: module.getNumElementSegments() }, (_, at) => {
    return binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(at)).name;
  });
  for (const name of segments) module.removeElementSegment(name);
  addTable(module, size);
  module.addTableExport(TABLE, TABLE);
  module.addActiveElementSegment(TABLE, TABLE, names, module.i32.const(0));
}

/** @param {any} module @param {number} size */
function addTable(module, size) {
  module.addTable(TABLE, size, size);
}

/**
 * Take the code out of functions: those that have a place in the table call what stands there, the others are
 * called by nobody.
 * @param {Binaryen} binaryen
 * @param {any} module
 * @param {(name: string) => boolean} isOut
 * @param {Map<string, number>} [places]
 * @param {() => number} [before] - makes what comes before the call
 */
function empty(binaryen, module, isOut, places = new Map(), before = () => module.nop()) {
  for (const { ref, name, params, results } of functionsOf(binaryen, module)) {
    if (!isOut(name)) continue;
    const place = places.get(name);
    const given = binaryen.expandType(params).map((/** @type {number} */ type, /** @type {number} */ at) => {
      return module.local.get(at, type);
    });
    const call = () => module.call_indirect(TABLE, module.i32.const(place), given, params, results);
    const body = place === undefined ? module.unreachable() : module.block(null, [before(), call()], results);
    binaryen.Function.setBody(ref, body);
  }
}

/** The functions of a module that it does not import. @param {Binaryen} binaryen @param {any} module */
function functionsOf(binaryen, module) {
  const refs = Array.from({ length: module.getNumFunctions() }, (_, at) => module.getFunctionByIndex(at));
  const all = refs.map((ref) => /** @type {Known} */ ({ ref, ...binaryen.getFunctionInfo(ref) }));
  return all.filter(({ base, name }) => !base && name !== ENSURE);
}

/** What a module exports, by kind, outer name and inner name. @param {Binaryen} binaryen @param {any} module */
export function exportsOf(binaryen, module) {
  const refs = Array.from({ length: module.getNumExports() }, (_, at) => module.getExportByIndex(at));
  return refs.map((ref) => /** @type {{kind: number, name: string, value: string}} */ (binaryen.getExportInfo(ref)));
}

/** @param {Binaryen} binaryen @param {any} module */
function tablesOf(binaryen, module) {
  const refs = Array.from({ length: module.getNumTables() }, (_, at) => module.getTableByIndex(at));
  return refs.map((ref) => /** @type {{name: string}} */ (binaryen.getTableInfo(ref)));
}

/** The globals of a module that change and are its own. @param {Binaryen} binaryen @param {any} module */
function globalsOf(binaryen, module) {
  const refs = Array.from({ length: module.getNumGlobals() }, (_, at) => module.getGlobalByIndex(at));
  const all = refs.map(
    (ref) => /** @type {{name: string, module: string, mutable: boolean, type: number}} */ (binaryen.getGlobalInfo(ref)),
  );
  return all.filter(({ module: from, mutable, name }) => mutable && !from && name !== LOADED);
}

/** Use a module, and give it up. @template Made @param {any} module @param {(module: any) => Made} make */
function used(module, make) {
  try {
    return make(module);
  } finally {
    module.dispose();
  }
}

/** @param {Uint8Array} wasm @returns {Uint8Array} */
function withoutData(wasm) {
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const from = at;
    const id = wasm[at] ?? 0;
    at += 1;
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at] ?? 0;
      at += 1;
      size += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    at += size;
    if (!DATA.includes(id)) kept.push(wasm.subarray(from, at));
  }
  return Buffer.concat(kept);
}
