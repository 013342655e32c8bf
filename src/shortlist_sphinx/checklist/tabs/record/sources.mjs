// @ts-check
/** Sources of a record: the sheets, what people typed beside them, and what the team settled. */

import { fileName } from "../../download.mjs";
import { find, findAll } from "../../../core/dom.mjs";

/** @typedef {import("../tabs.mjs").Tabs} Tabs */
/** @typedef {import("../../../core/types.mjs").Sheet} Sheet */
/** @typedef {{name: string, file: string, sheet: Sheet}} Source */

export class Sources {
  /** What was picked, by the service. @type {Map<string, string>} */
  picked = new Map();

  /** @param {Tabs} tabs @param {import("../team/team.mjs").Team} team */
  constructor(tabs, team) {
    this.checklist = tabs.checklist;
    this.saved = tabs.switch.saved;
    this.team = team;
    this.panel = tabs.panel("record");
  }

  /** Offer what there is; a subject that the reader chose stays as long as it is there. */
  offer() {
    const { saved, team } = this;
    const offered = new Map([["sheet", true], ["services", saved.sheets.length > 1], ["team", team.isRevealed]]);
    for (const [name, there] of offered) find(this.panel, `[data-subject=${name}]`).hidden = !there;
    const [chosen] = findAll(this.panel, "[name=subject]:checked", HTMLInputElement);
    if (chosen?.dataset.chosen && offered.get(chosen.value)) return;
    find(this.panel, `#subject--${team.isRevealed ? "team" : "sheet"}`, HTMLInputElement).checked = true;
  }

  get #subject() {
    return find(this.panel, "[name=subject]:checked", HTMLInputElement).value;
  }

  /** The sheets, each with the name of its file. @returns {Source[]} */
  get all() {
    /** @type {Set<string>} */
    const taken = new Set();
    return this.#sheets().map(({ name, sheet }) => ({
      name: name || "This sheet",
      sheet,
      file: unique(fileName(name, ".toml"), taken),
    }));
  }

  /** @returns {{name: string, sheet: Sheet}[]} */
  #sheets() {
    const { saved, team, checklist } = this;
    if (this.#subject === "team") return team.sheets.map(({ sheet }) => ({ name: sheet.member, sheet }));
    if (this.#subject === "services") return saved.named;
    const sheet = checklist.form.gather();
    return [{ name: sheet.title ?? "", sheet }];
  }

  /** The services of the sheets, as the library tells them apart. */
  get services() {
    return [...new Set(this.all.map(({ sheet }) => sheet.service ?? sheet.title ?? ""))];
  }

  /** Whether services would be taken for members of one. */
  get isAmbiguous() {
    return this.#subject === "services" && this.services.length < this.#sheets().length;
  }

  /** What people typed, as the library takes it. @returns {Record<string, any>} */
  get words() {
    const typed = this.#fields.map((field) => [field.dataset.words ?? "", this.#typed(field)]);
    return Object.fromEntries(typed.filter(([, value]) => value && Object.keys(value).length));
  }

  /** The options of the command line by what they are about. @returns {[string, string][]} */
  get options() {
    return this.#fields.map(({ dataset }) => [dataset.words ?? "", dataset.option ?? ""]);
  }

  /** The fields, as the library declares them. */
  get #fields() {
    return findAll(this.panel, "[data-words]");
  }

  /** What was typed into a field, as its kind has it. @param {HTMLElement} field */
  #typed(field) {
    if (field.dataset.kind === "picks") return this.#chosen;
    if (field.dataset.kind === "day") return new Date().toISOString().slice(0, 10);
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    const text = isText ? field.value.trim() : "";
    return field.dataset.kind === "names" ? text.split(",").map((name) => name.trim()).filter(Boolean) : text;
  }

  get #chosen() {
    const { services } = this;
    return Object.fromEntries([...this.picked].filter(([service, id]) => id && services.includes(service)));
  }

  /** What the team settled, where the record is about the team; it names the service, for records of several. */
  get settled() {
    const table = this.#subject === "team" ? this.team.revealed.settled.table : null;
    const [service] = this.services;
    return table && service ? { service, ...table } : table;
  }

  /** The request for the record. */
  get request() {
    const sheets = this.all.map(({ file, sheet }) => ({ name: file, sheet }));
    return { do: "record", sheets, words: this.words, ...(this.settled ? { settled: [this.settled] } : {}) };
  }
}

/** A file name that no other sheet has. @param {string} name @param {Set<string>} taken */
function unique(name, taken) {
  let found = name;
  for (let at = 2; taken.has(found); at += 1) found = name.replace(/(\.\w+)$/u, `-${at}$1`);
  taken.add(found);
  return found;
}
