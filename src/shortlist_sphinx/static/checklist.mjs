// @ts-check
/** The checklist: answers in the form go to the address, to storage and to the library. */

import { startActions } from "./actions.mjs";
import { decode, encode, holdsSheet } from "./address.mjs";
import { refuseMore } from "./deciding.mjs";
import { ask } from "./dialogs.mjs";
import { Evaluation } from "./evaluation.mjs";
import { showFaults } from "./faults.mjs";
import { Form } from "./form.mjs";
import { Notices } from "./notices.mjs";
import { find } from "./page.mjs";
import { Results } from "./results.mjs";
import { followLinks, showProgress } from "./steps.mjs";
import { NOT_SAVED, Storage } from "./storage.mjs";

/** @typedef {import("./types.mjs").Python} Python */
/** @typedef {import("./types.mjs").Report} Report */
/** @typedef {import("./types.mjs").Fault} Fault */

const FAULTY = "No new result: some answers do not fit together. They are marked in the form.";
const FAILED = "No new result for now. Your answers are kept.";

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
  /** What a link holds and this page does not understand. @type {string[]} */
  aside = [];
  /** Whether another tab saved other answers, and the reader has not chosen yet. */
  #torn = false;
  #failed = false;

  /** @param {HTMLElement} root @param {Python} python */
  constructor(root, python) {
    this.root = root;
    this.python = python;
    this.form = new Form(find(root, "form.questions", HTMLFormElement));
    this.notices = new Notices(find(root, "[data-part=notices]"));
    this.evaluation = new Evaluation(python);
    this.results = new Results(root, (criterion) => this.form.titleOf(criterion));
  }

  /** Bring back what was saved or linked, then listen. */
  begin() {
    find(this.root, "[data-part=worksheet-note]").hidden = true;
    this.python.showStatus(find(this.root, "[data-part=python]"));
    this.python.addEventListener("state", () => this.#followPython());
    this.form.element.addEventListener("input", (event) => this.#hear(event));
    this.form.element.addEventListener("submit", (event) => event.preventDefault());
    this.storage.onOther((fragment) => this.#hearOtherTab(fragment));
    addEventListener("hashchange", () => void this.#openLink(location.hash));
    followLinks(this.root);
    startActions(this);
    // Showing what was saved writes the address, so the link is read before.
    const linked = location.hash;
    this.#open(this.storage.read());
    void this.#openLink(linked);
  }

  /** The answers as a fragment. */
  get fragment() {
    return encode(this.form.gather(), this.aside);
  }

  /** Keep the answers in the address and in this browser, and have them evaluated. */
  changed() {
    const { fragment } = this;
    history.replaceState(history.state, "", `${location.pathname}${location.search}${fragment && `#${fragment}`}`);
    if (!this.#torn && !this.storage.write(fragment)) this.#sayUnsaved();
    showProgress(this.root);
    void this.evaluate();
  }

  /** Have the answers evaluated and show what comes back. */
  async evaluate() {
    this.results.wait(true);
    try {
      const answer = await this.evaluation.ask(this.form.gather(), (report) => this.#showBounds(report));
      this.#failed = false;
      if (answer) this.#show(answer);
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

  /** Show a report in bounds, while the exact one is on its way. @param {Report} report */
  #showBounds(report) {
    this.#show(report);
    this.results.wait(true);
  }

  /** @param {Report | {faults: Fault[]}} answer */
  #show(answer) {
    const faults = "faults" in answer ? answer.faults : [];
    showFaults(this.root, faults);
    if ("faults" in answer) this.results.say(FAULTY);
    else this.results.show(answer);
  }

  /** @param {Event} event */
  #hear({ target }) {
    if (target instanceof HTMLInputElement) refuseMore(this.form.element, target);
    this.changed();
  }

  /** Show answers; an empty fragment is what the page shows from the start. @param {string} fragment */
  #open(fragment) {
    const { sheet, aside, remarks } = decode(fragment, this.form.vocabulary);
    this.form.fill(sheet);
    this.aside = aside;
    this.notices.remove("link");
    showProgress(this.root);
    if (!fragment) return;
    if (remarks.length) this.#remark(remarks);
    this.changed();
  }

  /** @param {string[]} remarks */
  #remark(remarks) {
    const leaveOut = () => { this.aside = []; this.changed(); };
    this.notices.show("link", remarks.join(" "), this.aside.length
      ? { "Keep it in the link": () => {}, "Leave it out": leaveOut }
      : undefined);
  }

  /** Open the answers of a link, if it holds some; others are not replaced unasked. @param {string} hash */
  async #openLink(hash) {
    const linked = hash.slice(1);
    if (!holdsSheet(linked) || linked === this.fragment) return;
    const { sheet, aside } = decode(linked, this.form.vocabulary);
    const differs = this.fragment !== "" && encode(sheet, aside) !== this.fragment;
    if (differs && !(await ask(this.root, "other-answers"))) this.changed();
    else this.#open(linked);
  }

  /** @param {string} fragment */
  #hearOtherTab(fragment) {
    this.#torn = true;
    const choose = (/** @type {() => void} */ act) => () => { this.#torn = false; act(); };
    this.notices.show("tabs", "Another tab has changed the saved answers. This tab saves nothing until you choose.", {
      "Show those answers": choose(() => (fragment ? this.#open(fragment) : this.startOver())),
      "Keep the answers of this tab": choose(() => this.changed()),
    });
  }

  /** Remove all answers, here and from storage. */
  startOver() {
    this.form.clear();
    this.aside = [];
    this.notices.remove("link");
    this.changed();
  }

  #sayUnsaved() {
    if (!this.notices.shows("storage")) this.notices.show("storage", NOT_SAVED);
  }

  /** After a failure, name what works without Python, and evaluate once it is loaded anew. */
  #followPython() {
    const note = find(this.root, "[data-part=worksheet-note]");
    note.hidden = this.python.state !== "failed";
    find(this.root, "[data-part=python]").after(note);
    if (this.#failed && this.python.state === "loading") void this.evaluate();
  }
}
