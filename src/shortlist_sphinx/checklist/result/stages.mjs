// @ts-check
/** Stages after the outcome: what decides and what to ask next, then what would change it. */

import { Advice } from "./advice.mjs";
import { ChangesView } from "./changes.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */
/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Sheet} Sheet */

/** Milliseconds without an answer before each is worth its time: Python cannot be interrupted. */
const BEFORE_EXPLAINING = 350;
const BEFORE_CHANGES = 700;

/** @param {Checklist} checklist */
export function followStages(checklist) {
  return new Stages(checklist);
}

export class Stages {
  /** Asks for the changes of the newest sheet, unless they were asked for. */
  #askChanges = () => Promise.resolve();

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.evaluation = checklist.evaluation;
    this.results = checklist.results;
    this.advice = new Advice(checklist.root, checklist.form);
    this.changes = new ChangesView(checklist.root, (way) => checklist.trial.begin(way.changes, way.words));
    this.changes.onOpen(() => void this.#askChanges());
  }

  /** A new outcome is shown, and what followed from the one before is not true any more. @param {Report} report */
  wait(report) {
    this.advice.wait(report);
    this.changes.wait();
    this.results.body.dataset.stage = "outcome";
  }

  /** @param {Sheet} sheet @param {Report} report */
  async after(sheet, report) {
    this.#askChanges = once(() => this.#showChanges(sheet));
    const explanation = await this.evaluation.follow("explain", sheet, BEFORE_EXPLAINING);
    if (!explanation) return;
    this.advice.show(explanation, report);
    this.results.body.dataset.stage = "explained";
    // Where most is open, this takes long and says little: it waits until a reader asks.
    if (report.outcome !== "undecided" || this.changes.place.open) await this.#askChanges();
  }

  /** @param {Sheet} sheet */
  async #showChanges(sheet) {
    const changes = await this.evaluation.follow("what-if", sheet, BEFORE_CHANGES);
    if (!changes) return;
    this.changes.show(changes.changes);
    this.advice.showFirmness(changes.plus_minus);
    this.results.body.dataset.stage = "changes";
  }
}

/** Act the first time only. @param {() => Promise<void>} act */
function once(act) {
  /** @type {Promise<void> | undefined} */
  let done;
  return () => (done ??= act());
}
