// @ts-check
/** Shows what examples put out: text, pictures, and HTML in a frame of its own. */

/** @typedef {import("./runs.mjs").Part} Part */

/** How the page in a frame begins: it may show what it holds, and load nothing. */
const FRAME =
  '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" ' +
  "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">";

/** Of what looks alike, the pieces stand together. */
const LOOKS = { stdout: "text", value: "text", stderr: "stderr", error: "error" };

/**
 * @typedef {{createPolicy(name: string, rules: {createHTML(text: string): string}):
 *   {createHTML(text: string): string}}} TrustedTypes
 */

/** @type {{createHTML(text: string): string} | null} */
let policy = null;

/**
 * Put what was shown into a container, in place of what is there.
 * @param {HTMLElement} container
 * @param {Part[]} parts
 */
export function showParts(container, parts) {
  container.replaceChildren();
  addParts(container, parts);
}

/**
 * Put more of what is shown behind what is there.
 * @param {HTMLElement} container
 * @param {Part[]} parts
 */
export function addParts(container, parts) {
  if (parts.length && !container.firstChild) container.append(label());
  for (const part of parts) addPart(container, part);
}

/** Everything shown, as text. @param {Part[]} parts */
export function textOf(parts) {
  return parts.map((part) => part.text).join("");
}

/**
 * Make a frame as high as the page in it, now or once that is there.
 * @param {HTMLIFrameElement} frame
 */
export function fitFrame(frame) {
  const fit = () => {
    const height = frame.contentDocument?.documentElement.offsetHeight;
    if (height) frame.style.height = `${height + 2}px`;
  };
  frame.addEventListener("load", fit);
  fit();
}

/** @param {HTMLElement} container @param {Part} part */
function addPart(container, part) {
  const look = `pyodide-${LOOKS[part.kind]}`;
  const last = container.lastElementChild;
  if (part.svg) container.append(picture(part.svg, part.text));
  else if (part.html) container.append(frame(part.html));
  else if (last?.className === look) last.append(part.text);
  else container.append(text(look, part.text));
}

function label() {
  const words = document.createElement("p");
  words.className = "pyodide-output-label";
  words.textContent = "Output";
  return words;
}

/** @param {string} look @param {string} words */
function text(look, words) {
  const block = document.createElement("pre");
  block.className = look;
  block.append(words);
  return block;
}

/**
 * In an image no script runs.
 * @param {string} svg
 * @param {string} words - what stands for it where it has no title of its own
 */
function picture(svg, words) {
  const image = document.createElement("img");
  const title = new DOMParser().parseFromString(trusted(svg), "image/svg+xml").querySelector("title");
  image.className = "pyodide-picture";
  image.alt = title?.textContent?.trim() || words.trim();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return image;
}

/** In this frame no script runs, and nothing is loaded from anywhere. @param {string} html */
function frame(html) {
  const element = document.createElement("iframe");
  element.className = "pyodide-frame";
  element.title = "Output as a page";
  // Without scripts inside, the same origin only lets this page see how high the frame must be.
  element.setAttribute("sandbox", "allow-same-origin");
  element.srcdoc = trusted(FRAME + html);
  fitFrame(element);
  return element;
}

/** Markup for places in which it cannot run anything. @param {string} markup */
function trusted(markup) {
  const types = /** @type {{trustedTypes?: TrustedTypes}} */ (globalThis).trustedTypes;
  if (!types) return markup;
  policy ??= types.createPolicy("pyodide-sphinx-extension-output", { createHTML: (text) => text });
  return policy.createHTML(markup);
}
