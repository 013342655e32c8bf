// @ts-check
/**
 * Makes the runtime do the same at any time and on any machine: a clock that only counts, constant bytes in the
 * place of random ones, no environment and no network. Tells what was asked for of these.
 */

import { createRequire } from "node:module";

/** Where the clock begins, and by how many milliseconds it goes on whenever it is read. */
const BEGIN = Date.UTC(2020, 0, 1);
const TICK = 1000;
const FILLING = 7;

/** What was asked for while somebody watched. @type {Set<string>} */
const asked = new Set();
let watching = false;
let count = 0;

/** Take note of what is asked for from now on. */
export function watch() {
  asked.clear();
  watching = true;
}

/** Stop, and return what was asked for. */
export function seen() {
  watching = false;
  return [...asked];
}

/** How often anything was asked for since somebody began to watch. */
export function noted() {
  return count;
}

/** @param {string} what */
function note(what) {
  if (!watching) return;
  asked.add(what);
  count += 1;
}

/** Set clock, random numbers and surroundings, before the runtime is loaded. */
export function settle() {
  process.env.TZ = "UTC";
  let now = BEGIN;
  const tick = () => (now += TICK);
  globalThis.Date = new Proxy(Date, {
    construct: (real, given, target) => Reflect.construct(real, given.length ? given : [tick()], target),
    get: (real, name) => (name === "now" ? tick : Reflect.get(real, name)),
  });
  performance.now = () => tick() - BEGIN;
  Math.random = () => (note("random numbers"), 0.5);
  const crypto = createRequire(import.meta.url)("node:crypto");
  crypto.randomFillSync = filled;
  define("crypto", { getRandomValues: filled, subtle: globalThis.crypto?.subtle });
  define("navigator", { userAgent: "Pyodide", language: "en-US" });
  define("fetch", () => Promise.reject(refused("the network")));
  define("WebSocket", refusing("the network"));
}

/** @param {string} name @param {unknown} value */
function define(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** @param {ArrayBufferView} view */
function filled(view) {
  note("random numbers");
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(FILLING);
  return view;
}

/** @param {string} what */
function refused(what) {
  note(what);
  return new Error(`There is not ${what} while a site is built.`);
}

/** A class that cannot be made. @param {string} what */
function refusing(what) {
  return class {
    constructor() {
      throw refused(what);
    }
  };
}

/** What the runtime's WebAssembly calls, and what that means. @type {Record<string, string>} */
const CALLS = {
  clock_time_get: "the clock",
  emscripten_date_now: "the clock",
  emscripten_get_now: "the clock",
  _localtime_js: "the clock",
  __syscall_socket: "the network",
  __syscall_connect: "the network",
  _setitimer_js: "a timer",
};

/**
 * Watch over what WebAssembly calls from its start on, and hand out its memory as it is before anything runs.
 * @param {(memory: Uint8Array) => void} pristine
 */
export function watchWebAssembly(pristine) {
  const { WebAssembly } = /** @type {any} */ (globalThis);
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
    if (!imports?.env) return instantiate(source, imports);
    const watched = { ...imports };
    for (const part of ["env", "wasi_snapshot_preview1"]) watched[part] = watchedCalls(imports[part]);
    const made = await instantiate(source, watched);
    pristine(new Uint8Array(made.instance.exports.memory.buffer));
    return made;
  };
}

/** @param {Record<string, Function>} imports */
function watchedCalls(imports) {
  const watched = Object.create(imports);
  for (const [name, what] of Object.entries(CALLS)) {
    const call = imports[name];
    if (call) watched[name] = (/** @type {any[]} */ ...given) => (note(what), call(...given));
  }
  return watched;
}

/** The browser's objects, of which there are none here; whoever asks is noted. */
export const nothingOfBrowser = new Proxy(
  {},
  {
    get(_target, name) {
      if (typeof name === "string" && !name.startsWith("__")) note("the browser");
      return undefined;
    },
    has(_target, name) {
      if (typeof name === "string" && !name.startsWith("__")) note("the browser");
      return false;
    },
  },
);
