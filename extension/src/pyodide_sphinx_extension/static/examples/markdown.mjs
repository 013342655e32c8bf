// @ts-check
/** Markdown that examples put out, made HTML; what does that is loaded when there is some. */

/** @typedef {import("./runs.mjs").Part} Part */

/**
 * Give parts that have Markdown alone the HTML of it; it stays as it is where that cannot be had.
 * @param {Part[]} parts
 */
export async function drawMarkdown(parts) {
  const wanted = parts.filter((part) => part.markdown && !part.html);
  const module = wanted.length ? await import("../vendor/markdown.mjs").catch(() => null) : null;
  for (const part of module ? wanted : []) part.html = module?.htmlOf(part.markdown ?? "") ?? "";
  return parts;
}
