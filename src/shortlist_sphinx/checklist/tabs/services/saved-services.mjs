// @ts-check
/** Saved services: their sheets, kept in this browser beside the one in the form. */

import { decode, encode } from "../../saving/address.mjs";

/** @typedef {import("../../../core/types.mjs").Vocabulary} Vocabulary */
/** @typedef {{id: string, fragment: string}} Kept */

const KEY = "shortlist.services";
const MOST = 20;
/** The only sheet of a browser, the same in each of its tabs. */
const FIRST = "first";

export class SavedServices {
  /** @type {Kept[]} */
  sheets = [];
  current = "";

  /** @type {Vocabulary | undefined} */
  #vocabulary;

  /**
   * @param {() => Vocabulary} vocabulary - asked for once: the form offers the same levels all the time
   * @param {(isKept: boolean) => void} tell - whether the browser has kept what it was given
   */
  constructor(vocabulary, tell) {
    this.tell = tell;
    this.vocabulary = () => (this.#vocabulary ??= vocabulary());
  }

  /** Take what was kept; the sheet in the form is the truth about the current one. @param {string} fragment */
  open(fragment) {
    const kept = read();
    this.sheets = kept.sheets.length ? kept.sheets : [{ id: FIRST, fragment }];
    this.current = this.sheets.some(({ id }) => id === kept.current) ? kept.current : this.sheets[0]?.id ?? "";
    this.note(fragment);
  }

  /** Hear when another tab keeps other sheets; the one in this form stays what it is. @param {() => void} hear */
  onOther(hear) {
    addEventListener("storage", ({ key }) => {
      if (key !== KEY) return;
      const own = this.sheets.find(({ id }) => id === this.current);
      const { sheets } = read();
      this.sheets = sheets.map((kept) => (own && kept.id === own.id ? own : kept));
      if (own && !this.sheets.includes(own)) this.sheets.unshift(own);
      hear();
    });
  }

  /** Note what the form holds now. @param {string} fragment */
  note(fragment) {
    const current = this.sheets.find(({ id }) => id === this.current);
    if (current) current.fragment = fragment;
    this.#keep();
  }

  /** The names of all services, each another one; a service without a name is called by its place. */
  get names() {
    /** @type {string[]} */
    const names = [];
    for (const [at, kept] of this.sheets.entries()) {
      const { title, service } = this.sheetOf(kept);
      names.push(unlike(names, service ?? title ?? `Service ${at + 1}`));
    }
    return names;
  }

  /** The sheets with their names, each as that of a service of its own. */
  get named() {
    const { names } = this;
    return this.sheets.map((kept, at) => {
      const name = names[at] ?? "";
      const sheet = this.sheetOf(kept);
      return { name, sheet: { ...sheet, ...(sheet.service ? { service: name } : { title: name }) } };
    });
  }

  /** @param {Kept} kept */
  sheetOf({ fragment }) {
    return decode(fragment, this.vocabulary()).sheet;
  }

  get isFull() {
    return this.sheets.length >= MOST;
  }

  /** Keep a sheet under a name, and return it. @param {string} name @param {string} [fragment] */
  add(name, fragment = "") {
    const kept = { id: newId(), fragment };
    this.sheets.push(kept);
    this.rename(kept, name);
    return kept;
  }

  /** Keep a sheet that somebody else made beside the others, and return what it is called here. @param {string} fragment */
  bring(fragment) {
    const { sheet, aside } = decode(fragment, this.vocabulary());
    const name = unlike(this.names, sheet.service ?? sheet.title ?? `Service ${this.sheets.length + 1}`);
    // A sheet of a named project may be about one service of it.
    const named = sheet.service ? { ...sheet, service: name } : { ...sheet, title: name };
    this.sheets.push({ id: newId(), fragment: encode(named, aside) });
    this.#keep();
    return name;
  }

  /** Take all sheets, and which of them is the current one, as another tab keeps them. */
  follow() {
    const { sheets, current } = read();
    if (sheets.length) this.sheets = sheets;
    if (this.sheets.some(({ id }) => id === current)) this.current = current;
  }

  /** Give a sheet a name. What a link holds and this page does not understand stays. @param {Kept} kept @param {string} name */
  rename(kept, name) {
    const { sheet, aside } = decode(kept.fragment, this.vocabulary());
    delete sheet.service;
    kept.fragment = encode({ ...sheet, title: name }, aside);
    this.#keep();
  }

  /** Whether another service has this name. @param {string} name @param {Kept} [but] */
  knows(name, but) {
    return this.names.some((known, at) => this.sheets[at] !== but && known === name);
  }

  /** Take a sheet away, and return what puts it back. @param {Kept} kept @returns {() => void} */
  remove(kept) {
    const at = this.sheets.indexOf(kept);
    this.sheets.splice(at, 1);
    this.#keep();
    return () => {
      this.sheets.splice(at, 0, kept);
      this.#keep();
    };
  }

  /** Make a sheet the current one. @param {Kept} kept */
  choose(kept) {
    this.current = kept.id;
    this.#keep();
  }

  /** A single sheet is not kept here: the form keeps it. */
  #keep() {
    try {
      if (this.sheets.length < 2) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify({ current: this.current, sheets: this.sheets }));
      this.tell(true);
    } catch {
      // A single sheet is the form's, which says so itself.
      this.tell(this.sheets.length < 2);
    }
  }
}

/** What is kept, as far as it is what this page wrote. @returns {{current: string, sheets: Kept[]}} */
function read() {
  try {
    const { current, sheets } = JSON.parse(localStorage.getItem(KEY) ?? "");
    const whole = sheets.filter((/** @type {any} */ one) => typeof one.id === "string" && typeof one.fragment === "string");
    return { current: String(current), sheets: whole.slice(0, MOST) };
  } catch {
    return { current: "", sheets: [] };
  }
}

/** A name that is not among others: a number tells it apart. @param {string[]} names @param {string} name */
function unlike(names, name) {
  let free = name;
  for (let at = 2; names.includes(free); at += 1) free = `${name} (${at})`;
  return free;
}

function newId() {
  return Math.random().toString(36).slice(2);
}
