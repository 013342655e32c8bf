// @ts-check
/** Shows what Python is doing: one sentence, a progress bar while it loads, and a way out. */

/** @typedef {import("./python.mjs").Python} Python */

/** How many bytes are shown as megabytes, as "6.3 MB". @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * Fill a container with the status of Python and keep it true.
 * @param {HTMLElement} container
 * @param {Python} python
 */
export function showStatus(container, python) {
  const parts = { sentence: makeSentence(), bar: makeBar(), button: makeButton() };
  container.classList.add("pyodide-status");
  // The button goes when it is pressed; the focus it had must not be lost with it.
  container.tabIndex = -1;
  container.append(parts.sentence, parts.bar, parts.button);
  const show = () => showState(container, parts, python);
  python.addEventListener("state", show);
  python.offline.addEventListener("change", show);
  python.addEventListener("progress", (event) => {
    showProgress(parts.bar, /** @type {CustomEvent} */ (event).detail);
  });
  parts.button.addEventListener("click", () => {
    container.focus();
    void python.restart();
  });
  show();
}

/** @typedef {{sentence: HTMLElement, bar: HTMLProgressElement, button: HTMLButtonElement}} Parts */

/** @param {HTMLElement} container @param {Parts} parts @param {Python} python */
function showState(container, { sentence, bar, button }, python) {
  const { state } = python;
  container.dataset.state = state;
  bar.hidden = state !== "loading" && state !== "starting";
  button.hidden = state !== "failed";
  if (state === "loading") showProgress(bar, { loaded: 0, total: python.bytes });
  if (state === "starting") bar.removeAttribute("value");
  sentence.textContent = sentenceFor(python);
}

/** @param {Python} python */
function sentenceFor(python) {
  const size = `${megabytes(python.download)}, once`;
  return {
    idle: `Python will be loaded when you begin (${size}).`,
    loading: `Loading Python (${size}).`,
    starting: "Starting Python.",
    ready: python.offline.state === "ready" ? "Python is ready, also without a connection." : "Python is ready.",
    failed: python.failure?.message ?? "Python failed.",
  }[python.state];
}

/** @param {HTMLProgressElement} bar @param {{loaded: number, total: number}} progress */
function showProgress(bar, { loaded, total }) {
  bar.max = total;
  bar.value = loaded;
}

/** The live region is there from the start: readers announce changes, not arrivals. */
function makeSentence() {
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "status");
  return sentence;
}

function makeBar() {
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "Loading Python");
  return bar;
}

function makeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try again";
  return button;
}
