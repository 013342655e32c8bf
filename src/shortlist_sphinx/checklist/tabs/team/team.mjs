// @ts-check
/** Team tab: sheets are gathered unseen; then they are revealed together. */

import { readFile, readText } from "./sheet-reader.mjs";
import { listenTo, putName } from "../controls.mjs";
import { ask } from "../../dialogs.mjs";
import { faultLines } from "../../form/faults.mjs";
import { calledBy, checkNames, PASTED, showMembers } from "./members.mjs";
import { find, make, typeset } from "../../../core/dom.mjs";
import { cloneOf } from "../../../core/templates.mjs";
import { Differences } from "./differences.mjs";
import { recallTeam, rememberTeam } from "./saved-team.mjs";

/** @typedef {import("../tabs.mjs").Tabs} Tabs */
/** @typedef {import("./saved-team.mjs").Member} Member */

const NO_TEXT = "Nothing is pasted yet: paste a link or a sheet first.";
const TOO_FEW = "Open at least two sheets: one person is not a team.";

export class Team {
  /** @type {Member[]} */
  members = [];
  isRevealed = false;
  #stale = false;

  /** @param {Tabs} tabs */
  constructor(tabs) {
    this.tabs = tabs;
    this.panel = tabs.panel("team");
    this.revealed = new Differences(tabs, () => this.keep());
  }

  begin() {
    ({ members: this.members, revealed: this.isRevealed } = recallTeam(this.revealed));
    this.#stale = this.isRevealed;
    const files = find(this.panel, "#team--files", HTMLInputElement);
    files.addEventListener("change", async () => {
      await this.open([...files.files ?? []]);
      files.value = "";
    });
    listenTo(this.panel, "team", {
      paste: () => this.#paste(),
      mine: () => this.#addMine(),
      reveal: () => this.reveal(),
      back: () => this.#back(),
      clear: () => this.#clear(),
    });
    this.#showMembers();
  }

  /** A team that was revealed before is so again after a reload. */
  async enter() {
    if (this.#stale) await this.reveal();
  }

  /** The sheets of all members under their names, as the library takes them. */
  get sheets() {
    const service = this.#calledAlike();
    return this.members.map(({ name, sheet }) => ({
      name: name.slice(0, 200) || "sheet",
      sheet: { ...sheet, member: name, ...(service ? { service } : {}) },
    }));
  }

  /** One name for what the sheets only title differently, so that it is not taken for several services; else "". */
  #calledAlike() {
    const services = new Set(this.members.map(({ sheet }) => sheet.service).filter(Boolean));
    const all = new Set(this.members.map(({ sheet }) => sheet.service ?? sheet.title ?? ""));
    const [first] = [...services, ...all].filter(Boolean);
    return services.size < 2 && all.size > 1 ? first ?? "" : "";
  }

  /** Keep the team for the next visit. */
  keep() {
    rememberTeam(this.members, this.revealed.settled, this.isRevealed);
  }

  /** Show what everyone said, to everyone at once. */
  async reveal() {
    if (this.members.length < 2) return this.#say(TOO_FEW);
    if (checkNames(this.panel, this.members)) return this.#say("");
    this.#say("Comparing the sheets.");
    const answer = await this.revealed.ask(this.sheets);
    if (!answer) return;
    if (answer.faults) return this.#say(faultLines(answer.faults).join(" "));
    this.isRevealed = true;
    this.#stale = false;
    this.keep();
    this.revealed.build(answer);
    this.#turn();
    const alike = this.#calledAlike();
    this.#say(alike ? `The sheets give the service different names; here it is called ${alike}.` : "");
    find(this.tabs.root, "#revealed").focus();
  }

  /** @param {object} request */
  #ask(request) {
    return this.tabs.ask("team", request);
  }

  /** @param {string} words */
  #say(words) {
    this.tabs.say("team", words);
  }

  async #paste() {
    const area = find(this.panel, "#team--text", HTMLTextAreaElement);
    if (!area.value.trim()) {
      area.focus();
      return this.#say(NO_TEXT);
    }
    const brought = await this.#take(readText("What is pasted", area.value, (request) => this.#ask(request)), PASTED);
    if (brought.sheets.length) area.value = "";
  }

  #addMine() {
    const sheet = this.tabs.checklist.form.gather();
    this.#join("this page", [{ place: "this page", sheet }]);
  }

  /** Take a sheet that the page shows. @param {string} origin @param {import("../../../core/types.mjs").Sheet} sheet */
  add(origin, sheet) {
    this.#join(origin, [{ place: origin, sheet }]);
  }

  /** Open files, be they chosen or dropped. @param {File[]} files */
  async open(files) {
    for (const file of files) await this.#take(readFile(file, (request) => this.#ask(request)));
  }

  /** @param {Promise<import("./sheet-reader.mjs").SheetsRead>} bringing @param {string} [origin] - the name of what was read, unless it had none */
  async #take(bringing, origin) {
    const brought = await bringing;
    if (brought.sheets.length) this.#join(origin ?? brought.name, brought.sheets);
    if (brought.settled[0]) this.revealed.settled.take(brought.settled[0]);
    if (brought.words) this.#refuse(brought);
    return brought;
  }

  /** @param {string} origin @param {{place: string, sheet: import("../../../core/types.mjs").Sheet}[]} sheets */
  #join(origin, sheets) {
    for (const { sheet } of sheets) {
      const name = sheet.member ?? (/\.\w+$/u.test(origin) ? origin.replace(/\.\w+$/u, "") : "");
      this.members.push({ name, origin, sheet });
    }
    this.keep();
    this.#showMembers();
    this.#say(`${this.members.length === 1 ? "One sheet" : `${this.members.length} sheets`} added so far.`);
  }

  /** @param {import("./sheet-reader.mjs").SheetsRead} brought */
  #refuse({ name, words, faults }) {
    const item = cloneOf(this.tabs.root, "refusal");
    putName(item, name);
    find(item, "[data-slot=words]").textContent = typeset(words);
    find(item, "[data-part=refusal-faults]").replaceChildren(...faultLines(faults).map((line) => make("li", line)));
    find(item, "button").addEventListener("click", () => {
      item.remove();
      find(this.panel, "h2").focus();
    });
    find(this.panel, "[data-part=refusals]").append(item);
    item.scrollIntoView({ block: "nearest" });
    this.#say(`${name} ${words.split(". ")[0]}.`.replace(/\.\.$/u, "."));
  }

  #showMembers() {
    const remove = (/** @type {Member} */ member) => this.#remove(member);
    showMembers(this.panel, this.members, { keep: () => this.keep(), remove });
    this.#turn();
  }

  /** @param {Member} member */
  #remove(member) {
    this.members.splice(this.members.indexOf(member), 1);
    this.keep();
    this.#showMembers();
    this.#say(`The sheet ${calledBy(member)} was removed.`);
    find(this.panel, "h2").focus();
  }

  #turn() {
    const shown = this.isRevealed && !this.#stale;
    find(this.panel, "[data-part=gathering]").hidden = shown;
    find(this.panel, "[data-part=revealed]").hidden = !shown;
  }

  #back() {
    this.isRevealed = false;
    this.keep();
    this.#turn();
    find(this.panel, "h2").focus();
  }

  async #clear() {
    if (!(await ask(this.tabs.root, "new-team"))) return;
    this.members = [];
    this.isRevealed = false;
    this.revealed.settled.clear();
    this.keep();
    this.#showMembers();
    this.#say("All sheets of the team were removed.");
    find(this.panel, "h2").focus();
  }
}
