// @ts-check
/** Hybrid: told on the answer itself where the reader's services lead to different frameworks, with what that costs. */

import { find } from "../../core/dom.mjs";
import { fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

/** Milliseconds without an answer before the other services are worth their time: Python cannot be interrupted. */
const PAUSE = 1000;

const COMPARING = "Comparing your services…";
const DIFFER = "Your services differ.";
const AGREE = "Your services go together.";

/** Keep room for what is told of several services: what stands below must not move. @param {Checklist} checklist */
export function keepRoom({ root, opening, tabs }) {
  const place = find(root, "[data-part=hybrid-answer]");
  const isSeveral = opening.own === null && tabs.switch.saved.sheets.length > 1;
  if (isSeveral && place.hidden) tell(place, COMPARING, "");
  place.hidden = !isSeveral;
}

/** Ask about all services that are kept here, and tell what a hybrid of them costs. @param {Checklist} checklist */
export async function tellHybrid({ root, evaluation, tabs }) {
  const place = find(root, "[data-part=hybrid-answer]");
  if (place.hidden) return;
  const answer = await evaluation.follow({ do: "services", sheets: tabs.switch.saved.named }, PAUSE);
  if (answer?.hybrid) tell(place, DIFFER, answer.hybrid_sentence);
  else if (answer?.sentence) tell(place, AGREE, answer.sentence);
}

/** @param {HTMLElement} place @param {string} head @param {string} words */
function tell(place, head, words) {
  fillSlot(place, "hybrid-head", head);
  fillSlot(place, "hybrid", words);
}
