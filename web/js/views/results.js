// The column of results and the pager beneath it.
// @ts-check

import { element } from "../dom.js";
import { count } from "../format.js";
import { queryTerms } from "../highlight.js";
import { searchHref, withPage } from "../state.js";
import { resultRow } from "./result_row.js";

/** People page this deep; programs use cursors. */
const DEEPEST_RESULT = 10_000;

/**
 * @param {import("../types.js").SearchAnswer} answer
 * @param {import("../state.js").SearchState} state
 * @returns {HTMLElement}
 */
export function resultList(answer, state) {
  const terms = queryTerms(state.q);
  const rows = answer.results.map((result) => element("li", {}, resultRow(result, state, terms)));
  const first = (answer.page - 1) * answer.size + 1;
  return element("ol", { class: "results", start: first }, ...rows);
}

/**
 * @param {import("../types.js").SearchAnswer} answer
 * @param {import("../state.js").SearchState} state
 * @returns {HTMLElement | null}
 */
export function pager(answer, state) {
  const last = lastPage(answer);
  if (last <= 1) return null;
  const here = answer.page;
  /** @param {number} page @param {string} text @param {string} [rel] */
  const link = (page, text, rel) => element("a", { href: searchHref(withPage(state, page)), rel, "aria-label": rel ? null : `Page ${text}`, "data-key": rel ?? `page-${page}` }, text);
  const numbers = pageNumbers(here, last).map((page) =>
    element("li", {}, page === 0 ? "…" : page === here ? element("span", { class: "here", "aria-current": "page" }, count(page)) : link(page, count(page))),
  );
  return element("nav", { class: "pager", "aria-label": "Pages" },
    here > 1 ? link(Math.min(here - 1, last), "← Previous", "prev") : element("span", {}),
    element("ol", {}, ...numbers),
    here < last ? link(here + 1, "Next →", "next") : element("span", {}),
  );
}

/** @param {{ total: { articles: number, versions?: number }, size: number }} answer */
export function lastPage({ total, size }) {
  return Math.ceil(Math.min(total.versions ?? total.articles, DEEPEST_RESULT) / size);
}

/**
 * @param {number} here
 * @param {number} last
 * @returns {number[]} first, last and the neighbours of `here`; 0 stands for a gap
 */
export function pageNumbers(here, last) {
  const shown = [1, here - 1, here, here + 1, last].filter((page, i, all) => page >= 1 && page <= last && all.indexOf(page) === i).sort((a, b) => a - b);
  return shown.flatMap((page, i) => (i > 0 && page > shown[i - 1] + 1 ? [0, page] : [page]));
}
