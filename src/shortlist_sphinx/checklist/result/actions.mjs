// @ts-check
/** Buttons below the result: copy, save, print, and start over. */

import { ask } from "../dialogs.mjs";
import { copy, fileNameOf, saveFile } from "../download.mjs";
import { encode, today } from "../saving/address.mjs";
import { find, findAll, typeset } from "../../core/dom.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

const COPY_BY_HAND = "The browser did not copy it. The address of this page holds your answers: copy that.";
const NO_TOML = "The TOML file could not be made. Save the answers as JSON: the command line reads both.";
const NOT_LOADED = "That could not be loaded. Nothing is lost: try it again.";
const NO_REPORT = "There is no report yet, because the answers could not be evaluated.";

/** @type {Record<string, (checklist: Checklist) => string | Promise<string>>} */
const ACTIONS = {
  "copy-link": copyLink,
  "copy-picture": async (checklist) => (await pictures()).copyPicture(checklist),
  "save-picture": async (checklist) => (await pictures()).savePicture(checklist),
  "save-toml": saveToml,
  "save-json": saveJson,
  "save-report": saveReport,
  "print": () => { print(); return ""; },
  "start-over": startOver,
};

/** Show the buttons and let them act. @param {Checklist} checklist */
export function startActions(checklist) {
  const said = find(checklist.root, "[data-part=said]");
  find(checklist.root, "[data-part=actions]").hidden = false;
  for (const button of findAll(checklist.root, "[data-do]")) {
    button.addEventListener("click", async () => {
      const act = ACTIONS[button.dataset.do ?? ""];
      const words = await Promise.resolve(act?.(checklist)).catch(() => NOT_LOADED);
      said.textContent = typeset(words ?? "");
    });
  }
}

/** What draws pictures: most readers take none along. */
function pictures() {
  return import("../sharing/picture-file.mjs");
}

/** @param {Checklist} checklist */
export async function copyLink({ form, fragment, opening, trial }) {
  const page = location.href.split("#")[0] ?? "";
  // What is shown as it came keeps the day of its link.
  const link = opening.day ? fragment : encode(trial.ownOf(form.gather()), opening.aside, today());
  return (await copy(link ? `${page}#${link}` : page)) ? "The link is copied." : COPY_BY_HAND;
}

/** @param {Checklist} checklist */
async function saveToml({ evaluation, form }) {
  const sheet = form.gather();
  try {
    saveFile(fileNameOf(sheet, ".toml"), await evaluation.toml(sheet), "application/toml");
    return "The answers are saved as a file.";
  } catch {
    return NO_TOML;
  }
}

/** @param {Checklist} checklist */
function saveJson({ form }) {
  const sheet = form.gather();
  saveFile(fileNameOf(sheet, ".json"), `${JSON.stringify(sheet, null, 2)}\n`, "application/json");
  return "The answers are saved as a file.";
}

/** @param {Checklist} checklist */
async function saveReport(checklist) {
  try {
    const text = await checklist.report();
    saveFile(fileNameOf(checklist.form.gather(), ".report.json"), text, "application/json");
    return "The report is saved as a file.";
  } catch {
    return NO_REPORT;
  }
}

/** @param {Checklist} checklist */
async function startOver(checklist) {
  if (!(await ask(checklist.root, "start-over"))) return "";
  checklist.startOver();
  return "All answers are removed.";
}
