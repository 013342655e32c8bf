// @ts-check
/** Shows what examples put out: text, pictures, and HTML in a frame of its own. */

import { fitFrame } from "./frames.mjs";

/** @typedef {import("./runs.mjs").Part} Part */

/** How the page in a frame begins: it may show what it holds, and load nothing. */
const FRAME =
  '<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">' +
  '<meta http-equiv="Content-Security-Policy" ' +
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

/** @param {HTMLElement} container @param {Part} part */
function addPart(container, part) {
  const source = sourceOf(part);
  if (source) container.append(picture(source, part));
  else if (part.html) container.append(frame(part.html));
  else addText(boxAt(container), part);
}

/** The box of text that ends a container; texts that follow each other scroll together. @param {HTMLElement} container */
function boxAt(container) {
  const last = container.lastElementChild;
  if (last?.className === "pyodide-scroll") return last;
  const box = document.createElement("div");
  box.className = "pyodide-scroll";
  container.append(box);
  return box;
}

/** @param {Element} box @param {Part} part */
function addText(box, part) {
  const look = `pyodide-${LOOKS[part.kind]}`;
  const last = box.lastElementChild;
  const block = last?.className === look ? last : text(look);
  if (block !== last) box.append(block);
  const words = part.markdown ?? part.json ?? part.text;
  block.append(part.style ? styled(part.style, words) : words);
}

/** @param {string} style @param {string} words */
function styled(style, words) {
  const span = document.createElement("span");
  span.className = classesOf(style).join(" ");
  span.textContent = words;
  return span;
}

/** The classes of a style in words, such as "bold red". @param {string} style */
export function classesOf(style) {
  return style.split(" ").filter(Boolean).map((word) => `pyodide-ansi-${word}`);
}

/** The address of a picture that holds it. @param {Part} part */
function sourceOf(part) {
  if (part.svg) return `data:image/svg+xml,${encodeURIComponent(part.svg)}`;
  if (part.png) return `data:image/png;base64,${part.png}`;
  return part.jpeg ? `data:image/jpeg;base64,${part.jpeg}` : "";
}

function label() {
  const words = document.createElement("p");
  words.className = "pyodide-output-label";
  words.textContent = "Output";
  return words;
}

/** @param {string} look */
function text(look) {
  const block = document.createElement("pre");
  block.className = look;
  if (look === "pyodide-stderr") {
    block.setAttribute("role", "group");
    block.setAttribute("aria-label", "Standard error");
  }
  return block;
}

/** In an image no script runs. @param {string} source @param {Part} part */
function picture(source, part) {
  const image = document.createElement("img");
  image.className = "pyodide-picture";
  image.alt = (part.svg && titleOf(part.svg)) || part.text.trim();
  image.src = source;
  return image;
}

/** The title that a drawing has of its own. @param {string} svg */
function titleOf(svg) {
  const drawing = new DOMParser().parseFromString(trusted(svg), "image/svg+xml");
  return drawing.querySelector("title")?.textContent?.trim();
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
