// @ts-check
/** Every alternative with its reasons, from templates: drawn once the answer above stands, or as soon as it is looked at. */

import { linkToGuide } from "./guide-links.mjs";
import { find, findAll } from "../../core/dom.mjs";
import { fillReason } from "./reasons.mjs";
import { cloneOf, draw, fillSlot, keepIf } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Entry} Entry */
/** @typedef {import("./guide-links.mjs").Guide} Guide */

const GROUPS = /** @type {const} */ (["for", "against", "unknown"]);
const OPENED = "details[open]";
/** Lists of reasons up to this length are shown before they are opened. */
const SHORT = 6;
/** Milliseconds after which a browser draws them although it has other things to do. */
const PATIENCE = 1000;

export class Alternatives {
  /** @type {Report | null} The report that is not drawn yet. */
  #report = null;

  /** @param {HTMLElement} root - holds the templates @param {Guide} guide */
  constructor(root, guide) {
    this.root = root;
    this.guide = guide;
    this.list = find(root, "[data-part=alternatives]");
    this.fold = /** @type {HTMLDetailsElement} */ (this.list.closest("details"));
    this.fold.addEventListener("toggle", () => this.fold.open && this.finish());
  }

  /** Show a report: at once where the fold is open, and else once the answer above has been seen. @param {Report} report */
  show(report) {
    this.#report = report;
    if (this.fold.open) this.finish();
    else requestAnimationFrame(() => whenIdle(() => this.finish()));
  }

  /** Draw what is not drawn yet. What a reader has opened stays open, and focus stays where it was. */
  finish() {
    const report = this.#report;
    if (!report) return;
    this.#report = null;
    const open = new Set(findAll(this.list, OPENED).map(keyOf));
    const focused = this.list.contains(document.activeElement) ? keyOf(document.activeElement) : null;
    this.list.replaceChildren(...report.alternatives.map((entry) => this.#entry(report, entry)));
    for (const details of findAll(this.list, "details", HTMLDetailsElement)) {
      details.open = open.has(keyOf(details));
      if (focused === keyOf(details)) find(details, "summary").focus({ preventScroll: true });
    }
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
      linkToGuide(item, this.guide, reason, entry.id);
      list.append(item);
    }
  }
}

/** Safari has no word for it. @param {() => void} run */
function whenIdle(run) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: PATIENCE });
  else setTimeout(run);
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
