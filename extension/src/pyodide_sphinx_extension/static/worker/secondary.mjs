// @ts-check
/**
 * The part of the runtime's WebAssembly that few starts need: it is linked when a function in it is called, and that
 * call waits until it is there. Browsers and Node.js do that alike.
 */

/** Of either, whose types do not know each other's. @type {any} */
const WebAssembly = Reflect.get(globalThis, "WebAssembly");

/** What a module imports, by modules and names. @typedef {Record<string, any>} Imports */

export class Secondary {
  #load;
  /** The part that calls this one, and what both import. @type {{exports: object, imports: Imports} | null} */
  #primary = null;

  /** @param {() => Uint8Array} load - returns its content at once, or ends in an error */
  constructor(load) {
    this.#load = load;
  }

  /** What the first part is to be given. @param {Imports} imports @returns {Imports} */
  imports(imports) {
    return { ...imports, secondary: { load: () => this.link() } };
  }

  /** Know the part that calls this one. @param {{exports: object}} instance @param {Imports} imports */
  follow({ exports }, imports) {
    this.#primary = { exports, imports };
  }

  /** Put its functions where the first part finds them. */
  link() {
    const { exports: primary, imports } = this.#primary ?? {};
    new WebAssembly.Instance(new WebAssembly.Module(this.#load()), { ...imports, primary });
    globalThis.performance.mark("pyodide: rest of the WebAssembly linked");
  }
}
