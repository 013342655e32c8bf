// @ts-check
/** Lets readers change and run the examples of a page. Loads nothing of Python before that. */

import { ExampleView } from "./view.mjs";
import { fitFrame } from "./frames.mjs";
import { ExampleRuns } from "./runs.mjs";
import { calm } from "../page/calm.mjs";
import { absolute } from "../page/mount.mjs";
import { offline } from "../page/offline.mjs";
import { preloadWhenIdle } from "../page/preload.mjs";
import { Python } from "../page/python.mjs";

const roots = /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-pyodide-example]")
);
const config = absolute(JSON.parse(roots[0]?.dataset.pyodidePage ?? ""));
const python = new Python(config);
const runs = new ExampleRuns(python);

void offline.noteApp(config.offline, calm(python));
for (const [place, root] of roots.entries()) runs.add(new ExampleView(root, place + 1, python, runs));
for (const frame of document.querySelectorAll("iframe.pyodide-frame")) {
  fitFrame(/** @type {HTMLIFrameElement} */ (frame));
}
// Who changes code is about to run it; who only opens the field may want to copy from it.
const preload = () => preloadWhenIdle(python);
for (const root of config.preload === "never" ? [] : roots) root.addEventListener("input", preload, { once: true });
