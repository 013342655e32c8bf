// @ts-check
/** Checklist app: answers in the form go to the address, to storage and to the library. */

import { copyLink, startActions } from "./result/actions.mjs";
import { encode } from "./saving/address.mjs";
import { followDoubleClicks } from "./double-clicks.mjs";
import { Evaluation } from "./evaluation.mjs";
import { showFaults } from "./form/faults.mjs";
import { Essentials } from "./form/essentials.mjs";
import { Folds } from "./result/folds.mjs";
import { keepRoom, tellHybrid } from "./result/hybrid.mjs";
import { Form } from "./form/form.mjs";
import { Notices } from "./notices.mjs";
import { Opening } from "./saving/opening.mjs";
import { followOffline } from "./offline.mjs";
import { find, findAll } from "../core/dom.mjs";
import { Result } from "./result/result.mjs";
import { Tabs } from "./tabs/tabs.mjs";
import { Screens } from "./form/screens.mjs";
import { FULL, NOT_SAVED, Storage } from "./saving/storage.mjs";
import { Trial } from "./result/trial.mjs";

/** @typedef {import("../core/types.mjs").Python} Python */
/** @typedef {import("../core/types.mjs").Report} Report */
/** @typedef {import("../core/types.mjs").Sheet} Sheet */
/** @typedef {import("../core/types.mjs").Fault} Fault */

/** Milliseconds without an answer before the order of asking is worth its time: Python cannot be interrupted. */
const BEFORE_ORDER = 250;

const FAULTY = "No new result: some answers do not fit together. They are marked in the form.";
/** The heading of an answer that there is none to. */
const UNFIT = "These answers do not fit together.";
const OVERSTARRED = "No answer yet: more things are starred than can decide.";
const FAILED = "No new result for now. Your answers are kept.";
/** Said on top of a missing answer, and before the first one. */
const NOTHING = "Nothing is answered yet. It takes about a minute.";
/** The heading of the answer before the first one, and where Python gave none. */
const NO_ANSWER = "Nothing is answered yet.";
const NONE_NOW = "No answer for now.";
const CLEARED = "All answers of this sheet are removed.";

/**
 * Make the built page live.
 * @param {HTMLElement} root
 * @param {Python} python
 */
export function mount(root, python) {
  new Checklist(root, python).begin();
}

export class Checklist {
  storage = new Storage();
  #failed = false;

  /** @param {HTMLElement} root @param {Python} python */
  constructor(root, python) {
    this.root = root;
    this.python = python;
    this.form = new Form(find(root, "form.questions", HTMLFormElement));
    this.notices = new Notices(find(root, "[data-part=notices]"));
    this.evaluation = new Evaluation(python);
    this.essentials = new Essentials(this.form);
    this.results = new Result(root, this.form);
    this.screens = new Screens(root);
    this.trial = new Trial(this);
    this.folds = new Folds(this);
    this.opening = new Opening(this);
    this.tabs = new Tabs(this);
  }

  /** Take over what was answered meanwhile, bring back what was saved or linked, then listen. */
  begin() {
    this.python.showStatus(find(this.root, "[data-part=python]"));
    this.#followPython();
    this.python.addEventListener("state", () => this.#followPython());
    this.form.element.addEventListener("input", (event) => this.#hear(event));
    this.form.element.addEventListener("submit", (event) => event.preventDefault());
    this.form.element.addEventListener("click", ({ target }) => this.#answerAll(target));
    this.screens.addEventListener("leave", (event) => this.#leave(/** @type {CustomEvent} */ (event).detail));
    followDoubleClicks(this.root);
    startActions(this);
    followOffline(this);
    const named = location.hash.slice(1);
    this.essentials.adopt();
    this.opening.begin();
    this.screens.begin(named && document.getElementById(named) ? named : this.#start);
    this.tabs.begin();
    void this.opening.welcomed.then(() => delete this.root.dataset.opening);
    // Where the page itself did not start it, it starts while the first screen is read; the status view tells what fails.
    this.python.start().catch(() => {});
  }

  /** The screen to begin with: the first that has nothing answered, or the answer. */
  get #start() {
    return this.opening.start || (this.essentials.isPassed ? "result" : "essentials");
  }

  /** The reader's own answers as a fragment, without what is only tried. */
  get fragment() {
    return encode(this.trial.ownOf(this.form.gather()), this.opening.aside, this.opening.day);
  }

  /** Keep the answers in the address and in this browser, and have them evaluated. */
  changed() {
    this.#save();
    this.writeAddress();
    this.essentials.show();
    this.root.dispatchEvent(new Event("sheet"));
    void this.evaluate();
  }

  /** Have the address hold the answers. */
  writeAddress() {
    const { fragment, opening } = this;
    // A page that is loaded anew has to know whose answers its address holds.
    const state = { ...history.state, linked: opening.own !== null, torn: opening.isTorn, unsaved: !this.storage.holds };
    history.replaceState(state, "", `${location.pathname}${location.search}${fragment && `#${fragment}`}`);
  }

  /** Whether an answer is shown, be it to earlier answers. */
  get #isAnswered() {
    return this.root.hasAttribute("data-answered");
  }

  /** Have the answers evaluated and show what comes back. */
  async evaluate() {
    const sheet = this.form.gather();
    if (!encode(sheet)) return this.#showNothing();
    this.results.wait(true);
    if (!this.#isAnswered) this.results.work();
    try {
      if (this.opening.own !== null) await this.#welcomed();
      if (!this.#isCurrent(sheet)) return;
      const answer = await this.evaluation.ask(sheet, (report) => this.#showBounds(report));
      this.#failed = false;
      if (answer) this.#show(answer);
      if (answer && !("faults" in answer)) await this.#follow(sheet, answer);
    } catch {
      // The status view says what failed; here it only counts that answers wait for a result.
      this.#failed = true;
      this.results.rest(this.#isAnswered ? "" : NONE_NOW);
      this.results.say(FAILED);
    }
  }

  /** Whose answers a link holds is said above its answer, and so before it: nothing is pushed down by it. */
  #welcomed() {
    this.evaluation.drop();
    return this.opening.welcomed;
  }

  /** Whether the form still holds a sheet. @param {Sheet} sheet */
  #isCurrent(sheet) {
    return encode(sheet) === encode(this.form.gather());
  }

  /** The report on the answers as the library wrote it; an error where there is none. */
  async report() {
    if (!this.evaluation.asked) await this.evaluation.ask(this.form.gather(), () => {});
    const text = await this.evaluation.text();
    if ("faults" in JSON.parse(text)) throw new Error(FAULTY);
    return text;
  }

  /** Remove all answers, here and from storage, and offer to bring them back. */
  startOver() {
    const { fragment } = this;
    this.clear();
    this.notices.show("cleared", CLEARED, { "Bring them back": () => this.opening.open(fragment), "Close": () => {} });
  }

  /** Remove all answers, here and from storage. */
  clear() {
    this.opening.open("");
    this.changed();
  }

  /** What follows from a report: what to ask next, and what is told on demand. @param {Sheet} sheet @param {Report} report */
  async #follow(sheet, report) {
    if (this.trial.isOn) this.trial.tell();
    this.folds.renew(report);
    const order = await this.evaluation.follow({ do: "order", sheet }, BEFORE_ORDER);
    if (!order) return;
    const questions = order.questions.filter((/** @type {string} */ id) => report.could_change.includes(id));
    this.results.answer.ask(questions, report.exact);
    this.screens.follow(questions);
    this.results.body.dataset.stage = "asked";
    await tellHybrid(this);
  }

  /** Without an answer there is nothing to say. */
  #showNothing() {
    this.evaluation.drop();
    showFaults(this.root, []);
    this.root.toggleAttribute("data-answered", false);
    this.results.rest(NO_ANSWER);
    this.results.wait(true);
    this.results.say(NOTHING, "", () => this.results.wait(false));
  }

  /** Whoever goes on from the first screen has said what is essential. @param {string} screen */
  #leave(screen) {
    if (screen !== "essentials" || this.screens.isWhole || this.essentials.isPassed) return;
    this.essentials.pass();
    this.changed();
  }

  /** Show a report in bounds, while the exact one is on its way. @param {Report} report */
  #showBounds(report) {
    this.#show(report);
    this.results.wait(true);
  }

  /** @param {Report | {faults: Fault[]}} answer */
  #show(answer) {
    const faults = "faults" in answer && !this.essentials.isOverstarred ? answer.faults : [];
    showFaults(this.root, faults);
    this.results.rest();
    if ("faults" in answer) return this.#refuse();
    this.root.toggleAttribute("data-answered", true);
    this.results.body.dataset.stage = "outcome";
    keepRoom(this);
    this.results.show(answer);
  }

  /** The answer that stands is that to earlier answers; a link has none yet. */
  #refuse() {
    this.results.say(this.essentials.isOverstarred ? OVERSTARRED : FAULTY);
    if (!this.#isAnswered) this.results.head(UNFIT);
  }

  /** Give every row of a grid the same answer. @param {EventTarget | null} button */
  #answerAll(button) {
    if (!(button instanceof HTMLButtonElement) || !button.dataset.all) return;
    const rows = findAll(/** @type {HTMLElement} */ (button.closest(".question-group")), "[data-question]");
    for (const row of rows) this.form.setAnswer(row.dataset.question ?? "", button.dataset.all);
    this.changed();
  }

  /** @param {Event} event */
  #hear({ target }) {
    if (target instanceof HTMLInputElement) {
      this.essentials.hear(target);
      this.trial.settle(target.name);
    }
    this.notices.remove("cleared");
    this.changed();
  }

  #save() {
    if (!this.opening.saves) return;
    const { storage, notices } = this;
    const wasHeld = storage.holds;
    if (storage.write(this.fragment)) notices.remove("unsaved");
    else if (wasHeld) notices.show("unsaved", storage.isFull ? FULL : NOT_SAVED, {
      "Copy the link": async () => notices.show("unsaved", await copyLink(this)),
      "Close": () => {},
    });
  }

  /** After a failure, name what works without Python, and evaluate once it is loaded anew. */
  #followPython() {
    const note = find(this.root, "[data-part=worksheet-note]");
    note.hidden = this.python.state !== "failed";
    find(this.root, "[data-part=python]").after(note);
    if (this.#failed && this.python.state === "loading") void this.evaluate();
  }
}
