// @ts-check
/** Loads Python when a reader is about to use it, unless the reader's connection speaks against it. */

import { isSparing } from "./sparing.mjs";

/** @typedef {import("./python.mjs").Python} Python */

/** Milliseconds that a pointer stays: one that only passes means nothing. */
const DWELL = 100;

/**
 * Start Python with the page, for an app that has something to answer as soon as it is there.
 * @param {Python} python
 */
export async function preloadAtOnce(python) {
  if (isSparing()) return;
  await null; // the other apps of the page, which may share it, are being made in this very moment
  python.start().catch(() => {});
}

/**
 * Start Python when a pointer rests on an app, or when the focus or an input comes to it. A finger
 * means nothing until it taps: it moves the page as well.
 * @param {HTMLElement} root
 * @param {Python} python
 */
export function preloadOnIntent(root, python) {
  if (isSparing()) return;
  const done = new AbortController();
  const { signal } = done;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const start = () => {
    clearTimeout(timer);
    done.abort();
    // Somebody may have started it meanwhile; a failure is a matter of the status.
    if (python.state === "idle") python.start().catch(() => {});
  };
  for (const type of ["focusin", "input", "pointerdown"]) root.addEventListener(type, start, { signal });
  root.addEventListener("pointerleave", () => clearTimeout(timer), { signal });
  root.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType !== "touch") timer = setTimeout(start, DWELL);
  }, { signal });
}

/**
 * Start Python once the browser has nothing more urgent to do, for a reader who will soon ask for it.
 * @param {Python} python
 */
export function preloadWhenIdle(python) {
  if (isSparing()) return;
  // If it fails, nobody has asked for it yet; whoever does tries again, and hears of it then.
  whenIdle(() => python.state === "idle" && python.start().catch(() => {}));
}

/** Safari has no word for it; a moment later is near enough. @param {() => void} run */
function whenIdle(run) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, DWELL);
}
