// One row of the completions: what it would ask, what kind of thing it is, how many articles have it.
// @ts-check

import { cutAtTyped } from "../completions.js";
import { element, foreign } from "../dom.js";
import { counted, legible } from "../format.js";

/** @typedef {import("../completions.js").Row} Row */

/** What is said at the end of a row. @type {Readonly<Record<Row["type"], string>>} */
const KINDS = { query: "", ticker: "ticker", topic: "topic", source: "source", title: "article" };

/**
 * @param {Row} row
 * @param {string} typed
 * @param {number} at  its place in the list
 * @returns {HTMLElement}
 */
export function completionOption(row, typed, at) {
  const { type, count } = row;
  const kind = [KINDS[type], count !== null && counted(count, "article")].filter(Boolean).join(", ");
  return element("li", { role: "option", id: `completion-${at}`, class: `completion of-${type}`, "aria-selected": "false" },
    element("span", { class: "said" }, ...said(row, typed)),
    kind && " ",
    kind && element("span", { class: "kind" }, kind),
  );
}

/** @param {Row} row @param {string} typed @returns {import("../dom.js").Child[]} */
function said({ type, head, text, name }, typed) {
  if (type === "query") {
    const [begin, rest] = cutAtTyped(head + text, typed);
    return [element("bdi", {}, legible(begin), rest && element("b", {}, legible(rest)))];
  }
  if (type !== "ticker") return [head && element("span", { class: "head" }, foreign(head)), foreign(text)];
  return [head && element("span", { class: "head" }, foreign(head)), element("span", { class: "ticker" }, foreign(text)), name && " ", name && foreign(name)];
}
