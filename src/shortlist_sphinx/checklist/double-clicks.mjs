// @ts-check
/** Double clicks: the second click counts only where it hits what the first one hit. */

/**
 * Drop the second click of a double click where the first has put something else below the pointer.
 * @param {HTMLElement} root
 */
export function followDoubleClicks(root) {
  /** @type {EventTarget | null} */
  let first = null;
  root.addEventListener("mousedown", ({ detail, target }) => { if (detail < 2) first = target; }, { capture: true });
  root.addEventListener("click", (event) => {
    if (event.detail < 2 || event.target === first) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}
