// Did you mean: the query with words that no article has written another way, as a link that searches for it.
// @ts-check

import { element } from "../dom.js";
import { counted, legible } from "../format.js";
import { searchHref } from "../state.js";

/** @typedef {Pick<import("../types.js").SearchAnswer, "suggestion">} Answer */

/**
 * @param {Answer} answer
 * @param {import("../state.js").SearchState} state  whose filters and dates the link keeps: its count is theirs
 * @returns {HTMLElement | null}
 */
export function didYouMean({ suggestion }, state) {
  if (!suggestion) return null;
  const better = new Set(suggestion.changes.map((change) => change.better));
  const pieces = suggestion.q.split(/([\p{L}\p{N}]+)/u).map((piece) => (better.has(piece) ? element("b", {}, legible(piece)) : legible(piece)));
  const href = searchHref({ ...state, q: suggestion.q.trim(), page: 1 });
  return element("p", { class: "meant" },
    "Did you mean ", element("a", { href, "data-key": "meant" }, element("bdi", {}, ...pieces)), "? ",
    element("span", { class: "count" }, counted(suggestion.articles, "article")),
  );
}

/** @param {Answer} answer @returns {string} for the spoken status, behind what it says of the results */
export function meantText({ suggestion }) {
  return suggestion ? `. Did you mean ${suggestion.q.trim()}?` : "";
}
