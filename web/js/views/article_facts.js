// What the archive knows of an article, as links to its like, and which rule read it from which characters.
// @ts-check

import { element, foreign } from "../dom.js";
import { count, instantText, valueText } from "../format.js";
import { FIELDS } from "../fields.js";
import { searchHref, withFilter } from "../state.js";

/**
 * @param {import("../types.js").Article} article
 * @param {string} tz  the zone for times
 * @param {import("../state.js").SearchState} archive  where links look for its like
 * @returns {HTMLElement}
 */
export function facts(article, tz, archive) {
  /** @type {Record<string, string[]>} */
  const values = {
    topic: article.topics ?? [],
    ticker: (article.tickers ?? []).filter(({ role }) => role !== "related").map(({ symbol }) => symbol),
    source: article.source ? [article.source.id] : [],
    agency: article.agency ? [article.agency] : [],
    place: article.places ?? (article.place ? [article.place] : []),
    author: article.authors ?? [],
    lang: article.lang ? [article.lang] : [],
  };
  const known = FIELDS.filter(({ name }) => values[name].length > 0).map(({ name, label }) =>
    fact(label, ...values[name].flatMap((value, i) => [i > 0 && ", ", likeLink(withFilter(archive, { field: name, mode: "any", value }), shownAs(article, name, value))])),
  );
  if (article.words) known.push(fact("Words", count(article.words)));
  return element("aside", { class: "facts", "aria-label": "About this article" }, element("dl", {}, ...times(article, tz), ...known));
}

/** The three times: what the page claims, its last change, when the archive could have known. @param {import("../types.js").Article} article @param {string} tz */
function times({ published, published_precision = "minute", published_text, updated, first_seen }, tz) {
  return [
    fact("Published", instantText(published, published_precision, tz) || "not known", published_text && element("span", { class: "printed" }, "printed as ", element("q", {}, foreign(published_text)))),
    updated && fact("Updated", instantText(updated, "minute", tz)),
    first_seen && fact("First seen", instantText(first_seen, "minute", tz)),
  ];
}

/** @param {string} name @param {...import("../dom.js").Child} value */
function fact(name, ...value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, ...value));
}

/** @param {import("../types.js").Evidence[]} evidence @returns {HTMLElement | null} */
export function evidenceTable(evidence) {
  if (evidence.length === 0) return null;
  const rows = evidence.map(({ field, rule = "", text = "", zone }) =>
    element("tr", {}, element("th", { scope: "row" }, field), element("td", {}, rule, zone && ` (zone ${zone})`), element("td", {}, foreign(text))),
  );
  const head = element("tr", {}, ...["Field", "Rule", "Read from"].map((text) => element("th", { scope: "col" }, text)));
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  return element("details", { class: "evidence" }, element("summary", {}, "How these facts were read"), element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Evidence" }, table));
}

/** @param {import("../state.js").SearchState} state @param {string} text */
function likeLink(state, text) {
  return element("a", { href: searchHref(state) }, foreign(text));
}

/** @param {import("../types.js").Article} article @param {string} field @param {string} value */
function shownAs(article, field, value) {
  return valueText(field, { value, label: field === "source" ? article.source?.name : value });
}
