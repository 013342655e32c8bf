// @ts-check
/** A transcript in the page: what a run shows stands under the prompt that it belongs to. */

import { classesOf } from "./output.mjs";

/** @typedef {import("./runs.mjs").Part} Part */

/** The classes of what stands under a prompt, as Pygments names them, by the kind of what was shown. */
const LOOKS = { stdout: "go", value: "go", stderr: "go pyodide-stderr", error: "gt pyodide-error" };

/** The line of a comment, which shows nothing. */
const NONE = -1;

/**
 * One statement: its lines as the page shows them, and what stands under it.
 * @typedef {{source: Node[], output: Node[], line: number}} Statement
 */

export class Transcript {
  #block;
  #original;
  #statements;
  #skipped;

  /**
   * @param {HTMLElement} block - the `pre` that holds it
   * @param {number[]} skipped - the lines of the statements that are not run
   */
  constructor(block, skipped) {
    this.#block = block;
    this.#original = [...block.childNodes];
    this.#statements = statementsOf(linesOf(block));
    this.#skipped = skipped;
  }

  /** Put what was shown under the statements it belongs to. @param {Part[]} parts */
  show(parts) {
    const made = this.#statements.flatMap(({ source, output, line }) => {
      const own = parts.filter((part) => part.line === line);
      const shown = own.map((part, at) => outputOf(part, own[at + 1]?.kind === part.kind));
      const blank = output.length && !output.at(-1)?.textContent?.trim() ? [document.createTextNode("\n")] : [];
      return [...source, ...(this.#skipped.includes(line) ? output : [...shown, ...blank])];
    });
    this.#block.replaceChildren(...made.map((node) => node.cloneNode(true)));
  }

  /** Bring back what stood there when the page was built. */
  reset() {
    this.#block.replaceChildren(...this.#original);
  }
}

/**
 * The transcript that an example shows, if it shows one.
 * @param {HTMLElement} root
 * @param {{echo: boolean, skip?: number[]}} example
 */
export function transcriptIn(root, { echo, skip = [] }) {
  const block = echo ? /** @type {HTMLElement | null} */ ([...root.querySelectorAll("pre")].at(-1) ?? null) : null;
  return block?.textContent?.includes(">>>") ? new Transcript(block, skip) : null;
}

/**
 * Text that was shown, ended by a line break, so that the next prompt begins a line.
 * @param {Part} part
 * @param {boolean} goesOn - whether the same line may go on in another style
 */
function outputOf({ kind, text, style = "" }, goesOn) {
  const element = document.createElement("span");
  element.className = [LOOKS[kind], ...classesOf(style)].join(" ");
  element.textContent = goesOn || text.endsWith("\n") ? text : `${text}\n`;
  return element;
}

/**
 * The statements in the lines of a transcript, numbered by the lines of their code without what it shows.
 * @param {Node[]} lines
 */
function statementsOf(lines) {
  /** @type {Statement[]} */
  const statements = [];
  let count = 1;
  let typing = false;
  for (const line of lines) {
    const text = line.textContent ?? "";
    const begins = text.startsWith(">>>");
    // What is nothing but a comment is no statement, and is not among the code.
    const isCode = !/^>>>\s*(#.*)?\n?$/u.test(text);
    typing = begins || (typing && text.startsWith("..."));
    if (begins) statements.push({ source: [], output: [], line: isCode ? count : NONE });
    const last = statements.at(-1);
    (typing ? last?.source : last?.output)?.push(line);
    if (typing && isCode) count += 1;
  }
  return statements;
}

/**
 * The lines of highlighted code, each with its line break, and copied out of the elements around it.
 * @param {Node} block
 * @returns {Node[]}
 */
function linesOf(block) {
  /** @type {Node[]} */
  const lines = [];
  let line = document.createElement("span");
  const end = () => {
    if (line.firstChild) lines.push(line);
    line = document.createElement("span");
  };
  for (const node of block.childNodes) {
    for (const piece of (node.textContent ?? "").split(/(?<=\n)/u).filter(Boolean)) {
      line.append(withText(node, piece));
      if (piece.endsWith("\n")) end();
    }
  }
  end();
  return lines;
}

/** A copy of a node that holds this text instead of its own. @param {Node} node @param {string} text */
function withText(node, text) {
  const copy = node.cloneNode(node.textContent === text);
  if (node.textContent !== text) copy.textContent = text;
  return copy;
}
