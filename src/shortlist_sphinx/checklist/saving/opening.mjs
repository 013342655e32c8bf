// @ts-check
/** Opening of answers that were saved, linked, or changed in another tab. None is replaced unasked. */

import { decode, encode, holdsSheet, isTooLong, TOO_LONG } from "./address.mjs";
import { choose } from "../dialogs.mjs";
import { saveFile } from "../download.mjs";

/** @typedef {import("../checklist.mjs").Checklist} Checklist */

const UNREADABLE = "What this browser had saved is no sheet of answers, and could not be read. It is kept aside.";
const BESIDE = "You are looking at the answers of a link. Yours are saved as they were, and nothing here is saved.";
const TORN = "Another tab has changed the saved answers. This tab saves nothing until you choose.";

export class Opening {
  /** What a link holds and this page does not understand. @type {string[]} */
  aside = [];
  /** Whether the page was opened by a link with answers. */
  isLinked = false;
  /** Whether answers are saved: not while a reader has yet to choose between two sheets. */
  saves = true;

  /** @param {Checklist} checklist */
  constructor(checklist) {
    this.checklist = checklist;
  }

  /** Bring back what was saved or linked, then listen for more. */
  begin() {
    const { storage } = this.checklist;
    // Showing what was saved writes the address, so the link is read before.
    const linked = location.hash;
    const saved = storage.read();
    if (storage.unreadable) this.#sayUnreadable(storage.unreadable);
    this.isLinked = holdsSheet(linked.slice(1)) && !isTooLong(linked);
    this.open(this.#withTyped(saved));
    void this.offer(linked.slice(1));
    storage.onOther((fragment) => this.#hearOtherTab(fragment));
    addEventListener("popstate", ({ state }) => {
      // An entry that we made holds the answers of its time; those of now are the ones that count.
      if (this.checklist.screens.hear(state)) this.checklist.writeAddress();
    });
    addEventListener("hashchange", () => void this.offer(location.hash.slice(1)));
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

  /** Open the answers of a link, if it holds some; others are not replaced unasked. @param {string} linked */
  async offer(linked) {
    const { checklist } = this;
    if (!holdsSheet(linked) || linked === checklist.fragment) return;
    if (isTooLong(linked)) return this.#refuse([TOO_LONG]);
    const { sheet, aside, remarks } = decode(linked, checklist.form.vocabulary);
    const understood = encode(sheet);
    if (!understood && checklist.fragment) return this.#refuse(remarks);
    const differs = checklist.fragment !== "" && encode(sheet, aside) !== checklist.fragment;
    const chosen = differs ? await choose(checklist.root, "other-answers") : "go";
    if (chosen === "go") this.#instead(linked);
    else if (chosen === "beside") this.beside(linked);
    else checklist.writeAddress();
  }

  /** Show the answers of a link without saving them. @param {string} linked */
  beside(linked) {
    const { checklist } = this;
    const own = checklist.fragment;
    const wereSaved = this.saves;
    this.saves = false;
    this.open(linked);
    checklist.notices.show("beside", BESIDE, {
      "Back to mine": () => { this.saves = wereSaved; this.open(own); },
      "Save these instead of mine": () => { this.saves = true; checklist.changed(); },
    });
  }

  /** @param {string} linked */
  #instead(linked) {
    this.saves = true;
    this.checklist.notices.remove("beside");
    this.open(linked);
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
      ? { "Keep it in the link": () => {}, "Leave it out": leaveOut }
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
    this.saves = false;
    checklist.notices.remove("beside");
    const choice = (/** @type {() => void} */ act) => () => { this.saves = true; act(); };
    checklist.notices.show("tabs", TORN, {
      "Show those answers": choice(() => (fragment ? this.open(fragment) : checklist.clear())),
      "Keep the answers of this tab": choice(() => checklist.changed()),
    });
  }
}

/** @param {string[]} left @param {string[]} right */
function either(left, right) {
  return [...new Set([...left, ...right])].toSorted();
}
