// @ts-check
/** The editor of examples: CodeMirror for Python. Built with all that it imports into one file of the package. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** A colour that is legible on light and on dark pages: the text's own has a share in it. @param {string} colour */
function mixed(colour) {
  return `color-mix(in srgb, ${colour} 65%, currentColor)`;
}

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: mixed("#8a3ffc") },
  { tag: [tags.string, tags.special(tags.string)], color: mixed("#1e8a3c") },
  { tag: [tags.number, tags.bool, tags.null], color: mixed("#b5560a") },
  { tag: tags.comment, fontStyle: "italic", opacity: "0.8" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: mixed("#0f6fe0") },
  { tag: tags.meta, color: mixed("#b03a8c") },
]);

const LOOK = EditorView.theme({
  "&": { color: "inherit", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "inherit", overflowX: "auto" },
  ".cm-content": { padding: "0", caretColor: "currentColor" },
  ".cm-line": { padding: "0" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, currentColor 18%, transparent)" },
});

/**
 * Make an editor. It lives in a shadow tree: there its styles are sheets made by script, which every policy lets through.
 * @param {HTMLElement & {value: string}} host - gets a `value`, and tells of changes by `input`
 * @param {string} label
 * @param {string} code
 * @param {() => void} run - what Ctrl+Enter does
 */
export function mountEditor(host, label, code, run) {
  const shadow = host.attachShadow({ mode: "open", delegatesFocus: true });
  const runs = { key: "Mod-Enter", run: () => (run(), true), preventDefault: true };
  const tell = () => host.dispatchEvent(new Event("input", { bubbles: true }));
  const state = EditorState.create({
    doc: code,
    extensions: [
      keymap.of([runs, { ...runs, key: "Ctrl-Enter" }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
      history(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      pythonLanguage,
      syntaxHighlighting(COLOURS),
      LOOK,
      EditorView.contentAttributes.of({ "aria-label": label, autocapitalize: "off", autocorrect: "off" }),
      EditorView.updateListener.of((update) => update.docChanged && tell()),
    ],
  });
  const view = new EditorView({ state, root: shadow, parent: shadow });
  Object.defineProperty(host, "value", {
    get: () => view.state.doc.toString(),
    set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
  });
  host.focus = () => view.focus();
}
