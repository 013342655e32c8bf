// @ts-check
/** Services tab: a card for each service with its result, and what a hybrid of them costs. */

import { fillCard, makeCard, makeCost } from "./cards.mjs";
import { faultLines } from "../../form/faults.mjs";
import { listenTo } from "../controls.mjs";
import { askName } from "./name-dialog.mjs";
import { find, findAll, make, typeset } from "../../../core/dom.mjs";

/** @typedef {import("../tabs.mjs").Tabs} Tabs */
/** @typedef {import("./saved-services.mjs").Kept} Kept */

const FULL = "This page keeps twenty services at most. Remove one, or save one as a file first.";

export class Services {
  #asked = new AbortController();

  /** @param {Tabs} tabs */
  constructor(tabs) {
    this.tabs = tabs;
    this.panel = tabs.panel("services");
    this.saved = tabs.switch.saved;
  }

  begin() {
    listenTo(this.panel, "service", { add: () => this.#add() });
  }

  /** Show every service, and ask what each leads to. */
  async enter() {
    const { sheets, names } = this.saved;
    const list = find(this.panel, "[data-part=services]");
    list.replaceChildren(...sheets.map((kept, at) => this.#card(kept, names[at] ?? "")));
    this.#asked.abort();
    this.#asked = new AbortController();
    const request = { do: "services", sheets: this.saved.named };
    const answer = await this.tabs.ask("services", request, this.#asked.signal);
    if (answer) this.#show(answer);
  }

  /** @param {any} answer */
  #show(answer) {
    const sentence = answer.faults ? faultLines(answer.faults).join(" ") : answer.sentence;
    find(this.panel, "[data-part=services-sentence]").textContent = typeset(sentence);
    find(this.panel, "[data-part=hybrid]").hidden = !answer.hybrid;
    const cards = findAll(this.panel, ".card");
    for (const [at, service] of (answer.services ?? []).entries()) if (cards[at]) fillCard(cards[at], service);
    const costs = (answer.costs ?? []).map((/** @type {any} */ cost) => makeCost(this.tabs.root, cost));
    find(this.panel, "[data-part=costs]").replaceChildren(...costs);
  }

  /** @param {Kept} kept @param {string} name */
  #card(kept, name) {
    const { current, sheets } = this.saved;
    return makeCard(this.tabs.root, { name, current: kept.id === current, single: sheets.length < 2 }, {
      open: () => this.#answer(kept),
      rename: () => this.#rename(kept, name),
      copy: () => this.#copy(kept, name),
      remove: () => this.#remove(kept, name),
    });
  }

  /** Have a service in the form, and the reader before it. @param {Kept} kept */
  #answer(kept) {
    this.tabs.switch.open(kept);
    this.tabs.enter("answer");
    find(this.tabs.root, ".tabs [data-tab=answer]").focus();
  }

  async #add() {
    if (this.saved.isFull) return this.tabs.say("services", FULL);
    const name = await askName(this.tabs.root, `Service ${this.saved.sheets.length + 1}`, (word) => this.saved.knows(word));
    if (name) this.#added(this.saved.add(name), `${name} is added. Press Answer to fill its sheet.`);
  }

  /** @param {Kept} kept @param {string} name */
  #copy(kept, name) {
    if (this.saved.isFull) return this.tabs.say("services", FULL);
    let copied = `${name} (copy)`;
    for (let at = 2; this.saved.knows(copied); at += 1) copied = `${name} (copy ${at})`;
    this.#added(this.saved.add(copied, kept.fragment), `${copied} is added.`);
  }

  /** A sheet that had no name gets the one it was called by, so that the two can be told apart. @param {Kept} added @param {string} words */
  #added(added, words) {
    const [first] = this.saved.sheets;
    const unnamed = first && first !== added && !this.saved.sheetOf(first).title && !this.saved.sheetOf(first).service;
    if (unnamed) this.#name(first, "Service 1");
    this.#again(words);
    findAll(this.panel, ".card:last-child [data-service=open]")[0]?.focus();
  }

  /** @param {Kept} kept @param {string} before */
  async #rename(kept, before) {
    const name = await askName(this.tabs.root, before, (word) => this.saved.knows(word, kept));
    if (!name) return;
    this.#name(kept, name);
    this.#again(`${before} is called ${name} now.`);
  }

  /** @param {Kept} kept @param {string} name */
  #name(kept, name) {
    this.saved.rename(kept, name);
    if (kept.id === this.saved.current) this.tabs.switch.fill(kept);
  }

  /** @param {Kept} kept @param {string} name */
  #remove(kept, name) {
    const putBack = this.saved.remove(kept);
    const wasCurrent = kept.id === this.saved.current;
    if (wasCurrent) this.tabs.switch.open(this.saved.sheets[0]);
    this.#again(`${name} is removed.`);
    const undo = make("button", "Undo", { type: "button" });
    undo.addEventListener("click", () => {
      putBack();
      if (wasCurrent) this.tabs.switch.open(kept);
      this.#again(`${name} is back.`);
      find(this.panel, "h2").focus();
    });
    find(this.panel, "[data-part=panel-said]").append(" ", undo);
    undo.focus();
  }

  /** Show all anew and say what was done. @param {string} words */
  #again(words) {
    this.tabs.switch.show();
    this.tabs.say("services", words);
    void this.enter();
  }
}
