// The start page: what the archive holds, three searches to try, the newest headlines.
// @ts-check

import { dateText } from "../dates.js";
import { element, foreign } from "../dom.js";
import { exampleQueries } from "../examples.js";
import { fieldLabel } from "../fields.js";
import { count, valueText } from "../format.js";
import { emptyState, searchHref, withFilter, withOption } from "../state.js";
import { histogramView } from "./histogram.js";
import { resultList } from "./results.js";

/** @typedef {import("../state.js").SearchState} SearchState */

/**
 * @param {import("../types.js").SearchAnswer} answer  everything, newest first, with facets and histogram
 * @param {SearchState} state
 * @param {(next: SearchState) => void} change
 * @returns {HTMLElement[]}
 */
export function homeView(answer, state, change) {
  const { articles, first, last } = answer.index;
  if (articles === 0) return [element("section", { class: "hero" }, element("h1", { id: "total", tabindex: "-1" }, "This archive holds no articles yet"))];
  const examples = exampleQueries(answer).map((q) => element("li", {}, element("a", { href: searchHref({ ...emptyState, q }) }, q)));
  const picture = answer.histogram && histogramView(answer.histogram, state, change);
  const hero = element("section", { class: "hero" },
    element("h1", { id: "total", tabindex: "-1" }, `${count(articles)} articles`),
    first && last && element("p", { class: "span" }, `${dateText(first.slice(0, 10))} – ${dateText(last.slice(0, 10))}`),
    picture,
    examples.length > 0 && element("div", { class: "examples" }, element("h2", {}, "Try"), element("ul", {}, ...examples)),
  );
  const newest = element("section", { class: "newest", "aria-labelledby": "newest" },
    element("h2", { id: "newest" }, "Newest"),
    resultList(answer, state),
    element("p", {}, element("a", { href: searchHref(withOption(emptyState, "sort", "newest")) }, "All articles, newest first →")),
  );
  return [hero, element("div", { class: "front" }, newest, element("div", { class: "columns" }, ...topValues(answer.facets ?? {})))];
}

/** @param {Record<string, import("../types.js").Facet>} facets */
function topValues(facets) {
  return ["topic", "ticker", "source"].flatMap((field) => {
    const values = facets[field]?.values.slice(0, 6) ?? [];
    if (values.length === 0) return [];
    const items = values.map(({ value, label, count: n }) =>
      element("li", {}, element("a", { href: searchHref(withFilter(emptyState, { field, mode: "any", value })) }, foreign(valueText(field, { value, label }))), element("span", { class: "count" }, count(n))),
    );
    return [element("section", { class: "top" }, element("h2", {}, fieldLabel(field)), element("ul", {}, ...items))];
  });
}
