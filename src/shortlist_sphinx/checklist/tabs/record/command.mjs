// @ts-check
/** Command line that writes the same record from the files of this page. */

/**
 * @param {string[]} files
 * @param {Record<string, any>} words - as the library takes them
 * @param {[string, string][]} options - of the command, by what they are about
 * @param {string} settled - the file of what was settled; "" where there is none
 */
export function commandFor(files, words, options, settled) {
  const parts = ["shortlist record", ...files.map(quoted)];
  if (settled) parts.push(`--settled ${quoted(settled)}`);
  for (const [key, option] of options) {
    for (const value of valuesOf(words[key] ?? [])) parts.push(`${option} ${quoted(value)}`);
  }
  return [...parts, "--output record.md"].join(" \\\n  ");
}

/** The values that an option is given: a text, each of a list, or what was picked by its service. @param {any} said */
function valuesOf(said) {
  if (typeof said === "string" || Array.isArray(said)) return [said].flat();
  return Object.entries(said).map(([service, id]) => (service ? `${service}=${id}` : id));
}

/** A word as a POSIX shell reads it back. @param {string} word */
export function quoted(word) {
  if (/^[\w.@%+:/][\w.@%+:/-]*$/u.test(word) && /^[\x20-\x7e]*$/u.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
