// @ts-check
/** Command line that writes the same record from the files of this page. */

const OPTIONS = /** @type {const} */ ({
  title: "--title",
  context: "--context",
  decision_makers: "--decision-maker",
  consulted: "--consulted",
  informed: "--informed",
  because: "--because",
});

/**
 * @param {string[]} files
 * @param {Record<string, any>} words - as the library takes them
 * @param {string} settled - the file of what was settled; "" where there is none
 */
export function commandFor(files, words, settled) {
  const parts = ["shortlist record", ...files.map(quoted)];
  if (settled) parts.push(`--settled ${quoted(settled)}`);
  for (const [key, option] of Object.entries(OPTIONS)) {
    for (const value of [words[key] ?? []].flat()) parts.push(`${option} ${quoted(value)}`);
  }
  for (const [service, id] of Object.entries(words.chosen ?? {})) {
    parts.push(`--chosen ${quoted(service ? `${service}=${id}` : id)}`);
  }
  return [...parts, "--output record.md"].join(" \\\n  ");
}

/** A word as a POSIX shell reads it back. @param {string} word */
export function quoted(word) {
  if (/^[\w.@%+:/][\w.@%+:/-]*$/u.test(word) && /^[\x20-\x7e]*$/u.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
