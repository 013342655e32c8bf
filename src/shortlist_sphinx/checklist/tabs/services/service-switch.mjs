// @ts-check
/** Service switch: which of several saved sheets the form holds, and the choice beside the tabs. */

import { find, findAll, make } from "../../../core/dom.mjs";
import { SavedServices } from "./saved-services.mjs";

/** @typedef {import("../tabs.mjs").Tabs} Tabs */
/** @typedef {import("./saved-services.mjs").Kept} Kept */

const UNKEPT = "This browser does not keep your services. Save each as a file, under Record, before you leave.";

export class ServiceSwitch {
  /** @param {Tabs} tabs */
  constructor({ root, checklist }) {
    this.root = root;
    this.checklist = checklist;
    this.select = find(root, "#service-switch", HTMLSelectElement);
    this.saved = new SavedServices(() => checklist.form.vocabulary, (isKept) => this.#tell(isKept));
  }

  begin() {
    const { own, theirs } = this.checklist.opening;
    this.saved.open(own ?? theirs ?? this.checklist.fragment);
    this.select.addEventListener("change", () => this.open(this.saved.sheets[this.select.selectedIndex]));
    this.root.addEventListener("sheet", () => this.#note());
    this.saved.onOther(() => this.show());
    this.show();
  }

  /** Have another service in the form, unless it is still to be chosen which answers are saved. @param {Kept | undefined} kept */
  open(kept) {
    if (!kept) return;
    if (!this.checklist.opening.saves) return this.#insist();
    this.saved.choose(kept);
    this.fill(kept);
    this.show();
  }

  /** Show a sheet in the form instead of the one that it holds. @param {Kept} kept */
  fill({ fragment }) {
    if (fragment) this.checklist.opening.open(fragment);
    else this.checklist.clear();
  }

  /** Answer the service that another tab answers, so that its sheet does not come into this tab's one. */
  follow() {
    this.saved.follow();
    this.show();
  }

  /** Services that the browser does not keep are told once, until it does. @param {boolean} isKept */
  #tell(isKept) {
    const { notices } = this.checklist;
    if (isKept) notices.remove("unkept");
    else if (!notices.shows("unkept")) notices.show("unkept", UNKEPT);
  }

  /** Two tabs have changed the answers: that comes first. */
  #insist() {
    this.show();
    findAll(this.root, ".notice[data-subject=tabs] button")[0]?.focus();
  }

  /** Offer the services by their names; a single one needs no choice. */
  show() {
    const { sheets, current } = this.saved;
    find(this.root, "[data-part=service-switch]").hidden = sheets.length < 2;
    const names = sheets.length < 2 ? [] : this.saved.names;
    this.select.replaceChildren(...names.map((name) => make("option", name)));
    this.select.selectedIndex = sheets.findIndex(({ id }) => id === current);
  }

  #note() {
    if (this.checklist.opening.saves) this.saved.note(this.checklist.fragment);
    this.show();
  }
}
