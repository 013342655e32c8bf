// @ts-check
/** Record tab: the record, the sheets, links, and the command line, to take along. */

import { encode, today } from "../../saving/address.mjs";
import { listenTo, putName } from "../controls.mjs";
import { commandFor } from "./command.mjs";
import { copy, fileName, saveFile } from "../../download.mjs";
import { faultLines } from "../../form/faults.mjs";
import { find, make } from "../../../core/dom.mjs";
import { cloneOf, keepIf } from "../../../core/templates.mjs";
import { Sources } from "./sources.mjs";

/** @typedef {import("../tabs.mjs").Tabs} Tabs */

const NOT_COPIED = "The browser did not copy it. Select the text and copy it by hand.";
/** What comes after the page that is signed, which paper shows in small print. */
const APPENDIX = /^(?=## More Information$)/mu;
const CHANGED = "The preview no longer matches what is filled in above it.";
const SAME_NAME = "Two services have the same name, and the record could not tell them apart. Rename one under Services.";
const SETTLED = "settled.toml";

export class RecordTab {
  /** The request that the preview shows the answer to. */
  #shown = "";

  /** @param {Tabs} tabs @param {import("../team/team.mjs").Team} team */
  constructor(tabs, team) {
    this.tabs = tabs;
    this.panel = tabs.panel("record");
    this.sources = new Sources(tabs, team);
  }

  begin() {
    this.panel.addEventListener("input", ({ target }) => this.#hear(target));
    listenTo(this.panel, "export", {
      "preview": () => this.#preview(),
      "record": () => this.#download(),
      "copy-record": async () => this.#copy(await this.#record()),
      "copy-command": () => this.#copy(this.#command),
    });
  }

  enter() {
    this.sources.offer();
    this.#list();
    this.#sayWhetherOld();
  }

  get #command() {
    const { all, words, options, settled } = this.sources;
    return commandFor(all.map(({ file }) => file), words, options, settled ? SETTLED : "");
  }

  /** @param {EventTarget | null} target */
  #hear(target) {
    if (target instanceof HTMLSelectElement) this.sources.picked.set(target.dataset.service ?? "", target.value);
    if (target instanceof HTMLInputElement && target.name === "subject") {
      target.dataset.chosen = "yes";
      this.#list();
    }
    find(this.panel, "[data-part=command]").textContent = this.#command;
    this.#sayWhetherOld();
  }

  #sayWhetherOld() {
    if (!this.#shown) return;
    this.tabs.say("record", this.#shown === JSON.stringify(this.sources.request) ? "" : CHANGED);
  }

  /** List what can be picked, and the files. */
  #list() {
    const { services, all, settled } = this.sources;
    const picks = services.map((service, at) => this.#pick(service, at, services.length > 1));
    find(this.panel, "[data-part=picks]").replaceChildren(...picks);
    const files = all.map((source) => this.#files(source));
    find(this.panel, "[data-part=files]").replaceChildren(...files, ...(settled ? [this.#settledFile(settled)] : []));
    find(this.panel, "[data-part=command]").textContent = this.#command;
  }

  /** @param {string} service @param {number} at @param {boolean} several */
  #pick(service, at, several) {
    const row = cloneOf(this.tabs.root, "pick");
    const select = find(row, "select", HTMLSelectElement);
    select.id = `pick--${at}`;
    select.dataset.service = service;
    select.value = this.sources.picked.get(service) ?? "";
    find(row, "label", HTMLLabelElement).htmlFor = select.id;
    putName(row, service || "the one without a name");
    keepIf(row, "several", several);
    return row;
  }

  /** @param {import("./sources.mjs").Source} source */
  #files({ name, file, sheet }) {
    const row = cloneOf(this.tabs.root, "files");
    putName(row, name);
    const json = file.replace(/toml$/u, "json");
    listenTo(row, "file", {
      toml: () => this.#saveToml(file, { do: "sheet", sheet }),
      json: () => this.#save(json, `${JSON.stringify(sheet, null, 2)}\n`, "application/json"),
      link: () => this.#copy(`${location.href.split("#")[0] ?? ""}#${encode(sheet, [], today())}`),
    });
    return row;
  }

  /** @param {object} settled */
  #settledFile(settled) {
    const row = cloneOf(this.tabs.root, "files");
    putName(row, "What you settled");
    listenTo(row, "file", { toml: () => this.#saveToml(SETTLED, { do: "settled", settled }) });
    for (const other of ["json", "link"]) find(row, `[data-file=${other}]`).remove();
    return row;
  }

  /** Ask the library; its faults are said. @param {object} request */
  async #ask(request) {
    const answer = await this.tabs.ask("record", request);
    if (answer?.faults) this.tabs.say("record", faultLines(answer.faults).join(" "));
    return answer?.faults ? null : answer;
  }

  /** @param {string} name @param {object} request */
  async #saveToml(name, request) {
    const answer = await this.#ask(request);
    if (answer) this.#save(name, answer.toml, "application/toml");
  }

  /** The record; "" where there is none, which is said. @returns {Promise<string>} */
  async #record() {
    if (this.sources.isAmbiguous) {
      this.tabs.say("record", SAME_NAME);
      return "";
    }
    this.tabs.say("record", "Writing the record.");
    return (await this.#ask(this.sources.request))?.record ?? "";
  }

  async #preview() {
    const request = JSON.stringify(this.sources.request);
    const place = find(this.panel, "[data-part=preview-place]");
    // It has its room from the press on, so that nothing below moves once the record is there.
    place.hidden = false;
    const record = await this.#record();
    place.hidden = !record && !this.#shown;
    if (!record) return;
    const page = record.split(APPENDIX, 1)[0] ?? "";
    find(this.panel, "[data-part=preview]").replaceChildren(page, make("span", record.slice(page.length), { class: "appendix" }));
    this.#shown = request;
    this.tabs.say("record", "The preview shows the record.");
    place.scrollIntoView({ block: "nearest" });
  }

  async #download() {
    const record = await this.#record();
    if (record) this.#save(fileName(/^# (.*)$/mu.exec(record)?.[1], ".md"), record, "text/markdown");
  }

  /** @param {string} name @param {string} text @param {string} type */
  #save(name, text, type) {
    saveFile(name, text, type);
    this.tabs.say("record", `${name} is saved.`);
  }

  /** @param {string} text */
  async #copy(text) {
    if (text) this.tabs.say("record", (await copy(text)) ? "Copied." : NOT_COPIED);
  }
}
