// @ts-check
/** Finds the apps of a page, and mounts each with a Python of its own. Loads nothing of Python. */

import { Python } from "./python.mjs";

/** @typedef {import("./types.mjs").Config} Config */
/** @typedef {import("./types.mjs").PlannedFile} PlannedFile */

for (const root of document.querySelectorAll("[data-pyodide-app]")) {
  void mountApp(/** @type {HTMLElement} */ (root));
}

/**
 * Import the app's module and hand it its element; say it in the page where that fails.
 * @param {HTMLElement} root
 */
async function mountApp(root) {
  try {
    const config = absolute(JSON.parse(root.dataset.pyodideApp ?? ""));
    const { mount } = await import(config.module);
    await mount(root, new Python(config));
    root.dataset.pyodideState = "mounted";
  } catch (error) {
    root.dataset.pyodideState = "failed";
    root.prepend(apology());
    throw error;
  }
}

/** The page stays as it was without script, and says so. */
function apology() {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.className = "pyodide-status";
  words.textContent =
    "The interactive part of this page could not be loaded. Load the page again to try anew.";
  return words;
}

/**
 * Make the addresses of a configuration absolute: a worker resolves relative ones against itself.
 * @param {Config} config
 * @returns {Config}
 */
function absolute(config) {
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
    fallback: config.fallback && file(config.fallback),
  };
}
