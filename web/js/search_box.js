// The search box: what it asks, and what it offers while one types.
// @ts-check

import { articleHref } from "./addresses.js";
import { suggest } from "./api.js";
import { startCombobox } from "./combobox.js";
import { completionRows, isCompletable } from "./completions.js";
import { byId } from "./dom.js";
import { searchHref, stateFromParams, withQuery } from "./state.js";
import { go } from "./visits.js";
import { completionOption } from "./views/completion_option.js";

/** @typedef {import("./completions.js").Row} Row */

const box = /** @type {HTMLInputElement} */ (byId("q"));
const completions = startCombobox(box, byId("completions"), byId("completions-status"), {
  ask: complete,
  show: (/** @type {Row} */ row, at) => completionOption(row, box.value, at),
  take,
});
byId("search").addEventListener("submit", (event) => {
  event.preventDefault();
  searchFor(box.value);
});

/** Puts a query into the box, as the address has it. @param {string} q */
export function showQuery(q) {
  completions.close();
  box.value = q;
}

export function enterSearchBox() {
  box.focus();
  box.select();
}

/** A search from the box keeps the filters in force. */
function stateHere() {
  return stateFromParams(new URLSearchParams(location.pathname === "/" ? location.search : ""));
}

/** @param {string} q */
function searchFor(q) {
  box.blur();
  go(searchHref(withQuery(stateHere(), q)));
}

/** @param {string} typed @param {AbortSignal} signal @returns {Promise<Row[]>} */
async function complete(typed, signal) {
  if (!isCompletable(typed)) return [];
  const { filters, options } = stateHere();
  const params = new URLSearchParams({ q: typed });
  if (options.as_of) params.set("as_of", options.as_of);
  const { suggestions } = await suggest(params, signal);
  const isWhole = filters.length === 0 && !options.from && !options.to && !options.versions;
  return completionRows(typed, suggestions, isWhole);
}

/** A headline opens its article, everything else is searched for. @param {Row} row */
function take({ type, q, id }) {
  if (type !== "title") {
    box.value = q;
    return searchFor(q);
  }
  const { as_of, tz } = stateHere().options;
  box.blur();
  go(articleHref(id, { as_of, tz }));
}
