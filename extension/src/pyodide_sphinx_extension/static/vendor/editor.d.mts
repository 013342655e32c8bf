/** Makes an editor in an element, which gets a `value` and tells of changes by `input`. */
export function mountEditor(host: HTMLElement & { value: string }, label: string, code: string, run: () => void): void;
