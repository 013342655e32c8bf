// @ts-check
/** The room for several services: a card for each with its result, and what a hybrid of them costs. */

import { fillCard, listenTo, makeCard, makeCost } from "./cards.mjs";
import { faultLines } from "../../form/fault-lines.mjs";
import { askName } from "./naming.mjs";
import { find, findAll, make, typeset } from "../../../core/dom.mjs";

/** @typedef {import("../tabs.mjs").Rooms} Rooms */
/** @typedef {import("./saved-services.mjs").Kept} Kept */

const FULL = "Twenty services are as many as this page keeps. Remove one, or save one as a file first.";

export class Services {
  #asked = new AbortController();

  /** @param {Rooms} rooms */
  constructor(rooms) {
    this.rooms = rooms;
    this.room = rooms.room("services");
    this.shelf = rooms.switch.shelf;
  }

  begin() {
    listenTo(this.room, "service", { add: () => this.#add() });
  }

  /** Show every service, and ask what each leads to. */
  async enter() {
    const { sheets, names } = this.shelf;
    const list = find(this.room, "[data-part=services]");
    list.replaceChildren(...sheets.map((kept, at) => this.#card(kept, names[at] ?? "")));
    this.#asked.abort();
    this.#asked = new AbortController();
    const request = { do: "services", sheets: this.shelf.named };
    const answer = await this.rooms.ask("services", request, this.#asked.signal);
    if (answer) this.#show(answer);
  }

  /** @param {any} answer */
  #show(answer) {
    const sentence = answer.faults ? faultLines(answer.faults).join(" ") : answer.sentence;
    find(this.room, "[data-part=services-sentence]").textContent = typeset(sentence);
    find(this.room, "[data-part=hybrid]").hidden = !answer.hybrid;
    const cards = findAll(this.room, ".card");
    for (const [at, service] of (answer.services ?? []).entries()) if (cards[at]) fillCard(cards[at], service);
    const costs = (answer.costs ?? []).map((/** @type {any} */ cost) => makeCost(this.rooms.root, cost));
    find(this.room, "[data-part=costs]").replaceChildren(...costs);
  }

  /** @param {Kept} kept @param {string} name */
  #card(kept, name) {
    const { current, sheets } = this.shelf;
    return makeCard(this.rooms.root, { name, current: kept.id === current, single: sheets.length < 2 }, {
      open: () => this.#answer(kept),
      rename: () => this.#rename(kept, name),
      copy: () => this.#copy(kept, name),
      remove: () => this.#remove(kept, name),
    });
  }

  /** Have a service in the form, and the reader before it. @param {Kept} kept */
  #answer(kept) {
    this.rooms.switch.open(kept);
    this.rooms.enter("answer");
    find(this.rooms.root, ".doors [data-door=answer]").focus();
  }

  async #add() {
    if (this.shelf.isFull) return this.rooms.say("services", FULL);
    const name = await askName(this.rooms.root, `Service ${this.shelf.sheets.length + 1}`, (word) => this.shelf.knows(word));
    if (name) this.#added(this.shelf.add(name), `${name} is added. Press Answer to fill its sheet.`);
  }

  /** @param {Kept} kept @param {string} name */
  #copy(kept, name) {
    if (this.shelf.isFull) return this.rooms.say("services", FULL);
    let copied = `${name} (copy)`;
    for (let at = 2; this.shelf.knows(copied); at += 1) copied = `${name} (copy ${at})`;
    this.#added(this.shelf.add(copied, kept.fragment), `${copied} is added.`);
  }

  /** A sheet that had no name gets the one it was called by, so that the two can be told apart. @param {Kept} added @param {string} words */
  #added(added, words) {
    const [first] = this.shelf.sheets;
    const unnamed = first && first !== added && !this.shelf.sheetOf(first).title && !this.shelf.sheetOf(first).service;
    if (unnamed) this.#name(first, "Service 1");
    this.#again(words);
    findAll(this.room, ".card:last-child [data-service=open]")[0]?.focus();
  }

  /** @param {Kept} kept @param {string} before */
  async #rename(kept, before) {
    const name = await askName(this.rooms.root, before, (word) => this.shelf.knows(word, kept));
    if (!name) return;
    this.#name(kept, name);
    this.#again(`${before} is called ${name} now.`);
  }

  /** @param {Kept} kept @param {string} name */
  #name(kept, name) {
    this.shelf.rename(kept, name);
    if (kept.id === this.shelf.current) this.rooms.switch.fill(kept);
  }

  /** @param {Kept} kept @param {string} name */
  #remove(kept, name) {
    const putBack = this.shelf.remove(kept);
    const wasCurrent = kept.id === this.shelf.current;
    if (wasCurrent) this.rooms.switch.open(this.shelf.sheets[0]);
    this.#again(`${name} is removed.`);
    const undo = make("button", "Undo", { type: "button" });
    undo.addEventListener("click", () => {
      putBack();
      if (wasCurrent) this.rooms.switch.open(kept);
      this.#again(`${name} is back.`);
      find(this.room, "h2").focus();
    });
    find(this.room, "[data-part=room-said]").append(" ", undo);
    undo.focus();
  }

  /** Show all anew and say what was done. @param {string} words */
  #again(words) {
    this.rooms.switch.show();
    this.rooms.say("services", words);
    void this.enter();
  }
}
