// The left rail: for each field its commonest values with counts, to tick, to pick alone, to exclude.
// @ts-check

import { element, foreign } from "../dom.js";
import { FIELDS } from "../fields.js";
import { count, valueText } from "../format.js";
import { filterOn, searchHref, withFilter, withOnly, withoutFilter } from "../state.js";

/** Values shown before "more". */
const SHORT = 6;
/** Values asked for after it. */
const LONG = 200;

/** What the reader opened and typed in the rail; it outlives a new answer, but is no part of the URL. */
const opened = new Set();
const folded = new Set();
/** @type {Map<string, string>} */
const typed = new Map();

/** @typedef {import("../state.js").SearchState} SearchState */
/** @typedef {import("../types.js").Facet} Facet */
/** @typedef {{ change: (next: SearchState) => void, again: () => void }} Acts  go to another search; ask the same one again */

/** @returns {number} how many values the next request should ask for */
export function wantedFacetSize() {
  return opened.size > 0 ? LONG : SHORT;
}

/**
 * @param {Record<string, Facet>} facets
 * @param {SearchState} state
 * @param {Acts} acts
 * @returns {HTMLElement[]} one group for each field that divides the results or is filtered by
 */
export function facetGroups(facets, state, acts) {
  return FIELDS.flatMap(({ name, label }) => {
    const facet = facets[name];
    const values = facet ? shownValues(name, facet, state) : [];
    const filtered = state.filters.some((filter) => filter.field === name);
    const divides = facet && (facet.distinct > 1 || (facet.distinct === 1 && facet.missing > 0));
    return facet && (filtered || divides) ? [group(name, label, facet, values, state, acts)] : [];
  });
}

/**
 * Selected values come first, also those the server's list is too short to hold.
 * @param {string} field
 * @param {Facet} facet
 * @param {SearchState} state
 * @returns {{ value: string, label: string, count: number | null }[]}
 */
function shownValues(field, facet, state) {
  const given = facet.values.map((v) => ({ value: v.value, label: valueText(field, v), count: v.count }));
  const known = new Set(given.map((v) => v.value));
  const unlisted = state.filters.filter((f) => f.field === field && !known.has(f.value)).map(({ value }) => ({ value, label: valueText(field, { value }), count: null }));
  const all = [...unlisted, ...given];
  return [...all.filter((v) => filterOn(state, field, v.value)), ...all.filter((v) => !filterOn(state, field, v.value))];
}

/** @param {string} field @param {string} label @param {Facet} facet @param {ReturnType<typeof shownValues>} values @param {SearchState} state @param {Acts} acts */
function group(field, label, facet, values, state, acts) {
  const isOpen = opened.has(field);
  const selected = values.filter((v) => filterOn(state, field, v.value)).length;
  const shown = isOpen ? values : values.slice(0, Math.max(SHORT, selected));
  const peak = Math.max(1, ...values.map((v) => v.count ?? 0));
  const list = element("ul", { class: "values" }, ...shown.map((value) => row(field, value, peak, state, acts)));
  const hidden = Math.max(0, facet.distinct - shown.length);
  const section = element("details", { class: "facet", open: !folded.has(field), ontoggle: () => (section.open ? folded.delete(field) : folded.add(field)) },
    element("summary", { "data-key": `facet-${field}` }, element("h2", {}, label)),
    isOpen && searchWithin(field, label, list),
    list,
    isOpen && hidden > 0 && element("p", { class: "faint" }, `The commonest of ${count(facet.distinct)}`),
    (hidden > 0 || isOpen) && moreButton(field, label, isOpen, hidden, acts),
  );
  return section;
}

/** @param {string} field @param {ReturnType<typeof shownValues>[number]} item @param {number} peak @param {SearchState} state @param {Acts} acts */
function row(field, item, peak, state, acts) {
  const { value, label } = item;
  const filter = filterOn(state, field, value);
  const isExcluded = filter?.mode === "not";
  const tick = () => acts.change(filter ? withoutFilter(state, filter) : withFilter(state, { field, mode: "any", value }));
  const box = element("input", { type: "checkbox", checked: filter !== undefined && !isExcluded, onchange: tick, "data-key": `tick-${field}-${value}` });
  const bar = element("span", { class: "share", "aria-hidden": "true" });
  bar.style.setProperty("--share", String((item.count ?? 0) / peak));
  const turn = isExcluded ? withoutFilter(state, filter) : withFilter(state, { field, mode: "not", value });
  return element("li", { class: isExcluded ? "value excluded" : "value" },
    element("label", { title: label }, box, element("span", { class: "name" }, foreign(label)), item.count !== null && element("span", { class: "count" }, count(item.count)), bar),
    element("span", { class: "acts" },
      action("only", `Only ${label}`, searchHref(withOnly(state, field, value)), `only-${field}-${value}`),
      action(isExcluded ? "include" : "exclude", `${isExcluded ? "Include" : "Exclude"} ${label}`, searchHref(turn), `not-${field}-${value}`),
    ),
  );
}

/** @param {string} text @param {string} label @param {string} href @param {string} key */
function action(text, label, href, key) {
  return element("a", { href, "aria-label": label, "data-key": key }, text);
}

/** @param {string} field @param {string} label @param {boolean} isOpen @param {number} hidden @param {Acts} acts */
function moreButton(field, label, isOpen, hidden, acts) {
  const onclick = () => {
    if (isOpen) opened.delete(field);
    else opened.add(field);
    typed.delete(field);
    acts.again();
  };
  const text = isOpen ? "Fewer" : `${count(hidden)} more`;
  return element("button", { class: "quiet more", type: "button", onclick, "data-key": `more-${field}`, "aria-expanded": isOpen, "aria-label": `${label}: ${text}` }, text);
}

/** @param {string} field @param {string} label @param {HTMLElement} list */
function searchWithin(field, label, list) {
  const narrow = () => {
    const wanted = (typed.get(field) ?? "").toLowerCase();
    for (const name of list.querySelectorAll(".name")) {
      const item = /** @type {HTMLElement} */ (name.closest("li"));
      item.hidden = !(name.textContent ?? "").toLowerCase().includes(wanted);
    }
  };
  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  const oninput = ({ currentTarget: { value } }) => {
    typed.set(field, value);
    narrow();
  };
  narrow();
  return element("input", { class: "within", type: "search", value: typed.get(field) ?? "", placeholder: "Find in list", "aria-label": `Find in ${label}`, "data-key": `within-${field}`, oninput });
}
