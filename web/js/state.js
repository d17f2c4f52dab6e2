// The state of the page is its URL: this module translates between the two, and makes the edits a click asks for.
// Every edit returns a new state; edits that change what is found go back to page 1.
// @ts-check

import { FIELDS, OPTIONS } from "./fields.js";

/**
 * @typedef {object} Filter
 * @property {string} field                 a name from FIELDS
 * @property {"any" | "all" | "not"} mode   `field=`, `field.all=` or `field.not=`
 * @property {string} value
 *
 * @typedef {object} SearchState
 * @property {string} q
 * @property {readonly Filter[]} filters
 * @property {Readonly<Record<string, string>>} options  one-valued parameters that differ from their default
 * @property {number} page                  counted from 1
 */

/** @type {Readonly<Record<Filter["mode"], string>>} */
const SUFFIX = { any: "", all: ".all", not: ".not" };

/** @type {SearchState} */
export const emptyState = Object.freeze({ q: "", filters: [], options: {}, page: 1 });

/** The options that say in which archive one searches: as known when, which wordings, in which zone. */
const ARCHIVE = ["as_of", "versions", "tz"];

/**
 * Nothing asked yet, in the archive that somebody looks at: who reads in the past stays there.
 * @param {Readonly<Record<string, string | undefined>>} options
 * @returns {SearchState}
 */
export function sameArchive(options) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const name of ARCHIVE) {
    const value = options[name] ?? "";
    if (value !== "" && value !== OPTIONS[name]) kept[name] = value;
  }
  return { ...emptyState, options: kept };
}

/**
 * Parameters the page does not know are dropped: a link decorated by somebody else's tracker still works.
 * @param {URLSearchParams} params
 * @returns {SearchState}
 */
export function stateFromParams(params) {
  const filters = FIELDS.flatMap((field) =>
    /** @type {Filter["mode"][]} */ (["any", "all", "not"]).flatMap((mode) => {
      const given = params.getAll(field.name + SUFFIX[mode]);
      const values = field.commas ? given.flatMap((value) => value.split(",")) : given;
      return [...new Set(values)].filter((value) => value !== "").map((value) => ({ field: field.name, mode, value }));
    }),
  );
  /** @type {Record<string, string>} */
  const options = {};
  for (const [name, usual] of Object.entries(OPTIONS)) {
    const value = params.get(name) ?? "";
    if (value !== "" && value !== usual) options[name] = value;
  }
  const page = Math.max(1, Number.parseInt(params.get("page") ?? "1", 10) || 1);
  return { q: (params.get("q") ?? "").trim(), filters, options, page };
}

/**
 * The inverse of stateFromParams. Defaults are left out, so that URLs stay short.
 * @param {SearchState} state
 * @returns {URLSearchParams}
 */
export function paramsFromState(state) {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  for (const { field, mode, value } of state.filters) params.append(field + SUFFIX[mode], value);
  for (const [name, value] of Object.entries(state.options)) params.set(name, value);
  if (state.page > 1) params.set("page", String(state.page));
  return params;
}

/** @param {SearchState} state */
export function searchHref(state) {
  const params = paramsFromState(state).toString();
  return params ? `/?${params}` : "/";
}

/** @param {SearchState} state @returns {boolean} whether nothing is asked, so the start page is shown */
export function isHome(state) {
  return !state.q && state.filters.length === 0 && state.page === 1 && Object.keys(state.options).every((name) => name === "tz");
}

/** Keeps the filters; how words match, and an order chosen for no words, do not outlive them. @param {SearchState} state @param {string} q @returns {SearchState} */
export function withQuery(state, q) {
  const next = withOption({ ...state, q: q.trim() }, "match", "");
  return state.q ? next : withOption(next, "sort", "");
}

/** @param {SearchState} state @param {string} name @param {string} value  empty or the default: removed @returns {SearchState} */
export function withOption(state, name, value) {
  const { [name]: _, ...others } = state.options;
  const isUsual = value === "" || value === OPTIONS[name];
  return { ...state, options: isUsual ? others : { ...others, [name]: value }, page: 1 };
}

/** @param {SearchState} state @param {string} from @param {string} to @returns {SearchState} */
export function withDates(state, from, to) {
  return withOption(withOption(state, "from", from), "to", to);
}

/** Leaves out parameters by the names they have in the URL. @param {SearchState} state @param {readonly string[]} names @returns {SearchState} */
export function withoutParameters(state, names) {
  const options = Object.fromEntries(Object.entries(state.options).filter(([name]) => !names.includes(name)));
  const filters = state.filters.filter((filter) => !names.includes(parameterOf(filter)));
  return { q: names.includes("q") ? "" : state.q, filters, options, page: 1 };
}

/** @param {Filter} filter @returns {string} its parameter in the URL */
export function parameterOf({ field, mode }) {
  return field + SUFFIX[mode];
}

/** @param {SearchState} state @param {number} page @returns {SearchState} */
export function withPage(state, page) {
  return { ...state, page };
}

/** @param {SearchState} state @param {string} field @param {string} value @returns {Filter | undefined} */
export function filterOn(state, field, value) {
  return state.filters.find((filter) => filter.field === field && filter.value === value);
}

/** @param {SearchState} state @param {Filter} gone @returns {SearchState} */
export function withoutFilter(state, gone) {
  const filters = state.filters.filter((f) => f.field !== gone.field || f.mode !== gone.mode || f.value !== gone.value);
  return { ...state, filters, page: 1 };
}

/** Selects or excludes a value, whatever was said about it before. @param {SearchState} state @param {Filter} filter @returns {SearchState} */
export function withFilter(state, filter) {
  const others = state.filters.filter((f) => f.field !== filter.field || f.value !== filter.value);
  return { ...state, filters: [...others, filter], page: 1 };
}

/** Selects one value of a field and drops every other filter on that field. @param {SearchState} state @param {string} field @param {string} value @returns {SearchState} */
export function withOnly(state, field, value) {
  const others = state.filters.filter((f) => f.field !== field);
  return { ...state, filters: [...others, { field, mode: "any", value }], page: 1 };
}
