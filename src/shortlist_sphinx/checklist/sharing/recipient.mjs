// @ts-check
/** Recipient of a link: told whose answers these are, and given the ways on; fetched only where a link was opened. */

import { decode, encode } from "../saving/address.mjs";
import { choose } from "../dialogs.mjs";
import { find, findAll, longDate, typeset } from "../../core/dom.mjs";
import { fillSlot } from "../../core/templates.mjs";
import { loadStyle } from "../styles.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

const COPY = "A copy of the answers in the link. Nothing is saved until you choose.";
const CHANGED = "You have changed answers of this copy. The link that you were sent stays as it is.";
const ELSEWHERE = "You are looking at a copy of the answers in a link. Nothing is saved until you choose.";
const NAMELESS = "A shared result";
const FULL = "This page keeps twenty services at most. Remove one, or save one as a file first.";
const NO_TEAM = "The team could not be opened. Nothing is lost: try it again.";
const ORIGIN = "a link";

/** Show whose answers a link holds, and what can be done with them. @param {Checklist} checklist @param {string} linked */
export async function welcome(checklist, linked) {
  await loadStyle(new URL("recipient.css", import.meta.url));
  const known = recipients.get(checklist) ?? new Recipient(checklist);
  recipients.set(checklist, known);
  known.show(linked);
}

/** One for each checklist: a second link is met by the same one. @type {WeakMap<Checklist, Recipient>} */
const recipients = new WeakMap();

class Recipient {
  #linked = "";
  #day = "";

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
    this.root = checklist.root;
    this.opening = checklist.opening;
    this.sender = find(this.root, "[data-part=sender]");
    this.ways = find(this.root, "[data-part=shared]");
    this.parts = [this.sender, this.ways, find(this.root, "[data-part=shared-bar]")];
    /** @type {Record<string, () => unknown>} */
    const acts = {
      challenge: () => checklist.screens.goTo("fold-what-if"),
      mine: () => this.#makeMine(),
      service: () => this.#addService(),
      team: () => this.#addToTeam(),
      undo: () => this.#undo(),
      back: () => this.#goBack(),
    };
    for (const button of findAll(this.ways, "button")) {
      button.addEventListener("click", () => acts[button.dataset.shared ?? ""]?.());
    }
    this.root.addEventListener("sheet", () => this.#follow());
    this.root.addEventListener("own", () => this.#hide());
  }

  /** @param {string} linked */
  show(linked) {
    const { sheet, day, aside } = decode(linked, this.checklist.form.vocabulary);
    this.#linked = encode(sheet, aside, day);
    this.#day = day;
    const { title, service, member } = sheet;
    fillSlot(this.sender, "project", [service, title].filter(Boolean).join(", ") || NAMELESS);
    const made = day && `link made on ${longDate(day)}`;
    fillSlot(this.sender, "sender", [member && `answered by ${member}`, made].filter(Boolean).join(", "));
    find(this.ways, "[data-shared=back]").textContent = this.opening.own ? "Back to my answers" : "Start with my own answers";
    for (const part of this.parts) part.hidden = false;
    this.#follow();
  }

  /** Say whether the copy is still what the link holds, and on other screens that it is one. */
  #follow() {
    if (this.opening.own === null) return;
    this.opening.day = this.#day;
    const isChanged = this.checklist.fragment !== this.#linked;
    if (isChanged) this.opening.day = "";
    this.checklist.writeAddress();
    fillSlot(this.sender, "copy", isChanged ? CHANGED : COPY);
    find(this.ways, "[data-shared=undo]").hidden = !isChanged;
    this.#followStars();
    const { notices, screens } = this.checklist;
    // One thing at a time: what stands between the reader and the answer comes first.
    if (notices.shows("stars")) return notices.remove("linked");
    if (notices.shows("linked")) return;
    notices.show("linked", ELSEWHERE, { "What to do with it": () => { screens.goTo("shared--title"); this.#follow(); } });
  }

  /** A link can hold more stars than may decide; whoever opens it takes some away. */
  #followStars() {
    const { notices, form, essentials } = this.checklist;
    const { length } = form.gather().deciding;
    if (!essentials.isOverstarred) return notices.remove("stars");
    const { most, stars } = essentials;
    const words = `This link stars ${length} things, and at most ${most} can decide. Remove ${length - most}:`;
    notices.show("stars", words, Object.fromEntries(stars.map((star) => [nameOf(star), () => this.#unstar(star)])));
  }

  /** @param {HTMLInputElement} star */
  #unstar(star) {
    const { checklist } = this;
    star.checked = false;
    checklist.changed();
    if (!checklist.essentials.isOverstarred) checklist.screens.turnTo("result");
  }

  #hide() {
    for (const part of this.parts) part.hidden = true;
    this.checklist.notices.remove("stars");
  }

  #undo() {
    this.opening.look(this.#linked);
    find(this.root, "#result > h2").focus();
  }

  #goBack() {
    this.opening.leave();
    this.checklist.screens.turnTo(this.opening.start);
  }

  /** Have the answers saved here, under nobody's name; the reader's own are replaced only where the reader says so. */
  async #makeMine() {
    const { checklist, opening } = this;
    const { own } = opening;
    const choice = own ? await choose(this.root, "replace-mine") : "go";
    if (choice === "beside") return this.#addService();
    if (choice !== "go") return;
    opening.keep();
    const { member: _, ...sheet } = checklist.form.gather();
    opening.open(encode(sheet, opening.aside));
    checklist.screens.turnTo("result");
    if (own) checklist.notices.show("replaced", "These answers are yours now. Your earlier ones are replaced.", {
      "Bring mine back": () => opening.open(own),
      "Close": () => {},
    });
  }

  /** Keep the answers beside the reader's own, or in their place where there are none. */
  #addService() {
    const { checklist, opening } = this;
    const { saved } = checklist.tabs.switch;
    const { fragment } = checklist;
    if (saved.isFull) return checklist.notices.show("full", FULL);
    const isFirst = !opening.own && saved.sheets.length < 2;
    if (isFirst) {
      opening.keep();
      checklist.changed();
    } else opening.leave();
    const name = isFirst ? saved.names[0] : saved.bring(fragment);
    checklist.tabs.switch.show();
    checklist.tabs.enter("services", `${name} is kept as ${isFirst ? "your first" : "another"} service.`);
  }

  /** Lay the answers beside those of the team, and go there. */
  async #addToTeam() {
    const { checklist, opening } = this;
    const sheet = checklist.form.gather();
    try {
      const team = /** @type {import("../tabs/team/team.mjs").Team} */ (await checklist.tabs.modules.open("team"));
      team.add(ORIGIN, sheet);
    } catch {
      return checklist.notices.show("full", typeset(NO_TEAM));
    }
    opening.leave();
    checklist.tabs.enter("team", `The sheet${sheet.member ? ` of ${sheet.member}` : ""} is added.`);
  }
}

/** What a star stands beside. @param {HTMLInputElement} star */
function nameOf(star) {
  return star.closest(".need")?.querySelector(".need-words > label")?.textContent ?? star.dataset.title ?? "";
}
