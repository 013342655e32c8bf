// @ts-check
/** Mounts a counter: a field, a button, a result, and the status of Python. */

/** @typedef {import("../../../../extension/src/pyodide_sphinx_extension/static/page/python.mjs").Python} Python */

/** @param {HTMLElement} root @param {Python} python */
export function mount(root, python) {
  const form = document.createElement("form");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const button = document.createElement("button");
  const output = document.createElement("output");
  const status = document.createElement("div");
  label.append("Sentence ", field);
  button.textContent = "Count";
  form.append(label, " ", button, " ", output);
  root.append(form, status);
  python.showStatus(status);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    output.textContent = "";
    const answer = await python.call(JSON.stringify({ count: field.value })).catch(() => null);
    if (answer) output.textContent = `${JSON.parse(answer).words} ${JSON.parse(answer).unit}`;
  });
  Object.assign(root, { python });
}
