// @ts-check
/** Checklist app: answers in the form go to the address, to storage and to the library. */

import { startActions } from "./result/actions.mjs";
import { encode } from "./saving/address.mjs";
import { Evaluation } from "./evaluation.mjs";
import { showFaults } from "./form/faults.mjs";
import { followStages } from "./result/stages.mjs";
import { Form } from "./form/form.mjs";
import { mirrorMust, refuseMore, showMusts } from "./form/what-decides.mjs";
import { Notices } from "./notices.mjs";
import { Opening } from "./saving/opening.mjs";
import { followOffline } from "./offline.mjs";
import { find } from "../core/dom.mjs";
import { Result } from "./result/result.mjs";
import { Tabs } from "./tabs/tabs.mjs";
import { Steps } from "./form/steps.mjs";
import { NOT_SAVED, Storage } from "./saving/storage.mjs";
import { Trial } from "./result/trial.mjs";

/** @typedef {import("../core/types.mjs").Python} Python */
/** @typedef {import("../core/types.mjs").Report} Report */
/** @typedef {import("../core/types.mjs").Fault} Fault */

const FAULTY = "No new result: some answers do not fit together. They are marked in the form.";
const FAILED = "No new result for now. Your answers are kept.";
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
    this.results = new Result(root, (criterion) => this.form.titleOf(criterion));
    this.steps = new Steps(root);
    this.trial = new Trial(this);
    this.opening = new Opening(this);
    this.stages = followStages(this);
    this.tabs = new Tabs(this);
  }

  /** Bring back what was saved or linked, then listen. */
  begin() {
    find(this.root, "[data-part=worksheet-note]").hidden = true;
    this.python.showStatus(find(this.root, "[data-part=python]"));
    this.python.addEventListener("state", () => this.#followPython());
    this.form.element.addEventListener("input", (event) => this.#hear(event));
    this.form.element.addEventListener("submit", (event) => event.preventDefault());
    this.steps.begin();
    startActions(this);
    followOffline(this);
    this.opening.begin();
    this.tabs.begin();
  }

  /** The reader's own answers as a fragment, without what is only tried. */
  get fragment() {
    return encode(this.trial.ownOf(this.form.gather()), this.opening.aside);
  }

  /** Keep the answers in the address and in this browser, and have them evaluated. */
  changed() {
    this.writeAddress();
    this.#save();
    this.steps.showProgress();
    showMusts(this.form.element);
    this.root.dispatchEvent(new Event("sheet"));
    void this.evaluate();
  }

  /** Have the address hold the answers. */
  writeAddress() {
    const { fragment } = this;
    history.replaceState(history.state, "", `${location.pathname}${location.search}${fragment && `#${fragment}`}`);
  }

  /** Have the answers evaluated and show what comes back. */
  async evaluate() {
    const sheet = this.form.gather();
    this.results.wait(true);
    try {
      const answer = await this.evaluation.ask(sheet, (report) => this.#showBounds(report));
      this.#failed = false;
      if (answer) this.#show(answer);
      if (answer && !("faults" in answer)) await this.stages.after(sheet, answer);
    } catch {
      // The status view says what failed; here it only counts that answers wait for a result.
      this.#failed = true;
      this.results.say(FAILED);
    }
  }

  /** The report on the answers as the library wrote it; an error where there is none. */
  async report() {
    if (!this.evaluation.asked) await this.evaluate();
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

  /** Show a report in bounds, while the exact one is on its way. @param {Report} report */
  #showBounds(report) {
    this.#show(report);
    this.results.wait(true);
  }

  /** @param {Report | {faults: Fault[]}} answer */
  #show(answer) {
    const faults = "faults" in answer ? answer.faults : [];
    showFaults(this.root, faults);
    if ("faults" in answer) return this.results.say(FAULTY);
    this.results.show(answer);
    this.stages.wait(answer);
  }

  /** @param {Event} event */
  #hear({ target }) {
    if (target instanceof HTMLInputElement) {
      refuseMore(this.form.element, target);
      mirrorMust(this.form.element, target);
      this.trial.settle(target.name);
    }
    this.notices.remove("cleared");
    this.changed();
  }

  #save() {
    if (!this.opening.saves) return;
    if (this.storage.write(this.fragment)) this.notices.remove("unsaved");
    else if (!this.notices.shows("unsaved")) this.notices.show("unsaved", NOT_SAVED);
  }

  /** After a failure, name what works without Python, and evaluate once it is loaded anew. */
  #followPython() {
    const note = find(this.root, "[data-part=worksheet-note]");
    note.hidden = this.python.state !== "failed";
    find(this.root, "[data-part=python]").after(note);
    if (this.#failed && this.python.state === "loading") void this.evaluate();
  }
}
