/** The HTML of Markdown. */
export function htmlOf(text: string): string;
