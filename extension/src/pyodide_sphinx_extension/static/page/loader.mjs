// @ts-check
/**
 * Finds the apps of a page and has each mounted; says so in the page where that fails. Imports nothing
 * by itself, so that this much works whatever else is missing. Loads nothing of Python.
 */

const mounting = import("./mount.mjs");
mounting.catch(() => {}); // each app says so in its place
for (const root of document.querySelectorAll("[data-pyodide-app]")) {
  void mountApp(/** @type {HTMLElement} */ (root));
}

/** @param {HTMLElement} root */
async function mountApp(root) {
  try {
    const { limits } = JSON.parse(root.dataset.pyodideApp ?? "");
    const within = (/** @type {Promise<any>} */ module) => Promise.race([module, timeout(limits.stall)]);
    const { mount } = await within(mounting);
    await mount(root, within);
    root.dataset.pyodideState = "mounted";
  } catch (error) {
    root.dataset.pyodideState = "failed";
    root.prepend(apology());
    throw error;
  }
}

/**
 * Rejects after some seconds: a module whose connection stalls would be waited for without end.
 * @param {number} seconds
 * @returns {Promise<never>}
 */
function timeout(seconds) {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no module came within ${seconds} seconds`)), seconds * 1000);
  });
}

/** The page stays as it was without script, and says so. */
function apology() {
  const box = document.createElement("div");
  const words = document.createElement("p");
  const button = document.createElement("button");
  box.className = "pyodide-status";
  box.dataset.state = "failed";
  words.setAttribute("role", "alert");
  words.textContent = "The interactive part of this page could not be loaded.";
  button.type = "button";
  button.textContent = "Try again";
  // A browser may remember that a module could not be had; a new page asks for it anew.
  button.addEventListener("click", () => location.reload());
  box.append(words, button);
  return box;
}
