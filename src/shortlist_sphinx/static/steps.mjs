// @ts-check
/** Moving about in the page without leaving it, and how much of each step is answered. */

import { isAnswered } from "./form.mjs";
import { find, findAll } from "./page.mjs";

/**
 * Follow links within the page without touching the address, which holds the answers.
 * @param {HTMLElement} root
 */
export function followLinks(root) {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href") ?? "";
    const target = address.startsWith("#") ? document.getElementById(address.slice(1)) : null;
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(target);
  });
}

/** Bring something into view and put the focus there. @param {HTMLElement} target */
function goTo(target) {
  const spot = target.matches("section") ? find(target, "h2") : target;
  target.scrollIntoView();
  if (spot.tabIndex < 0) spot.tabIndex = -1;
  spot.focus({ preventScroll: true });
}

/**
 * Say at each step how many of its questions are answered.
 * @param {HTMLElement} root
 */
export function showProgress(root) {
  for (const place of findAll(root, "[data-progress]")) {
    const step = find(root, `#${place.dataset.progress}`);
    const questions = findAll(step, "[data-question]");
    place.textContent = `${questions.filter(isAnswered).length} of ${questions.length} answered`;
  }
}
