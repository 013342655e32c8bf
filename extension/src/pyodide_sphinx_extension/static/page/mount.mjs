// @ts-check
/**
 * Mounts one app: imports its module and hands it its element and its Python. Where an app of the page is to be
 * loaded with it, Python starts as soon as the apps are known, while the rest of the page is still being read.
 */

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
  // Made before anything is awaited: apps that share a Python must all be known when it starts.
  const { config, python } = appIn(root);
  const mounted = within(import(config.module)).then((app) => app.mount(root, python));
  void offline.noteApp(config.offline, calm(python, mounted));
  if (config.preload === "load") void preloadAtOnce(python);
  await mounted;
  if (config.preload === "intent") preloadOnIntent(root, python);
}

/** @type {WeakMap<HTMLElement, {config: Config, python: Python}>} */
const apps = new WeakMap();

/** The app in an element, made once. @param {HTMLElement} root */
function appIn(root) {
  const known = apps.get(root);
  if (known) return known;
  const config = absolute(JSON.parse(root.dataset.pyodideApp ?? ""));
  const app = { config, python: new Python(config) };
  apps.set(root, app);
  return app;
}

/**
 * Start Python for the apps of a page once there are as many as it says: they may be there already, since this module
 * can come after the page was read and before the loader, which waits for other scripts.
 * @param {number} count
 */
function startEarly(count) {
  const roots = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-pyodide-app]"));
  const watching = new MutationObserver(() => start());
  const start = () => {
    if (roots().length < count) return;
    watching.disconnect();
    try {
      const found = [...roots()].map(appIn);
      for (const { config, python } of found) if (config.preload === "load") void preloadAtOnce(python);
    } catch {
      // What is wrong with an app is said in its place, once it is mounted.
    }
  };
  if (document.readyState === "loading") watching.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => watching.disconnect());
  start();
}

const early = document.querySelector("script[data-pyodide-apps]");
if (early instanceof HTMLElement) startEarly(Number(early.dataset.pyodideApps));

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
    secondary: config.secondary && file(config.secondary),
    rest: config.rest && file(config.rest),
    fallback: config.fallback && file(config.fallback),
    offline: config.offline && url(config.offline),
    whole: config.whole && { runtime: url(config.whole.runtime), files: config.whole.files.map(file) },
    memory: config.memory && { ...config.memory, url: url(config.memory.url), spares: config.memory.spares.map(url) },
  };
}
