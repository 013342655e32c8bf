// @ts-check
/** Result of a report: one sentence for the status region, then every alternative from its template. */

import { guideOf, linkToGuide } from "./guide-links.mjs";
import { find, findAll, typeset } from "../../core/dom.mjs";
import { showPicture } from "./picture.mjs";
import { fillReason } from "./reasons.mjs";
import { cloneOf, draw, fillSlot, keepIf } from "../../core/templates.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../../core/types.mjs").Entry} Entry */
/** @typedef {import("../../core/types.mjs").Reason} Reason */

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

  /**
   * @param {HTMLElement} root
   * @param {(criterion: string) => string} titleOf - the title of a criterion
   */
  constructor(root, titleOf) {
    this.root = root;
    this.titleOf = titleOf;
    this.guide = guideOf(root);
    this.body = find(root, "[data-part=result-body]");
    this.list = find(root, "[data-part=alternatives]");
  }

  /**
   * Say one sentence in the status region, unless it says so already; soon, where one was said a moment ago.
   * @param {string} text
   * @param {() => void} [then]
   */
  say(text, then = () => {}) {
    clearTimeout(this.#later);
    const sentence = find(this.root, "[data-part=sentence]");
    const now = () => {
      if (sentence.textContent !== typeset(text)) {
        sentence.textContent = typeset(text);
        this.#said = performance.now();
      }
      then();
    };
    const wait = this.#said + QUIET - performance.now();
    if (wait > 0 && sentence.textContent !== typeset(text)) this.#later = setTimeout(now, wait);
    else now();
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
    showPicture(this.root, report);
    this.say(report.sentence, () => this.wait(false));
  }

  /** @param {Report} report */
  #head({ outcome, exact, model, as_of, alternatives }) {
    const notNeeded = alternatives[0]?.not_needed ?? [];
    fillSlot(this.body, "not-needed", notNeeded.map(this.titleOf).join(", "));
    find(this.body, "[data-part=not-needed]").hidden = notNeeded.length === 0;
    fillSlot(this.root, "outcome", outcome);
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
    keepIf(item, "possible", item.dataset.standing === "possible");
    this.#caps(find(item, "[data-part=caps]"), entry.rules);
    for (const group of GROUPS) this.#group(find(item, `[data-group="${group}"]`), entry, group);
    return item;
  }

  /** @param {HTMLElement} list @param {import("../../core/types.mjs").Cap[]} caps */
  #caps(list, caps) {
    const lowest = caps.filter((cap) => cap.at_most === caps[0]?.at_most);
    list.hidden = lowest.length === 0;
    for (const cap of lowest) {
      const item = cloneOf(this.root, "cap");
      fillSlot(item, "at-most", cap.at_most);
      fillSlot(item, "because", cap.because);
      fillSlot(item, "criteria", cap.criteria.map(this.titleOf).join(", "));
      list.append(item);
    }
  }

  /** @param {HTMLElement} group @param {Entry} entry @param {typeof GROUPS[number]} name */
  #group(group, entry, name) {
    if (entry[name].length === 0) return group.remove();
    const titles = entry[name].map((reason) => reason.title);
    fillSlot(group, "count", String(titles.length));
    fillSlot(group, "preview", titles.length > SHORT ? "" : titles.join(", "));
    const list = find(group, "[data-part=reasons]");
    for (const reason of entry[name]) {
      const item = cloneOf(this.root, "reason");
      fillReason(item, reason, name, entry.id);
      linkToGuide(item, this.guide, reason, entry.id);
      list.append(item);
    }
  }
}

/** @param {Report} report @param {string} id */
function standing({ outcome, shortlist, possible }, id) {
  if (shortlist.includes(id)) return "shortlisted";
  return outcome === "undecided" && possible.includes(id) ? "possible" : "out";
}

/** One picture for a verdict, two for the ends between which it lies. @param {HTMLElement} item @param {Entry["verdict"]} verdict */
function fillVerdict(item, { worst, best, words }) {
  const [first, second] = findAll(item, ".verdict svg", SVGElement);
  if (first) draw(first, worst);
  if (second && worst !== best) draw(second, best);
  if (worst === best) second?.remove();
  fillSlot(item, "verdict", words);
}

/** What tells a list or a reason from the others on the page. @param {Element | null} element */
function keyOf(element) {
  const value = (/** @type {string} */ name) => element?.closest(`[data-${name}]`)?.getAttribute(`data-${name}`);
  return [value("alternative"), value("group"), value("criterion")].join("/");
}
