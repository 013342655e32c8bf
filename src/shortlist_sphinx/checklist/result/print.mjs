// @ts-check
/** Print view: a blank worksheet, or, once something is answered, all answers with the result. */

import { idOf, isAnswered } from "../form/form.mjs";
import { find, findAll, make } from "../../core/dom.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

const NO_NAME = "Answers";
/**
 * What paper shows whether it is open or not: of those in front all that bears on them, of the others what speaks
 * against them. All of it would be twenty sheets, which nobody reads.
 */
const EVIDENCE = [
  "[data-fold=each]",
  ".alternative:is([data-standing=shortlisted], [data-standing=leading]) details:not([data-group=unknown])",
  ".alternative details[data-group=against]",
  ".alternative [data-group=against] details",
].map((kind) => `${kind}:not([open])`).join(", ");
/** What a worksheet shows beside its questions: what else can decide, what words mean, and room for names. */
const FOLDED = "form .fold:not([open])";
const DAY = "print-day";

/** Have paper show what a reader needs on it. @param {Checklist} checklist */
export function preparePaper(checklist) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const restore = () => {
    delete checklist.root.dataset.paper;
    checklist.root.querySelector(`.${DAY}`)?.remove();
    find(checklist.root, "[data-part=paper]").hidden = true;
    for (const details of opened) details.open = false;
    opened = [];
  };
  addEventListener("beforeprint", () => {
    restore(); // whoever changes a setting of the print is asked again, and nobody says that the first one ended
    const answered = fillPaper(checklist);
    checklist.results.alternatives.finish();
    if (answered) checklist.root.dataset.paper = "filled";
    opened = findAll(checklist.root, answered ? EVIDENCE : FOLDED, HTMLDetailsElement);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", restore);
}

/** Fill in the answers, and say whether there are any. @param {Checklist} checklist */
function fillPaper({ root, form }) {
  const questions = findAll(root, "form [data-question]");
  const sheet = form.gather();
  if (!questions.some(isAnswered) && !sheet.deciding.length) return false;
  const paper = find(root, "[data-part=paper]");
  find(paper, "[data-slot=paper-title]").textContent = sheet.title ?? NO_NAME;
  const decides = sheet.deciding.map((id) => form.titleOf(id)).join(", ") || "nothing yet";
  const who = sheet.member ? `Filled in by ${sheet.member}. ` : "";
  find(paper, "[data-part=paper-about]").textContent = `${who}What decides: ${decides}.`;
  find(paper, "[data-part=paper-answers]").replaceChildren(...questions.map((question) => row(question, sheet.must)));
  paper.hidden = false;
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  find(root, "#result > :is(h1, h2)").before(make("p", [sheet.title, `Printed on ${today}`].filter(Boolean).join(" · "), { class: DAY }));
  return true;
}

/** @param {HTMLElement} question @param {string[]} must */
function row(question, must) {
  const line = make("tr", "");
  const radio = findAll(question, "input[type=radio]:checked", HTMLInputElement)[0];
  const label = radio?.value ? findAll(question, `label[for="${radio.id}"]`)[0]?.textContent ?? "" : "Don’t know yet";
  const words = must.includes(idOf(question)) ? `${label} (must-have)` : label;
  line.append(make("th", find(question, "legend").textContent ?? "", { scope: "row" }), make("td", words));
  return line;
}
