// @ts-check
/** One example as its reader meets it: code that can be changed, buttons, a status, the output. */

import { codeField } from "./editing.mjs";
import { button, onlyHeard, progressBar, reachByKeyboard } from "./parts.mjs";
import { LiveOutput } from "./live.mjs";
import { showParts, textOf } from "./output.mjs";
import { transcriptIn } from "./transcript.mjs";
import { megabytes } from "../page/status.mjs";

/** @typedef {import("../page/python.mjs").Python} Python */
/** @typedef {import("./runs.mjs").ExampleRuns} ExampleRuns */
/** @typedef {import("./runs.mjs").Part} Part */
/** The exceptions that a transcript shows, by the line of their statement. @typedef {Record<number, string>} Promised */

/** How long an output may be to be read out as soon as it is there, in characters. */
const SHORT = 120;

export class ExampleView {
  #root;
  #python;
  #runs;
  /** @type {{session: string, name: string, code: string, echo: boolean, skip?: number[], raises?: Promised}} */
  #example;
  /** @type {import("./editing.mjs").CodeField | null} */
  #editor = null;
  #opening = false;
  /** @type {"before" | "now" | null} What runs for the sake of this example. */
  #running = null;

  #run = button("Run", () => void this.run());
  #stop = button("Stop", () => this.#runs.stop());
  #edit = button("Edit", () => void this.#startEditing());
  #reset = button("Reset", () => this.#resetAll());
  #note = document.createElement("span");
  #status = document.createElement("p");
  /** What is being imported; those who listen are not told of each package. */
  #importing = document.createElement("span");
  #bar = progressBar();
  #controls = document.createElement("div");
  /** @type {HTMLElement} */
  #output;
  /** @type {Node[]} What was shown when the page was built. */
  #original;
  #transcript;

  /**
   * @param {HTMLElement} root
   * @param {number} number - its place among the examples of the page, which may be several in one
   * @param {Python} python
   * @param {ExampleRuns} runs
   */
  constructor(root, number, python, runs) {
    this.#root = root;
    this.#python = python;
    this.#runs = runs;
    this.#example = { ...JSON.parse(root.dataset.pyodideExample ?? ""), name: `example ${number}` };
    this.#transcript = transcriptIn(root, this.#example);
    this.#output = root.querySelector(".pyodide-output") ?? document.createElement("div");
    this.#original = [...this.#output.childNodes];
    if (!root.hidden) this.#mount();
  }

  /** Examples of one session share their names. */
  get session() {
    return this.#example.session;
  }

  get name() {
    return this.#example.name;
  }

  /** The code as it stands now. */
  get code() {
    return this.#editor?.value ?? this.#example.code;
  }

  /** Whether it runs by itself for the sake of an example below it. */
  get runsFirst() {
    return this.#root.dataset.pyodideNoRun === undefined;
  }

  /** What asks Python to run it as it stands now. */
  request() {
    if (!this.#editor) return JSON.stringify(this.#example);
    // Where the statements of changed code begin, only Python knows.
    return JSON.stringify({ ...this.#example, code: this.code, starts: [], skip: [] });
  }

  /** What shows the output of a run as it comes. */
  live() {
    return new LiveOutput(this.#output);
  }

  /** Show what it put out. @param {Part[]} parts */
  show(parts) {
    const inPlace = this.#editor ? null : this.#transcript;
    inPlace?.show(parts);
    // A set-up that failed belongs to no statement.
    showParts(this.#output, inPlace ? parts.filter((part) => part.line === 0) : parts);
    this.#root.dataset.pyodideRan = "";
  }

  /** Run it, and say how that went. */
  async run() {
    if (this.#running) return;
    this.#begin();
    try {
      const { parts, before, skipped } = await this.#runs.run(this, (part) => this.#tell(part));
      this.show(parts);
      reachByKeyboard(this.#output);
      this.#end(`${sentenceBefore(before.length)}${this.#sentenceFor(parts)}${hint(parts, skipped)}`, shortOutput(parts));
    } catch (error) {
      this.#end(failureSentence(/** @type {Error} */ (error)));
    }
  }

  /** How a run went; an exception that the page shows is no failure. @param {Part[]} parts */
  #sentenceFor(parts) {
    const { echo, raises = {} } = this.#example;
    const error = unpromised(parts, this.#editor ? {} : raises);
    // At a prompt, an exception ends its own statement only.
    if (error) return `It ${echo ? "raised" : "ended with"} ${error.names?.[0] ?? "an error"}.`;
    return parts.length ? "Done." : "Done, without output.";
  }

  #mount() {
    const { name } = this.#example;
    this.#output.className = "pyodide-output";
    this.#output.setAttribute("role", "group");
    this.#output.setAttribute("aria-label", `Output of ${name}`);
    this.#controls.className = "pyodide-controls";
    this.#note.className = "pyodide-note";
    this.#note.id = `pyodide-note-${name.replace(" ", "-")}`;
    this.#status.setAttribute("role", "status");
    this.#run.setAttribute("aria-keyshortcuts", "Control+Enter Meta+Enter");
    this.#run.setAttribute("aria-describedby", this.#note.id);
    for (const each of [this.#run, this.#stop, this.#edit, this.#reset]) {
      each.setAttribute("aria-label", `${each.textContent} ${name}`);
    }
    this.#stop.hidden = this.#reset.hidden = this.#bar.hidden = true;
    this.#importing.className = "pyodide-note";
    this.#importing.setAttribute("aria-hidden", "true");
    this.#controls.append(this.#run, this.#edit, this.#reset, this.#stop, this.#note, this.#status);
    this.#controls.append(this.#importing, this.#bar);
    this.#root.append(this.#controls, this.#output);
    reachByKeyboard(this.#root);
    this.#follow();
  }

  /** Show what Python is doing while this example waits for it. */
  #follow() {
    const show = () => this.#showState();
    this.#python.addEventListener("state", show);
    this.#python.addEventListener("progress", (event) => {
      const { loaded, total } = /** @type {CustomEvent} */ (event).detail;
      this.#bar.max = total;
      this.#bar.value = loaded;
    });
    show();
  }

  #showState() {
    const { state, download } = this.#python;
    const size = `${megabytes(download)}, once`;
    const failed = state === "failed";
    this.#note.textContent = this.#runs.asked && state !== "idle" ? "" : noteBefore(state, size);
    this.#rename(this.#run, failed && this.#runs.asked ? "Try again" : "Run");
    this.#bar.hidden = !this.#running || (state !== "loading" && state !== "starting");
    if (state === "starting") this.#bar.removeAttribute("value");
    if (!this.#running || failed) return;
    const running = this.#running === "now" ? "Running." : "Running the examples above first.";
    this.#say({ idle: "", loading: `Loading Python (${size}).`, starting: "Starting Python.", ready: running }[state]);
  }

  /** @param {HTMLButtonElement} each @param {string} word */
  #rename(each, word) {
    each.textContent = word;
    each.setAttribute("aria-label", `${word} ${this.#example.name}`);
  }

  /** Say which package was last begun to be imported, until something is shown. @param {string} name */
  tellImport(name) {
    const words = name && this.#running ? `Last import: ${name}.` : "";
    if (this.#importing.textContent !== words) this.#importing.textContent = words;
  }

  #begin() {
    this.#running = "now";
    this.#run.setAttribute("aria-disabled", "true");
    this.#stop.hidden = false;
    this.#showState();
  }

  /** @param {"before" | "now"} part */
  #tell(part) {
    this.#running = part;
    this.#showState();
  }

  /** @param {string} sentence @param {string} [heard] */
  #end(sentence, heard = "") {
    this.#running = null;
    this.tellImport("");
    this.#run.removeAttribute("aria-disabled");
    // The focus must not be lost with the button that has it.
    if (document.activeElement === this.#stop) this.#run.focus();
    this.#stop.hidden = true;
    this.#showState();
    this.#say(sentence, heard);
  }

  /**
   * Say a sentence, and to those who listen also what the others see below.
   * @param {string} sentence
   * @param {string} [heard]
   */
  #say(sentence, heard = "") {
    if (this.#status.textContent !== sentence + heard) this.#status.replaceChildren(sentence, onlyHeard(heard));
  }

  async #startEditing() {
    if (this.#opening) return;
    this.#opening = true;
    const { name, code } = this.#example;
    const { field, keys } = await codeField(`Code of ${name}`, code.trimEnd(), () => void this.run());
    this.#opening = false;
    this.#editor = field;
    this.#setCodeHidden(true);
    this.#controls.before(field);
    this.#edit.hidden = true;
    this.#reset.hidden = false;
    if (!this.#running) this.#say(keys);
    field.focus();
  }

  /** Bring back the code and the output that the page was built with. */
  #resetAll() {
    this.#editor?.remove();
    this.#editor = null;
    this.#setCodeHidden(false);
    this.#output.replaceChildren(...this.#original);
    this.#transcript?.reset();
    this.#edit.hidden = false;
    this.#edit.focus();
    this.#reset.hidden = true;
    this.#say("The code is the original again.");
  }

  /** @param {boolean} hidden */
  #setCodeHidden(hidden) {
    for (const child of this.#root.children) {
      const isOurs = child === this.#controls || child === this.#output || child === this.#editor;
      if (!isOurs) /** @type {HTMLElement} */ (child).hidden = hidden;
    }
  }
}

/**
 * What is said of Python beside the button while nobody has run anything.
 * @param {import("../page/types.mjs").State} state
 * @param {string} size
 */
function noteBefore(state, size) {
  if (state === "ready") return "";
  const underWay = state === "loading" || state === "starting";
  return underWay ? `is loading Python (${size})` : `loads Python (${size})`;
}

/** @param {number} count */
function sentenceBefore(count) {
  if (!count) return "";
  return count === 1 ? "The example above ran first. " : `The ${count} examples above ran first. `;
}

/** The last exception that the page does not promise. @param {Part[]} parts @param {Promised} promised */
function unpromised(parts, promised) {
  return parts.findLast(({ kind, line = 0, names }) => kind === "error" && !names?.includes(promised[line] ?? ""));
}

/** Why a name may be missing. @param {Part[]} parts @param {ExampleView[]} skipped */
function hint(parts, skipped) {
  const names = skipped.map((view) => view.name).join(" and ");
  const failed = parts.some((part) => part.kind === "error");
  return failed && names ? ` What ${names} would have defined is missing: it runs only when you press its button.` : "";
}

/** An output that is read out as soon as it is there. @param {Part[]} parts */
function shortOutput(parts) {
  const drawn = parts.some(({ kind, svg, png, jpeg, html }) => kind === "error" || svg || png || jpeg || html);
  const text = textOf(parts).trim();
  return drawn || text.length > SHORT ? "" : ` ${text}`.trimEnd();
}

/** @param {Error} error */
function failureSentence(error) {
  if (error.name !== "AbortError") return error.message;
  return "Stopped. Python was started again and has forgotten what ran before.";
}
