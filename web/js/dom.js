// Builds DOM nodes. Text is always text: nothing in this project assigns innerHTML.
// @ts-check

import { legible } from "./format.js";

/** Attributes that are shown or read out. */
const SPOKEN = new Set(["title", "aria-label"]);
const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false} Child  what is not there is left out */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [attributes]  a function becomes a listener: { onclick: fn }
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * Strangers' text: isolated from the page's own writing direction, free of control characters.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function foreign(text) {
  return element("bdi", {}, legible(text));
}

/**
 * @param {{ text: string, hit: boolean }[]} pieces
 * @returns {(Node | string)[]} text with its hits in <mark>
 */
export function marked(pieces) {
  return pieces.map(({ text, hit }) => (hit ? element("mark", {}, legible(text)) : legible(text)));
}

/**
 * Replaces what a container holds; the keyboard stays where it was as long as an element with the same `data-key` exists.
 * @param {HTMLElement} container
 * @param {...Child} children
 */
export function refill(container, ...children) {
  const focused = document.activeElement;
  const key = container.contains(focused) ? focused?.getAttribute("data-key") : null;
  container.replaceChildren(...children.filter(isThere));
  if (key) /** @type {HTMLElement | null} */ (container.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
}

/** @param {string} id @returns {HTMLElement} an element that index.html promises */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node;
}

/**
 * @template {Element} E
 * @param {E} node
 * @param {Record<string, unknown>} attributes
 * @param {Child[]} children
 * @returns {E}
 */
function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, SPOKEN.has(name) ? legible(String(value)) : String(value));
  }
  node.append(...children.filter(isThere));
  return node;
}

/** @param {Child} child @returns {child is Node | string} */
function isThere(child) {
  return child !== null && child !== undefined && child !== false;
}
