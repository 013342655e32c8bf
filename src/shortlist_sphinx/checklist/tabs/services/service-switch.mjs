// @ts-check
/** Which of several services the form holds: the sheets on the shelf, and the choice beside the doors. */

import { find, make } from "../../../core/dom.mjs";
import { Shelf } from "./saved-services.mjs";

/** @typedef {import("../tabs.mjs").Rooms} Rooms */
/** @typedef {import("./saved-services.mjs").Kept} Kept */

export class ServiceSwitch {
  /** @param {Rooms} rooms */
  constructor({ root, checklist }) {
    this.root = root;
    this.checklist = checklist;
    this.select = find(root, "#service-switch", HTMLSelectElement);
    this.shelf = new Shelf(() => checklist.form.vocabulary);
  }

  begin() {
    this.shelf.open(this.checklist.fragment);
    this.select.addEventListener("change", () => this.open(this.shelf.sheets[this.select.selectedIndex]));
    this.root.addEventListener("sheet", () => this.#note());
    this.shelf.onOther(() => this.show());
    this.show();
  }

  /** Have another service in the form. @param {Kept | undefined} kept */
  open(kept) {
    if (!kept) return;
    this.shelf.choose(kept);
    this.fill(kept);
    this.show();
  }

  /** Show a sheet in the form instead of the one that it holds. @param {Kept} kept */
  fill({ fragment }) {
    // Whoever looked at the answers of a link meanwhile leaves them.
    this.checklist.opening.saves = true;
    this.checklist.notices.remove("beside");
    if (fragment) this.checklist.opening.open(fragment);
    else this.checklist.clear();
  }

  /** Offer the services by their names; a single one needs no choice. */
  show() {
    const { sheets, current } = this.shelf;
    find(this.root, "[data-part=service-switch]").hidden = sheets.length < 2;
    const names = sheets.length < 2 ? [] : this.shelf.names;
    this.select.replaceChildren(...names.map((name) => make("option", name)));
    this.select.selectedIndex = sheets.findIndex(({ id }) => id === current);
  }

  #note() {
    if (this.checklist.opening.saves) this.shelf.note(this.checklist.fragment);
    this.show();
  }
}
