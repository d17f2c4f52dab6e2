// What stands above the results: how many there are, what was understood, the filters in force, the order.
// @ts-check

import { dateText, periodText } from "../dates.js";
import { element, foreign } from "../dom.js";
import { fieldLabel } from "../fields.js";
import { counted, totalText, valueText } from "../format.js";
import { queryTerms } from "../highlight.js";
import { emptyState, parameterOf, paramsFromState, searchHref, withDates, withOption, withoutFilter } from "../state.js";
import { didYouMean } from "./did_you_mean.js";

/** @typedef {import("../state.js").SearchState} SearchState */
/** @typedef {{ text: string, state: SearchState, names: string[] }} Limit  something that narrows, the search without it, its parameters */

/**
 * @param {import("../types.js").SearchAnswer} answer
 * @param {SearchState} state
 * @param {(next: SearchState) => void} change
 * @returns {HTMLElement}
 */
export function summary(answer, state, change) {
  const versions = answer.total.versions;
  return element("div", { class: "summary" },
    element("h1", { id: "total", tabindex: "-1" }, totalText(answer.total), versions !== undefined && element("small", {}, ` in ${counted(versions, "version")}`)),
    orderSelect(state, change),
    didYouMean(answer, state),
    chips(state),
    ...notices(answer, state),
  );
}

/** @param {SearchState} state @returns {HTMLElement | null} one removable chip for each thing that narrows */
export function chips(state) {
  const found = limits(state);
  if (found.length === 0) return null;
  const items = found.map((limit) =>
    element("li", {}, element("a", { class: "chip", href: searchHref(limit.state), "aria-label": `Remove ${limit.text}` }, foreign(limit.text), element("span", { "aria-hidden": "true" }, "×"))),
  );
  if (items.length > 1) items.push(element("li", {}, element("a", { class: "clear", href: searchHref({ ...emptyState, q: state.q }) }, "Clear all")));
  return element("ul", { class: "chips", "aria-label": "Filters in force" }, ...items);
}

/** @param {SearchState} state @returns {Limit[]} */
export function limits(state) {
  const { from = "", to = "", ...others } = state.options;
  const found = state.filters.map((filter) => ({ text: filtersText([filter]), state: withoutFilter(state, filter), names: [parameterOf(filter)] }));
  if (from || to) found.push({ text: periodText(from, to), state: withDates(state, "", ""), names: ["from", "to"] });
  for (const [name, value] of Object.entries(others)) {
    if (name !== "sort") found.push({ text: optionText(name, value), state: withOption(state, name, ""), names: [name] });
  }
  return found;
}

/** @param {readonly import("../state.js").Filter[]} filters  of one field and mode, one or more */
export function filtersText(filters) {
  const { field, mode } = filters[0];
  const values = filters.map(({ value }) => valueText(field, { value })).join(", ");
  return `${fieldLabel(field)}${mode === "not" ? " is not" : mode === "all" ? " includes" : ":"} ${values}`;
}

/** @param {string} name @param {string} value */
function optionText(name, value) {
  /** @type {Record<string, string>} */
  const texts = {
    as_of: `As of ${dateText(value)}`,
    match: value === "any" ? "Any of the words" : "All of the words",
    versions: value === "all" ? "Every version" : `Versions: ${value}`,
    "ticker.role": `Ticker stands in: ${value}`,
    date_field: `Dates are: ${value.replace("_", " ")}`,
    tz: `Times in ${value}`,
  };
  return texts[name] ?? `${name}: ${value}`;
}

/** @param {SearchState} state @param {(next: SearchState) => void} change */
function orderSelect(state, change) {
  const chosen = state.options.sort ?? (state.q ? "relevance" : "newest");
  const orders = [["relevance", "Best match"], ["newest", "Newest first"], ["oldest", "Oldest first"], ["updated", "Last updated"]];
  const options = orders.filter(([value]) => state.q || value !== "relevance").map(([value, text]) => element("option", { value, selected: value === chosen }, text));
  const usual = state.q ? "relevance" : "";
  /** @param {Event & { currentTarget: HTMLSelectElement }} event */
  const onchange = ({ currentTarget: { value } }) => change(withOption(state, "sort", value === usual ? "" : value));
  return element("label", { class: "order" }, "Order ", element("select", { "data-key": "order", onchange }, ...options));
}

/** Several words and nothing that joins, quotes or excludes them: only these can be relaxed. @param {string} q */
function isPlainWords(q) {
  return queryTerms(q).length > 1 && !/["()\u201C-\u201F:$*=]|(^|\s)-|\b(OR|AND|NOT|NEAR|ADJ)\b/.test(q);
}

/** @param {import("../types.js").SearchAnswer} answer @param {SearchState} state */
function notices(answer, state) {
  const { relaxed = [] } = answer.query;
  if (relaxed.length > 0) {
    const words = relaxed.flatMap((word, i) => [i > 0 && ", ", element("q", {}, foreign(word))]);
    return [notice("Few articles have all of the words. Those here may lack some of: ", ...words, ". ", matchLink(state, "all", "Only with all words")), ...cautions(answer)];
  }
  if (state.options.match === undefined && isPlainWords(state.q)) {
    return [notice("Articles with all of the words. ", matchLink(state, "any", "Any of the words")), ...cautions(answer)];
  }
  return cautions(answer);
}

/** What was not asked as it was typed. @param {import("../types.js").SearchAnswer} answer @returns {HTMLElement[]} */
export function cautions(answer) {
  const { ignored = [], expanded = [] } = answer.query;
  const lines = [];
  if (ignored.length > 0) lines.push(notice("Not understood, so left out: ", ...ignored.flatMap(({ text, reason }, i) => [i > 0 && "; ", element("q", {}, foreign(text)), ` (${reason})`])));
  const cut = expanded.filter((item) => item.cut);
  if (cut.length > 0) lines.push(notice("Only the commonest words that begin so were looked for: ", ...cut.flatMap(({ word }, i) => [i > 0 && ", ", element("q", {}, foreign(word))])));
  for (const warning of answer.warnings ?? []) lines.push(notice(typeof warning === "string" ? warning : (warning.detail ?? "")));
  return lines;
}

/** @param {SearchState} state @param {string} match @param {string} text */
function matchLink(state, match, text) {
  return element("a", { href: `/?${paramsFromState(withOption(state, "match", match))}`, "data-key": "match" }, text);
}

/** @param {...import("../dom.js").Child} children */
function notice(...children) {
  return element("p", { class: "notice" }, ...children);
}
