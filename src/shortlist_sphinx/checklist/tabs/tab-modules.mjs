// @ts-check
/** Modules and style sheets of the tabs, fetched when a tab is first entered: most readers answer, and enter none. */

import { loadStyle } from "../styles.mjs";

/** @typedef {import("./tabs.mjs").Tabs} Tabs */
/** @typedef {{begin(): void, enter(): unknown}} Tab */

const SHARED = "./panels.css";
/** Seconds after which what has not come is taken for lost. */
const TIMEOUT = 20;

export class TabModules {
  /** @type {Map<string, Promise<Tab>>} */
  #opened = new Map();
  /** @type {Set<string>} */
  #there = new Set();

  /** @param {Tabs} tabs */
  constructor(tabs) {
    this.tabs = tabs;
  }

  /** Whether a tab is there already. @param {string} name */
  holds(name) {
    return this.#there.has(name);
  }

  /** The tab, fetched and begun once; what failed is fetched again. @param {string} name @returns {Promise<Tab>} */
  open(name) {
    const opened = this.#opened.get(name) ?? within(TIMEOUT, this.#make(name));
    this.#opened.set(name, opened);
    opened.then(() => this.#there.add(name), () => this.#opened.delete(name));
    return opened;
  }

  /** @param {string} name @returns {Promise<Tab>} */
  async #make(name) {
    await loadStyle(addressOf(SHARED));
    await loadStyle(addressOf(`./${name}/${name}.css`));
    const tab = await this.#build(name);
    tab.begin();
    return tab;
  }

  /** @param {string} name @returns {Promise<Tab>} */
  async #build(name) {
    if (name === "services") return new (await import("./services/services.mjs")).Services(this.tabs);
    if (name === "team") return new (await import("./team/team.mjs")).Team(this.tabs);
    const { RecordTab } = await import("./record/record.mjs");
    // A record can be about the team, which is remembered by its own tab.
    return new RecordTab(this.tabs, /** @type {import("./team/team.mjs").Team} */ (await this.open("team")));
  }

  /**
   * Some browsers remember that a module could not be had, and only a new page asks for it anew. Go there once the
   * site answers again, and come back to this tab.
   * @param {string} name
   */
  async fetchAnew(name) {
    const { ok } = await fetch(addressOf(SHARED), { cache: "reload" }).catch(() => ({ ok: false }));
    if (!ok) return;
    history.replaceState({ ...history.state, tab: name }, "");
    location.reload();
  }

  /** The tab that a page was loaded anew for; "" where there is none. */
  takeBack() {
    const { tab = "", ...rest } = history.state ?? {};
    if (tab) history.replaceState(rest, "");
    return String(tab);
  }
}

/** The address of a style sheet below this folder. @param {string} name */
function addressOf(name) {
  return new URL(name, import.meta.url);
}

/**
 * @template Result
 * @param {number} seconds
 * @param {Promise<Result>} promise
 * @returns {Promise<Result>}
 */
function within(seconds, promise) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing came within ${seconds} seconds`)), seconds * 1000);
    promise.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
