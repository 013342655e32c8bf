// @ts-check
/** Tabs of the checklist: answers, services, the team, and the record. One is shown at a time. */

import { find, findAll, makeButton, typeset } from "../../core/dom.mjs";
import { preparePaper } from "../result/print.mjs";
import { TabModules } from "./tab-modules.mjs";
import { ServiceSwitch } from "./services/service-switch.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

/** Said where the library gives no answer; the status of Python says why. */
export const NO_ANSWER = "That could not be worked out for now. Nothing is lost: try it again.";
const OPENING = "Opening…";
const NOT_LOADED = "This tab could not be loaded. Your answers are kept, and the other tabs still work. ";

export class Tabs {
  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    this.root = checklist.root;
    this.python = checklist.python;
    this.switch = new ServiceSwitch(this);
    this.modules = new TabModules(this);
  }

  /** Show the tabs. */
  begin() {
    this.root.dataset.tab = "answer";
    for (const place of findAll(this.root, "[data-part=panel-python]")) this.python.showStatus(place);
    for (const button of findAll(this.root, "button[data-tab]")) {
      button.addEventListener("click", () => this.enter(button.dataset.tab ?? ""));
    }
    this.#takeDropped();
    this.switch.begin();
    preparePaper(this.checklist);
    const before = this.modules.takeBack();
    if (before) this.enter(before);
  }

  /** A file that is dropped anywhere is opened in the team's tab; without that, the browser would leave the page for it. */
  #takeDropped() {
    for (const kind of /** @type {const} */ (["dragover", "drop"])) addEventListener(kind, async (event) => {
      const { dataTransfer, target } = event;
      if (!dataTransfer?.types.includes("Files") || (target instanceof Element && target.matches("[type=file]"))) return;
      event.preventDefault();
      const files = [...dataTransfer.files];
      if (kind === "dragover" || files.length === 0) return;
      this.enter("team");
      const team = this.modules.open("team").catch(() => null);
      await /** @type {import("./team/team.mjs").Team | null} */ (await team)?.open(files);
    });
  }

  /** Show a tab, put the focus on its heading, and say what was done. @param {string} name @param {string} [words] */
  enter(name, words = "") {
    this.root.dataset.tab = name;
    for (const panel of findAll(this.root, ".panel")) panel.hidden = panel.dataset.panel !== name;
    for (const button of findAll(this.root, ".tabs [data-tab]")) {
      if (button.dataset.tab === name) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    this.say(name, "");
    if (name === "answer") return;
    find(this.panel(name), "h2").focus();
    void this.#load(name, words);
  }

  /** Fetch what a tab needs, unless it is there, and let the tab begin; say so where it cannot be had. @param {string} name @param {string} [words] */
  async #load(name, words = "") {
    const place = this.panel(name);
    if (!this.modules.holds(name)) {
      place.dataset.state = "loading";
      this.say(name, OPENING);
    }
    try {
      const tab = await this.modules.open(name);
      if (place.dataset.state || words) this.say(name, words);
      delete place.dataset.state;
      if (this.root.dataset.tab === name) void tab.enter();
    } catch {
      place.dataset.state = "failed";
      this.say(name, NOT_LOADED);
      find(place, "[data-part=panel-said]").append(makeButton("Try again", () => this.#again(name)));
    }
  }

  /** @param {string} name */
  async #again(name) {
    find(this.panel(name), "h2").focus();
    await this.#load(name);
    if (this.panel(name).dataset.state) await this.modules.fetchAnew(name);
  }

  /** @param {string} name */
  panel(name) {
    return find(this.root, `.panel[data-panel="${name}"]`);
  }

  /** Say one sentence in the status region of a tab. @param {string} name @param {string} words */
  say(name, words) {
    for (const panel of findAll(this.root, `.panel[data-panel="${name}"]`)) {
      find(panel, "[data-part=panel-said]").textContent = typeset(words);
    }
  }

  /**
   * Ask the library, and say in the tab when it gives no answer.
   * @param {string} name - of the tab
   * @param {object} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} null where there is no answer
   */
  async ask(name, request, signal) {
    const place = this.panel(name);
    place.setAttribute("aria-busy", "true");
    try {
      const answer = JSON.parse(await this.python.call(JSON.stringify(request), signal ? { signal } : {}));
      return signal?.aborted ? null : answer;
    } catch {
      if (!signal?.aborted) this.say(name, NO_ANSWER);
      return null;
    } finally {
      if (!signal?.aborted) place.setAttribute("aria-busy", "false");
    }
  }
}
