// @ts-check
/** Mounts a field for a radius and a button that asks Python for the area. */

/** @typedef {import("../../../../extension/src/pyodide_sphinx_extension/static/page/python.mjs").Python} Python */

/** @param {HTMLElement} root @param {Python} python */
export function mount(root, python) {
  const label = document.createElement("label");
  const field = document.createElement("input");
  const button = document.createElement("button");
  const output = document.createElement("output");
  const status = document.createElement("div");
  field.type = "number";
  field.value = "10";
  label.append("Radius ", field);
  button.textContent = "Area";
  root.append(label, " ", button, " ", output, status);
  python.showStatus(status);
  button.addEventListener("click", async () => {
    output.textContent = await python.call(JSON.stringify(field.valueAsNumber));
  });
}
