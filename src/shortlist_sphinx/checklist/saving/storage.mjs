// @ts-check
/** Storage of answers in this browser. Every way in which that can fail is told, and none stops the page. */

import { holdsSheet } from "./address.mjs";

const KEY = "shortlist.sheet";
/** Where something is kept that was found under the key and is no sheet. */
const ASIDE = "shortlist.unreadable";

/** Words for a browser that keeps nothing. */
export const NOT_SAVED =
  "This browser does not let the page save your answers. Copy the link before you leave.";

/** Words for a browser whose storage is full. */
export const FULL =
  "This browser's storage for this site is full, so your answers are not saved. Copy the link before you leave.";

export class Storage {
  /** Whether the browser has kept all that it was given. */
  holds = true;
  /** Whether the last text was refused because there is no space for it. */
  isFull = false;
  /** What this tab last read or wrote. */
  #last = "";

  /** What was found here and is no sheet; it is kept aside. @type {string} */
  unreadable = "";

  /** The saved fragment; "" where there is none. @returns {string} */
  read() {
    this.#last = tried(() => localStorage.getItem(KEY)) ?? "";
    if (this.#last && !holdsSheet(this.#last)) this.#setAside();
    return this.#last;
  }

  /** Nothing is lost: what cannot be read may mean something to its owner. */
  #setAside() {
    this.unreadable = this.#last;
    this.#last = "";
    remember(ASIDE, this.unreadable);
  }

  /**
   * Save a fragment; "" removes what is saved.
   * @param {string} fragment
   * @returns {boolean} whether it is saved
   */
  write(fragment) {
    this.isFull = false;
    const done = tried(() => {
      if (fragment) localStorage.setItem(KEY, fragment);
      else localStorage.removeItem(KEY);
      return true;
    }, (fault) => { this.isFull = fault instanceof DOMException && fault.name === "QuotaExceededError"; });
    if (done) this.#last = fragment;
    this.holds = done ?? false;
    return this.holds;
  }

  /**
   * Hear when another tab saves other answers.
   * @param {(fragment: string) => void} hear
   */
  onOther(hear) {
    addEventListener("storage", ({ key, newValue }) => {
      const others = key === KEY && (newValue ?? "") !== this.#last;
      if (others || key === null) hear(newValue ?? "");
    });
  }
}

/** What a reader chose on an earlier visit, if the browser kept it. @param {string} key */
export function recall(key) {
  return tried(() => localStorage.getItem(key));
}

/** Keep what a reader chose, if the browser lets us. @param {string} key @param {string} value */
export function remember(key, value) {
  tried(() => localStorage.setItem(key, value));
}

/**
 * Return what storage gives, or null where the browser refuses: private modes, policies, full disks.
 * @template Result
 * @param {() => Result} act
 * @param {(fault: unknown) => void} [hear]
 */
function tried(act, hear = () => {}) {
  try {
    return act();
  } catch (fault) {
    hear(fault);
    return null;
  }
}
