// @ts-check
/** Drawing of the answer as SVG: the words and the picture of the page, on a light ground, with nothing from outside. */

import { groundsOf } from "../result/answer.mjs";
import { isAlike, markOf, rowsOf, WORDS } from "../result/picture.mjs";
import { typeset } from "../../core/dom.mjs";

/** @typedef {import("../../core/types.mjs").Report} Report */
/** @typedef {import("../result/picture.mjs").Row} Row */
/** How words look, and where they begin. @typedef {{size: number, weight?: string, fill?: string, x?: number}} Look */
/** Whose answer it is, as its recipients read it. @typedef {{project: string, sender: string, day: string}} Head */

const SVG = "http://www.w3.org/2000/svg";
const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif";
const WIDTH = 720;
const EDGE = 36;
const INDENT = 26;
/** Other machines have wider letters than the one that draws. */
const SLACK = 0.92;
const COLUMN = 84;
const ROW = 34;
/** From line to line, in sizes of the letters. */
const LEADING = 1.3;
const NAME = { size: 16 };
const COLOURS = { ground: "#fffdf8", ink: "#1c2024", quiet: "#55595e", accent: "#0b5560", against: "#a3141c", line: "#d9d6cf" };
const SIGNS = { for: "+", against: "−", turn: "↔" };

/** Draw the answer of a report. @param {Report} report @param {Head} head @returns {SVGElement} */
export function drawAnswer(report, head) {
  return new Drawing().draw(report, head);
}

class Drawing {
  #svg = make("svg", { "xmlns": SVG, "role": "img", "font-family": FONTS, "fill": COLOURS.ink });
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  #y = EDGE;
  /** @type {string[]} */
  #said = [];

  /** @param {Report} report @param {Head} head */
  draw(report, { project, sender, day }) {
    const { summary } = report;
    const about = [project, sender, day, report.settled ? "settled" : "so far"];
    this.#lines(about.filter(Boolean).join(" \u00b7 "), { size: 17, fill: COLOURS.quiet });
    this.#lines(summary.title, { size: 34, weight: "700" });
    this.#lines([summary.standing, summary.change].filter(Boolean).join(" "), { size: 18, fill: COLOURS.quiet });
    this.#y += 8;
    for (const { kind, sentence } of groundsOf(report)) this.#ground(kind, sentence);
    this.#table(report);
    this.#y += 10;
    this.#lines(`Evidence as of ${report.as_of}, model ${report.model.version}`, { size: 14, fill: COLOURS.quiet });
    return this.#finish(summary.title);
  }

  /** Give the picture its size, its ground, and the words for those who do not see it. @param {string} title */
  #finish(title) {
    const height = Math.ceil(this.#y + EDGE / 2);
    const size = { width: String(WIDTH), height: String(height) };
    for (const [name, value] of Object.entries({ ...size, viewBox: `0 0 ${WIDTH} ${height}` })) this.#svg.setAttribute(name, value);
    this.#svg.prepend(
      make("title", {}, typeset(plain(title))),
      make("desc", {}, this.#said.join(" ")),
      make("rect", { ...size, fill: COLOURS.ground }),
    );
    return this.#svg;
  }

  /** Write a text in as many lines as it takes, and say it. @param {string} text @param {Look} look */
  #lines(text, look) {
    const words = typeset(plain(text));
    if (!words) return;
    this.#said.push(/[.?!]$/u.test(words) ? words : `${words}.`);
    this.#write(words, look, WIDTH - EDGE);
    this.#y += look.size * 0.45;
  }

  /** Write words in as many lines as they take up to an edge. @param {string} words @param {Look} look @param {number} edge */
  #write(words, { size, weight = "400", fill = COLOURS.ink, x = EDGE }, edge) {
    const block = make("text", { "font-size": String(size), "font-weight": weight, fill });
    this.#pen.font = `${weight} ${size}px ${FONTS}`;
    for (const line of this.#wrap(words, (edge - x) * SLACK)) {
      this.#y += size * LEADING;
      // The space ends a line for those who copy the text.
      block.append(make("tspan", { x: String(x), y: this.#y.toFixed(1) }, line), " ");
    }
    this.#svg.append(block);
  }

  /** Break a text between words, as wide as the pen's letters are. @param {string} text @param {number} width */
  #wrap(text, width) {
    /** @type {string[]} */
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && this.#pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** @param {keyof typeof SIGNS} kind @param {string} sentence */
  #ground(kind, sentence) {
    const fill = kind === "against" ? COLOURS.against : COLOURS.accent;
    const y = (this.#y + 18 * LEADING).toFixed(1);
    this.#svg.append(make("text", { "x": String(EDGE), y, "font-size": "20", "font-weight": "700", fill, "aria-hidden": "true" }, SIGNS[kind]));
    this.#lines(sentence, { size: 18, x: EDGE + INDENT });
  }

  /** The picture of what matters: what is equal for all is left out, as on the page. @param {Report} report */
  #table(report) {
    const rows = rowsOf(report).filter((row) => !isAlike(row));
    const [first] = rows;
    if (!first) return;
    this.#y += 32;
    const names = first.map(({ alternative }) => report.alternatives.find(({ id }) => id === alternative)?.title ?? alternative);
    for (const [at, name] of names.entries()) {
      const look = { "x": String(columnOf(at, names.length)), "y": String(this.#y), "text-anchor": "middle" };
      this.#svg.append(make("text", { ...look, "font-size": "14", "font-weight": "700" }, name));
    }
    for (const row of rows) this.#row(row, names);
    this.#legend(new Set(rows.flat().map(({ reason }) => markOf(reason))));
  }

  /** @param {Row} row @param {string[]} names - of the alternatives, in the order of the row */
  #row(row, names) {
    const [first] = row;
    const rule = (this.#y + 9).toFixed(1);
    this.#svg.append(make("line", { x1: String(EDGE), x2: String(WIDTH - EDGE), y1: rule, y2: rule, stroke: COLOURS.line }));
    const top = this.#y + ROW;
    this.#y = top - NAME.size * LEADING;
    this.#write(`${first?.reason.deciding ? "★ " : ""}${first?.reason.name}`, NAME, columnOf(0, row.length) - COLUMN / 2);
    const middle = (top + this.#y) / 2;
    for (const [at, { reason }] of row.entries()) {
      this.#svg.append(shapeOf(markOf(reason), columnOf(at, row.length) - 9, middle - 14));
    }
    this.#said.push(`${first?.reason.name}: ${row.map(({ reason }, at) => `${names[at]} ${WORDS[markOf(reason)]}`).join(", ")}.`);
  }

  /** @param {Set<string>} marks */
  #legend(marks) {
    this.#y += ROW + 4;
    let x = EDGE;
    this.#pen.font = `14px ${FONTS}`;
    for (const mark of marks) {
      const word = WORDS[mark] ?? mark;
      this.#svg.append(shapeOf(mark, x, this.#y - 14), make("text", { "x": String(x + 24), "y": String(this.#y), "font-size": "14" }, word));
      x += 48 + this.#pen.measureText(word).width / SLACK;
    }
  }
}

/** The middle of a column. @param {number} at @param {number} count */
function columnOf(at, count) {
  return WIDTH - EDGE - COLUMN * (count - at - 0.5);
}

/** A shape of the page, as lines of its own: the styles of the page do not come along. @param {string} mark @param {number} x @param {number} y */
function shapeOf(mark, x, y) {
  const group = make("g", { "transform": `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(1.125)`, "aria-hidden": "true" });
  for (const each of document.getElementById(`shape-${mark}`)?.children ?? []) {
    const drawn = make(each.localName, {});
    for (const { name, value } of each.attributes) if (name !== "class") drawn.setAttribute(name, value);
    const width = each.classList.contains("dots") ? "2.6" : "1.8";
    const outline = { "fill": "none", "stroke": COLOURS.ink, "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" };
    for (const [name, value] of Object.entries(each.classList.contains("outline") ? outline : {})) drawn.setAttribute(name, value);
    group.append(drawn);
  }
  return group;
}

/** Words without the marks of code. @param {string} text */
function plain(text) {
  return text.replaceAll("`", "");
}

/** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] @returns {SVGElement} */
function make(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns") element.setAttribute(name, value);
  element.textContent = text;
  return /** @type {SVGElement} */ (element);
}
