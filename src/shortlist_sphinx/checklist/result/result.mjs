// @ts-check
/** Result of a report: the headline in the status region, the answer, and every alternative from its template. */

import { Answer } from "./answer.mjs";
import { linkToGuide } from "./guide-links.mjs";
import { find, findAll, typeset } from "../../core/dom.mjs";
import { showPicture } from "./picture.mjs";
import { fillReason } from "./reasons.mjs";
import { cloneOf, draw, fillSlot, keepIf } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Entry} Entry */
/** @typedef {import("../form/form.mjs").Form} Form */

/** Heads the answer, and stands in the bar, while the first one is on its way. */
const WORKING = "Working out the answer…";
const GROUPS = /** @type {const} */ (["for", "against", "unknown"]);
const OPENED = "details[open]";
/** Lists of reasons up to this length are shown before they are opened. */
const SHORT = 6;
/** Milliseconds between two sentences: whoever listens is told the last of many quick ones. */
const QUIET = 500;

export class Result {
  #said = -QUIET;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /** @param {HTMLElement} root @param {Form} form */
  constructor(root, form) {
    this.root = root;
    this.answer = new Answer(root, find(root, "#result"), form);
    this.body = find(root, "[data-part=result-body]");
    this.list = find(root, "[data-part=alternatives]");
    this.headline = find(root, "[data-part=headline]");
  }

  /**
   * Say something in the status region, unless it says so already; soon, where something was said a moment ago.
   * @param {string} standing
   * @param {string} [change]
   * @param {() => void} [then]
   */
  say(standing, change = "", then = () => {}) {
    clearTimeout(this.#later);
    const words = [standing, change].map(typeset).join(" ").trim();
    const isSaid = this.headline.textContent?.trim() === words;
    const now = () => {
      if (!isSaid) {
        fillSlot(this.headline, "standing", standing);
        fillSlot(this.headline, "change", change);
        this.#said = performance.now();
      }
      then();
    };
    const wait = this.#said + QUIET - performance.now();
    if (wait > 0 && !isSaid) this.#later = setTimeout(now, wait);
    else now();
  }

  /** Head the answer with other words, until there is one. @param {string} words */
  head(words) {
    fillSlot(find(this.root, "#result > h2"), "front", words);
  }

  /** Say that the first answer is on its way, at once; what needs an answer waits for it. */
  work() {
    this.root.toggleAttribute("data-working", true);
    this.head(WORKING);
    fillSlot(this.headline, "standing", WORKING);
    fillSlot(this.headline, "change", "");
  }

  /** Nothing is on its way any more: there is an answer, or why there is none. @param {string} [words] - head the answer instead of one */
  rest(words) {
    this.root.toggleAttribute("data-working", false);
    if (words) this.head(words);
  }

  /** Mark what is shown as not yet following the answers. @param {boolean} waiting */
  wait(waiting) {
    clearTimeout(this.#later);
    this.body.setAttribute("aria-busy", String(waiting));
  }

  /** Show a report. What a reader has opened stays open, and focus stays where it was. @param {Report} report */
  show(report) {
    const open = new Set(findAll(this.list, OPENED).map(keyOf));
    const focused = this.list.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    this.list.replaceChildren(...report.alternatives.map((entry) => this.#entry(report, entry)));
    for (const details of findAll(this.list, "details", HTMLDetailsElement)) {
      details.open = open.has(keyOf(details));
      if (focused === keyOf(details)) find(details, "summary").focus({ preventScroll: true });
    }
    this.#head(report);
    this.answer.show(report);
    showPicture(this.root, find(this.root, "[data-part=picture]"), report, this.answer.guide);
    const { headline, summary: { change } } = report;
    const standing = change && headline.endsWith(change) ? headline.slice(0, -change.length).trim() : headline;
    this.say(standing, standing === headline ? "" : change, () => this.wait(false));
  }

  /** @param {Report} report */
  #head({ exact, model, as_of }) {
    find(this.root, "[data-part=exactness]").hidden = exact;
    fillSlot(this.body, "model-version", model.version);
    fillSlot(this.body, "model-hash", model.hash.slice(0, 12));
    fillSlot(this.body, "as-of", as_of);
  }

  /** @param {Report} report @param {Entry} entry */
  #entry(report, entry) {
    const item = cloneOf(this.root, "entry");
    item.dataset.alternative = entry.id;
    item.dataset.standing = standing(report, entry.id);
    fillSlot(item, "title", entry.title);
    fillSlot(item, "version", entry.version);
    fillVerdict(item, entry.verdict);
    keepIf(item, "shortlisted", item.dataset.standing === "shortlisted");
    keepIf(item, "leading", item.dataset.standing === "leading");
    keepIf(item, "possible", item.dataset.standing === "possible");
    for (const group of GROUPS) this.#group(find(item, `[data-group="${group}"]`), entry, group);
    return item;
  }

  /** @param {HTMLElement} group @param {Entry} entry @param {typeof GROUPS[number]} name */
  #group(group, entry, name) {
    if (entry[name].length === 0) return group.remove();
    const names = entry[name].map((reason) => reason.name);
    fillSlot(group, "count", String(names.length));
    fillSlot(group, "preview", names.length > SHORT ? "" : names.join(", "));
    const list = find(group, "[data-part=reasons]");
    for (const reason of entry[name]) {
      const item = cloneOf(this.root, "reason");
      fillReason(item, reason, name, entry.id);
      linkToGuide(item, this.answer.guide, reason, entry.id);
      list.append(item);
    }
  }
}

/** @param {Report} report @param {string} id */
function standing({ outcome, front, so_far, possible }, id) {
  if (front.includes(id)) return "shortlisted";
  if (so_far.front.includes(id)) return "leading";
  return outcome === "undecided" && possible.includes(id) ? "possible" : "out";
}

/** The picture of what the answers give so far, and in words what can still become of it. @param {HTMLElement} item @param {Entry["verdict"]} verdict */
function fillVerdict(item, { so_far, words }) {
  draw(find(item, ".verdict svg", SVGElement), so_far);
  fillSlot(item, "verdict", words);
}

/** What tells a list or a reason from the others on the page. @param {Element | null} element */
function keyOf(element) {
  const value = (/** @type {string} */ name) => element?.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
  return [value("alternative"), value("group"), value("criterion")].join("/");
}
