// @ts-check
/** Mounts one app: imports its module and hands it its element and its Python. */

import { calm } from "./calm.mjs";
import { offline } from "./offline.mjs";
import { preloadAtOnce, preloadOnIntent } from "./preload.mjs";
import { Python } from "./python.mjs";

/** @typedef {import("./types.mjs").Config} Config */
/** @typedef {import("./types.mjs").PlannedFile} PlannedFile */

/**
 * @param {HTMLElement} root
 * @param {(module: Promise<any>) => Promise<any>} within - waits for a module, but not without end
 */
export async function mount(root, within) {
  const config = absolute(JSON.parse(root.dataset.pyodideApp ?? ""));
  // Made before anything is awaited: apps that share a Python must all be known when it starts.
  const python = new Python(config);
  const mounted = within(import(config.module)).then((app) => app.mount(root, python));
  void offline.noteApp(config.offline, calm(python, mounted));
  if (config.preload === "load") void preloadAtOnce(python);
  await mounted;
  if (config.preload === "intent") preloadOnIntent(root, python);
}

/**
 * Make the addresses of a configuration absolute: a worker resolves relative ones against itself.
 * @param {Config} config
 * @returns {Config}
 */
export function absolute(config) {
  const url = (/** @type {string} */ path) => new URL(path, document.baseURI).href;
  const file = (/** @type {PlannedFile} */ planned) => ({ ...planned, url: url(planned.url) });
  return {
    ...config,
    module: url(config.module),
    worker: url(config.worker),
    runtime: url(config.runtime),
    stdlib: url(config.stdlib),
    packages: config.packages.map(url),
    files: config.files.map(file),
    catalogue: config.catalogue && url(config.catalogue),
    rest: config.rest && file(config.rest),
    fallback: config.fallback && file(config.fallback),
    offline: config.offline && url(config.offline),
    whole: config.whole && { runtime: url(config.whole.runtime), files: config.whole.files.map(file) },
    memory: config.memory && { ...config.memory, url: url(config.memory.url), spares: config.memory.spares.map(url) },
  };
}
