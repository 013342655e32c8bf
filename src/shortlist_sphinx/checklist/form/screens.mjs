// @ts-check
/** Screens of the checklist: one thing at a time or all on one page, with the browser's own way back. */

import { find, findAll } from "../../core/dom.mjs";
import { recall, remember } from "../saving/storage.mjs";

/** What is shown: a screen, and where it holds many questions, the one that is asked. @typedef {{screen: string, question?: string}} Spot */

const VIEW = "shortlist.view";
const ANSWER = "result";
const FIRST = "essentials";
/** The way on from a screen; from a question it leads to the next one. @type {Record<string, [address: string, words: string]>} */
const ONWARD = { essentials: ["bring", "Next"], bring: ["pace", "Next"], pace: [ANSWER, "Answer"] };

export class Screens extends EventTarget {
  #title = document.title;
  /** @type {Spot} */
  spot = { screen: FIRST };
  /** The questions that could still change the answer, best first. @type {string[]} */
  #following = [];

  /** @param {HTMLElement} root */
  constructor(root) {
    super();
    this.root = root;
    this.screens = findAll(root, ".screen");
    this.next = find(root, "[data-part=next]", HTMLAnchorElement);
  }

  /** Show the view that the reader chose, at the spot that the history, the address or the answers name. @param {string} start */
  begin(start) {
    this.root.addEventListener("click", (event) => this.#follow(event));
    // Whoever searches the page finds what is on another screen too.
    this.root.addEventListener("beforematch", ({ target }) => this.#show(spotOf(target)));
    this.#recallView();
    const kept = history.state?.spot;
    this.#show(this.#holds(kept) ? kept : spotOf(document.getElementById(start)));
    this.#mark("replaceState", history.state?.depth ?? 0);
  }

  /** Show the spot of an entry of the browser's history; tell whether the entry is one of ours. @param {any} state */
  hear(state) {
    if (!this.#holds(state?.spot)) return false;
    this.#show(state.spot);
    if (!this.isWhole) this.#focus(find(this.root, `#${CSS.escape(state.spot.question ?? state.spot.screen)}`));
    return true;
  }

  /** Whether all questions stand on one page. */
  get isWhole() {
    return this.root.dataset.view === "all";
  }

  /** Bring something into view, put the focus there, and leave a way back. @param {string} id */
  goTo(id) {
    const target = document.getElementById(id);
    const spot = spotOf(target);
    if (!target || !spot) return;
    if (spot.screen !== this.spot.screen || spot.question !== this.spot.question) {
      this.dispatchEvent(new CustomEvent("leave", { detail: this.spot.screen }));
      this.#show(spot);
      this.#mark("pushState", (history.state?.depth ?? 0) + 1);
    }
    this.#focus(target);
  }

  /** Bring something into view without leaving a way back: other answers are shown than before. @param {string} id */
  turnTo(id) {
    const target = find(document, `#${CSS.escape(id)}`);
    this.#recallView();
    this.#show(spotOf(target));
    this.#mark("replaceState", history.state?.depth ?? 0);
    this.#focus(target);
  }

  /** Show the view that the reader chose; who follows a link sees its result first. */
  #recallView() {
    this.root.dataset.view = recall(VIEW) === "all" && !this.root.hasAttribute("data-linked") ? "all" : "one";
  }

  /** Know which questions follow, so that the way on leads there. @param {string[]} questions */
  follow(questions) {
    this.#following = questions;
    this.#showWayOn();
  }

  /** Show all on one page, or one thing at a time. @param {string} view */
  look(view) {
    remember(VIEW, view);
    this.root.dataset.view = view;
    this.#show(this.spot);
  }

  /** @param {any} spot */
  #holds(spot) {
    return this.screens.some(({ id }) => id === spot?.screen);
  }

  /** @param {Spot | null} spot */
  #show(spot) {
    this.spot = spot ?? { screen: FIRST };
    this.root.dataset.screen = this.spot.screen;
    for (const each of this.screens) this.#hide(each, each.id !== this.spot.screen);
    for (const question of findAll(this.root, ".step .question")) {
      this.#hide(question, this.spot.question !== undefined && question.id !== this.spot.question);
    }
    this.#showWayOn();
    const heading = this.screens.find(({ id }) => id === this.spot.screen)?.querySelector("h2")?.firstChild;
    document.title = this.isWhole ? this.#title : `${heading?.textContent?.trim()} · ${this.#title}`;
    this.dispatchEvent(new Event("show"));
  }

  /** What is not shown is still there for those who search the page, and for paper. @param {HTMLElement} element @param {boolean} other */
  #hide(element, other) {
    if (other && !this.isWhole) element.setAttribute("hidden", "until-found");
    else element.removeAttribute("hidden");
  }

  #showWayOn() {
    const [id, words] = this.#onward();
    this.next.setAttribute("href", `#${id}`);
    this.next.textContent = words;
  }

  /** @returns {[id: string, words: string]} */
  #onward() {
    if (this.isWhole) return [ANSWER, "Answer"];
    const { screen, question } = this.spot;
    const following = this.#following.find((id) => id !== question);
    if (question && following) return [following, "Next"];
    return ONWARD[screen] ?? [ANSWER, "Answer"];
  }

  /** @param {"pushState" | "replaceState"} how @param {number} depth - how many entries before this one are ours */
  #mark(how, depth) {
    history[how]({ ...history.state, spot: this.spot, depth }, "");
  }

  /** Follow links within the page without touching the address, which holds the answers. @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href") ?? "";
    if (!link || !address.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.dataset.view) this.look(link.dataset.view);
    if (link.classList.contains("back") && history.state?.depth > 0) history.back();
    else this.goTo(address.slice(1));
  }

  /** @param {HTMLElement} target */
  #focus(target) {
    const isScreen = target.matches(".screen");
    const spot = isScreen ? find(target, "h2") : target;
    for (const fold of parents(target, "details")) fold.open = true;
    if (!this.isWhole && (isScreen || target.matches(".step .question"))) scrollTo(0, this.root.getBoundingClientRect().top + scrollY - 72);
    else (target.closest(".question-group") ?? target).scrollIntoView();
    if (spot.tabIndex < 0) spot.tabIndex = -1;
    spot.focus({ preventScroll: true });
  }
}

/** The spot of an element: a question that has no screen of its own is asked alone. @param {EventTarget | null} target @returns {Spot | null} */
function spotOf(target) {
  const screen = target instanceof Element ? target.closest(".screen") : null;
  if (!(target instanceof Element) || !screen) return null;
  const question = screen.matches(".step") ? target.closest(".question") : null;
  return question ? { screen: screen.id, question: question.id } : { screen: screen.id };
}

/** @param {Element} element @param {string} selector @returns {HTMLDetailsElement[]} */
function parents(element, selector) {
  const found = element.closest(selector);
  const rest = found?.parentElement ? parents(found.parentElement, selector) : [];
  return found instanceof HTMLDetailsElement ? [found, ...rest] : rest;
}
