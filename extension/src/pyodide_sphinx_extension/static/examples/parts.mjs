// @ts-check
/** The elements that an example is given: buttons, words and a bar. */

/** @param {string} word @param {() => void} press */
export function button(word, press) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = word;
  element.addEventListener("click", press);
  return element;
}

/** Words for those who listen. @param {string} words */
export function onlyHeard(words) {
  const element = document.createElement("span");
  element.className = "pyodide-heard";
  element.textContent = words;
  return element;
}

export function progressBar() {
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "Loading Python");
  return bar;
}

/** Let what is too wide or too high be scrolled by keyboard in every browser. @param {HTMLElement} root */
export function reachByKeyboard(root) {
  for (const block of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("pre, .pyodide-scroll"))) {
    if (block.scrollWidth <= block.clientWidth && block.scrollHeight <= block.clientHeight) continue;
    block.tabIndex = 0;
    if (!block.hasAttribute("role") && block.matches(".pyodide-scroll")) {
      block.setAttribute("role", "group");
      block.setAttribute("aria-label", "Long output");
    }
  }
}
