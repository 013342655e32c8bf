// @ts-check
/** Hybrid: told on the answer itself where the reader's services lead to different frameworks, with what that costs. */

import { find } from "../../core/dom.mjs";
import { fillSlot } from "../../core/templates.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

/** Milliseconds without an answer before the other services are worth their time: Python cannot be interrupted. */
const PAUSE = 1000;

/** Ask about all services that are kept here, and tell what a hybrid of them costs. @param {Checklist} checklist */
export async function tellHybrid({ root, evaluation, opening, tabs }) {
  const place = find(root, "[data-part=hybrid-answer]");
  const { sheets, named } = tabs.switch.saved;
  const isSeveral = opening.own === null && sheets.length > 1;
  const answer = isSeveral ? await evaluation.follow({ do: "services", sheets: named }, PAUSE) : {};
  if (!answer) return;
  place.hidden = !answer.hybrid;
  fillSlot(place, "hybrid", answer.hybrid_sentence ?? "");
}
