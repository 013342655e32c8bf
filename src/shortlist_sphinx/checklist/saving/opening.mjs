// @ts-check
/** Opening of answers that were saved, linked, or changed in another tab. None is replaced unasked. */

import { decode, encode, holdsSheet, isCurrent, isTooLong, linkedIn, TOO_LONG } from "./address.mjs";
import { saveFile } from "../download.mjs";
import { loadStyle } from "../styles.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

const UNREADABLE = "What this browser had saved is not a sheet of answers, and could not be read. It is kept aside.";
const TORN = "Another tab has changed the saved answers. This tab saves nothing until you choose.";
const UNOPENED = "None of it was opened. Reload for the newest page.";
const UNKNOWN = "There is nothing else in this link. Ask for it again.";
const LOST = "This link leads to nothing on this page. Ask for it again.";
const CHOSEN = "The other answers are set aside.";
const OPEN_REST = "Open what is understood";
/** Milliseconds for which an answer waits until its sender is named. */
const PATIENCE = 2000;
const NOT_LOADED = "What can be done with this result could not be loaded. Nothing is lost.";

export class Opening {
  /** What a link holds and this page does not understand. @type {string[]} */
  aside = [];
  /** The day of the link whose answers are shown, as long as they are those of the link. */
  day = "";
  /** Settled once whose answers a link holds is said, or does not come soon. @type {Promise<unknown>} */
  welcomed = Promise.resolve();
  /** The reader's own answers while those of a link are shown; null where the form holds the reader's own. @type {string | null} */
  own = null;
  /** The screen on which a link is met; "" without one. */
  start = "";
  /** What another tab has saved, while the reader has yet to choose; else null. @type {string | null} */
  theirs = null;

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
  }

  /** Whether another tab has changed what is saved, and the reader has yet to choose. */
  get isTorn() {
    return this.theirs !== null;
  }

  /** Whether answers are saved: neither those of a link, nor while a reader has yet to choose between two sheets. */
  get saves() {
    return this.own === null && !this.isTorn;
  }

  /** Bring back what was saved or linked, then listen for more. */
  begin() {
    const { storage } = this.checklist;
    // Showing what was saved writes the address and the history, so both are read before.
    const linked = linkedIn(location);
    const { spot, linked: wasLinked, torn, unsaved } = history.state ?? {};
    const saved = storage.read();
    if (storage.unreadable) this.#sayUnreadable(storage.unreadable);
    // Where the browser has saved nothing, or another tab's, the address of this page holds the reader's answers.
    const isOwn = spot && !wasLinked && isCurrent(linked) && !isTooLong(linked) && (!saved || torn || unsaved);
    if (isOwn && torn && saved !== linked) this.#hearOtherTab(saved);
    this.open(isOwn ? linked : this.#withTyped(saved));
    this.offer(linked);
    storage.onOther((fragment) => this.#hearOtherTab(fragment));
    addEventListener("popstate", ({ state }) => this.#hearHistory(state));
    addEventListener("hashchange", () => {
      if (this.offer(linkedIn(location))) this.checklist.screens.turnTo(this.start);
      else this.checklist.notices.bring("link");
    });
  }

  /** What was saved, with what was ticked or typed before there was a script. @param {string} saved */
  #withTyped(saved) {
    const { form } = this.checklist;
    const typed = form.gather();
    if (!encode(typed)) return saved;
    const { sheet, aside } = decode(saved, form.vocabulary);
    const both = { ...sheet, ...typed, deciding: either(sheet.deciding, typed.deciding), must: either(sheet.must, typed.must) };
    return encode({ ...both, answers: { ...sheet.answers, ...typed.answers } }, aside);
  }

  /** Show answers; an empty fragment is what the page shows from the start. @param {string} fragment */
  open(fragment) {
    const { checklist } = this;
    const { sheet, aside, remarks } = decode(fragment, checklist.form.vocabulary);
    checklist.trial.stop();
    checklist.form.fill(sheet);
    this.aside = aside;
    checklist.notices.remove("link");
    checklist.essentials.show();
    if (!fragment) return;
    if (remarks.length) this.#remark(remarks);
    checklist.changed();
  }

  /** Show the answers of a link, if it holds some; tell whether other answers are shown than before. @param {string} linked */
  offer(linked) {
    const { checklist } = this;
    if (!holdsSheet(linked)) {
      if (linked && !document.getElementById(linked)) this.#refuse([LOST]);
      return false;
    }
    // The browser's way back brings an address that we have written ourselves.
    if (linked === checklist.fragment) this.start ||= "result";
    else if (isTooLong(linked)) this.#refuse([TOO_LONG]);
    else if (linked !== this.own) return this.#consider(linked);
    else {
      this.leave();
      return true;
    }
    return false;
  }

  /** Show a link of this version; of another version nothing is opened unasked. @param {string} linked */
  #consider(linked) {
    const { sheet, remarks } = decode(linked, this.checklist.form.vocabulary);
    const isKnown = encode(sheet) !== "";
    if (isKnown && isCurrent(linked)) this.look(linked);
    else if (isCurrent(linked)) this.#refuse([...remarks, UNKNOWN]);
    else this.#refuseVersion(linked, remarks, isKnown ? { [OPEN_REST]: () => this.#turnTo(linked) } : {});
    return isKnown && isCurrent(linked);
  }

  /** @param {string} linked */
  #turnTo(linked) {
    this.look(linked);
    this.checklist.screens.turnTo(this.start);
  }

  /** Show the answers of a link as a copy, beside the reader's own. @param {string} linked */
  look(linked) {
    const { checklist } = this;
    this.own ??= checklist.fragment;
    this.day = decode(linked, checklist.form.vocabulary).day;
    checklist.root.toggleAttribute("data-answered", false);
    checklist.root.toggleAttribute("data-linked", true);
    this.welcomed = Promise.race([this.#welcome(linked), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.open(linked);
    this.start = checklist.essentials.isOverstarred ? "essentials" : "result";
  }

  /** Fetch what only the recipient of a link needs. @param {string} linked */
  async #welcome(linked) {
    const { notices } = this.checklist;
    const style = new URL("../sharing/recipient.css", import.meta.url);
    loadStyle(style).catch(() => {}); // asked for with its module, which waits for it
    try {
      const { welcome } = await import("../sharing/recipient.mjs");
      if (this.own !== null) await welcome(this.checklist, linked);
    } catch {
      notices.show("linked", NOT_LOADED, { "Try again": () => void this.#welcome(linked) });
    }
  }

  /** Go back to the reader's own answers. */
  leave() {
    const own = this.own ?? "";
    this.keep();
    if (own) this.open(own);
    else this.checklist.clear();
    this.start = this.checklist.essentials.isPassed ? "result" : "essentials";
  }

  /** What the form shows is the reader's own from here on, and is saved with the next change. */
  keep() {
    const { root, notices } = this.checklist;
    this.own = null;
    this.day = "";
    root.toggleAttribute("data-linked", false);
    for (const subject of ["linked", "link"]) notices.remove(subject);
    root.dispatchEvent(new Event("own"));
  }

  /** An entry that we made holds the answers of its time; those of now are the ones that count. @param {any} state */
  #hearHistory(state) {
    const { checklist } = this;
    // The way back from a link that was followed here leads to the reader's own answers.
    if (this.own !== null && state?.spot && !state.linked) this.leave();
    if (checklist.screens.hear(state)) checklist.writeAddress();
  }

  /** Of a link of another version nothing is opened; it stays in the address, for a newer page. @param {string} linked @param {string[]} remarks @param {Record<string, () => void>} ways */
  #refuseVersion(linked, remarks, ways) {
    const { checklist } = this;
    const actions = { "Reload": () => location.reload(), ...ways, "Close": () => checklist.writeAddress() };
    history.replaceState(history.state, "", `#${linked}`);
    checklist.notices.show("link", [remarks[0], UNOPENED, ...remarks.slice(1)].join(" "), actions);
  }

  /** Say why a link was not opened. @param {string[]} remarks */
  #refuse(remarks) {
    this.checklist.notices.show("link", remarks.join(" "));
    this.checklist.writeAddress();
  }

  /** @param {string[]} remarks */
  #remark(remarks) {
    const leaveOut = () => { this.aside = []; this.checklist.changed(); };
    this.checklist.notices.show("link", remarks.join(" "), this.aside.length
      ? { "Keep it in the link": () => {}, "Remove it from the link": leaveOut }
      : undefined);
  }

  /** @param {string} text */
  #sayUnreadable(text) {
    this.checklist.notices.show("storage", UNREADABLE, {
      "Save it as a file": () => saveFile("unreadable.txt", text, "text/plain"),
      "Close": () => {},
    });
  }

  /** @param {string} fragment */
  #hearOtherTab(fragment) {
    const { checklist } = this;
    if (this.own !== null) {
      this.own = fragment;
      return;
    }
    this.theirs = fragment;
    checklist.notices.show("tabs", TORN, {
      "Show those answers": () => {
        const { fragment: mine, tabs } = checklist;
        const { current } = tabs.switch.saved;
        tabs.switch.follow();
        // What belongs to another service must not come into this one.
        this.#choose(fragment, current === tabs.switch.saved.current ? mine : null);
      },
      "Keep the answers of this tab": () => this.#choose(checklist.fragment, fragment),
    });
  }

  /** One of two sheets is shown and saved; the other can be had back. @param {string} chosen @param {string | null} other */
  #choose(chosen, other) {
    this.theirs = null;
    this.#put(chosen);
    if (other !== null) this.checklist.notices.show("replaced", CHOSEN, { "Bring them back": () => this.#put(other), "Close": () => {} });
  }

  /** @param {string} fragment */
  #put(fragment) {
    if (fragment) this.open(fragment);
    else this.checklist.clear();
  }
}

/** @param {string[]} left @param {string[]} right */
function either(left, right) {
  return [...new Set([...left, ...right])].toSorted();
}
