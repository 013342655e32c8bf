// @ts-check
/** Lever that stays where it is while the answer above it changes; fetched when the first one is moved. */

import { find } from "../../core/dom.mjs";

/** The changes of a page that move what stands below them. */
const MOVING = { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["hidden"] };

/** Pixels that stand above the folds in place of lines that went. */
let room = 0;
/** Lets go of the control that was held last. */
let letGo = () => {};

/**
 * Keep a control at its place in the window while something is tried.
 * @param {HTMLElement} root
 * @param {HTMLElement} control
 * @param {number} top - where it was before anything changed
 */
export function keepStill(root, control, top) {
  const folds = find(root, ".folds");
  letGo();
  // The browser would hold something else, and both together move everything twice as far.
  document.documentElement.style.overflowAnchor = "none";
  const follow = () => { top = control.getBoundingClientRect().top; };
  const give = (/** @type {number} */ pixels) => {
    room = pixels;
    folds.style.paddingTop = pixels ? `${pixels}px` : "";
  };
  const hold = () => {
    if (!root.hasAttribute("data-trial") || !control.isConnected) {
      letGo();
      return give(0);
    }
    const moved = control.getBoundingClientRect().top - top;
    // The page cannot be scrolled beyond its beginning: there, lines that went leave their room.
    const scrolled = Math.max(moved - Math.min(room, Math.max(moved, 0)), -scrollY);
    if (moved !== scrolled) give(room - moved + scrolled);
    if (scrolled) scrollBy({ top: scrolled, behavior: "instant" });
  };
  const watching = new MutationObserver(hold);
  letGo = () => {
    watching.disconnect();
    removeEventListener("scroll", follow);
    document.documentElement.style.overflowAnchor = "";
  };
  addEventListener("scroll", follow);
  watching.observe(find(root, "#result"), MOVING);
  hold();
}
