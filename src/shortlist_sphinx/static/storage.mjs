// @ts-check
/** Keeping answers in this browser. Every way in which that can fail is told, and none stops the page. */

const KEY = "shortlist.sheet";

/** Words for a browser that keeps nothing. */
export const NOT_SAVED =
  "This browser does not let the page save your answers. Copy the link or save them as a file before you leave.";

export class Storage {
  /** What this tab last read or wrote. */
  #last = "";

  /** The saved fragment; "" where there is none. @returns {string} */
  read() {
    this.#last = tried(() => localStorage.getItem(KEY)) ?? "";
    return this.#last;
  }

  /**
   * Save a fragment; "" removes what is saved.
   * @param {string} fragment
   * @returns {boolean} whether it is saved
   */
  write(fragment) {
    const done = tried(() => {
      if (fragment) localStorage.setItem(KEY, fragment);
      else localStorage.removeItem(KEY);
      return true;
    });
    if (done) this.#last = fragment;
    return done ?? false;
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

/**
 * Return what storage gives, or null where the browser refuses: private modes, policies, full disks.
 * @template Result
 * @param {() => Result} act
 */
function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
