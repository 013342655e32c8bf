// @ts-check
/** Steps of the form: all on one page or one at a time, with the browser's own way back. */

import { isAnswered } from "./form.mjs";
import { find, findAll } from "../../core/dom.mjs";
import { recall, remember } from "../saving/storage.mjs";

const VIEW = "shortlist.view";

export class Steps {
  /** The title of the page as it was built. */
  #title = document.title;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.sections = findAll(root, ".step");
  }

  /** Show the view that the reader chose, and the step that the browser's history names. */
  begin() {
    find(this.root, "[data-part=views]").hidden = false;
    for (const button of findAll(this.root, "button[data-view]")) {
      button.addEventListener("click", () => this.#choose(button.dataset.view ?? ""));
    }
    this.root.addEventListener("click", (event) => this.#follow(event));
    // Whoever searches the page finds what is on another step too.
    this.root.addEventListener("beforematch", ({ target }) => this.#show(sectionOf(target)));
    this.#look(recall(VIEW) === "one" ? "one" : "all");
    this.#show(this.#named(history.state?.step));
    this.#mark("replaceState");
  }

  /**
   * Show the step of an entry of the browser's history; tell whether the entry is one of ours.
   * @param {{step?: string} | null} state
   */
  hear(state) {
    if (!state?.step) return false;
    this.#show(this.#named(state.step));
    if (this.isSingle) this.#focus(this.current);
    return true;
  }

  get isSingle() {
    return this.root.dataset.view === "one";
  }

  /** @returns {HTMLElement | undefined} */
  get current() {
    return this.sections.find((section) => section.dataset.current !== undefined);
  }

  /** Bring something into view, put the focus there, and leave a way back. @param {HTMLElement} target */
  goTo(target) {
    const section = sectionOf(target);
    if (section && section !== this.current) {
      this.#show(section);
      this.#mark("pushState");
    }
    this.#focus(target);
  }

  /** Say at each step how many of its questions are answered. */
  showProgress() {
    for (const place of findAll(this.root, "[data-progress]")) {
      const questions = findAll(find(this.root, `#${place.dataset.progress}`), "[data-question]");
      place.textContent = `${questions.filter(isAnswered).length} of ${questions.length} answered`;
    }
  }

  /** @param {string} view */
  #choose(view) {
    remember(VIEW, view);
    this.#look(view);
  }

  /** @param {string} view */
  #look(view) {
    this.root.dataset.view = view;
    for (const button of findAll(this.root, "button[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    }
    this.#hideOthers();
  }

  /** @param {string | undefined} id */
  #named(id) {
    return this.sections.find((section) => section.id === id) ?? this.sections[0];
  }

  /** @param {HTMLElement | null | undefined} section */
  #show(section) {
    if (!section) return;
    for (const each of this.sections) {
      if (each === section) each.dataset.current = "";
      else delete each.dataset.current;
    }
    for (const link of findAll(this.root, ".steps a")) {
      if (link.getAttribute("href") === `#${section.id}`) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    this.#hideOthers();
  }

  /** One at a time, the others are there for those who search the page, and for paper. */
  #hideOthers() {
    for (const section of this.sections) {
      if (this.isSingle && section !== this.current) section.setAttribute("hidden", "until-found");
      else section.removeAttribute("hidden");
    }
    document.title = this.isSingle ? `${headingOf(this.current)} · ${this.#title}` : this.#title;
  }

  /** @param {"pushState" | "replaceState"} how */
  #mark(how) {
    history[how]({ ...history.state, step: this.current?.id }, "");
  }

  /** Follow links within the page without touching the address, which holds the answers. @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href") ?? "";
    const target = address.startsWith("#") ? document.getElementById(address.slice(1)) : null;
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.goTo(target);
  }

  /** @param {HTMLElement | undefined} target */
  #focus(target) {
    if (!target) return;
    const spot = target.matches("section") ? find(target, "h2") : target;
    (target.matches("section") ? target : spot).scrollIntoView();
    if (spot.tabIndex < 0) spot.tabIndex = -1;
    spot.focus({ preventScroll: true });
  }
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function sectionOf(target) {
  return target instanceof Element ? target.closest(".step") : null;
}

/** Where a step stands, in words such as "Step 2 of 6: Your team". @param {HTMLElement | undefined} section */
function headingOf(section) {
  const words = section ? findAll(section, "h2")[0]?.firstChild?.textContent ?? "" : "";
  const place = section ? findAll(section, ".step-place")[0]?.firstChild?.textContent?.replace(/:\s*$/u, "") : "";
  return place ? `${place}: ${words}` : words;
}
