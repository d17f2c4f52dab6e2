// One result: headline, a grey line of where and when, the words around the hits, tickers.
// @ts-check

import { articleHref } from "../addresses.js";
import { element, foreign, marked } from "../dom.js";
import { instantText } from "../format.js";
import { piecesByMatches, piecesByTerms } from "../highlight.js";
import { sameArchive, searchHref, withFilter } from "../state.js";

/**
 * @param {import("../types.js").Result} result
 * @param {import("../state.js").SearchState} state
 * @param {import("../highlight.js").Wanted[][]} terms  words to mark in the headline
 * @returns {HTMLElement}
 */
export function resultRow(result, state, terms) {
  const tz = state.options.tz ?? "UTC";
  const href = articleHref(result.id, { q: state.q, as_of: readAt(result, state), tz: state.options.tz });
  const title = result.title || "(no headline)";
  const headline = element("a", { class: "headline", href }, element("bdi", {}, ...marked(piecesByTerms(title, terms))));
  const text = result.snippet?.text ? marked(piecesByMatches(result.snippet.text, result.snippet.matches ?? [])) : [];
  return element("article", { class: "row" },
    element("h3", {}, headline),
    element("p", { class: "meta" }, ...whereAndWhen(result, tz)),
    text.length > 0 && element("p", { class: "snippet", dir: "auto" }, ...text),
    tickerChips(result, sameArchive(state.options)),
  );
}

/**
 * Source, agency, place, time, revision: each part only when it is known.
 * @param {import("../types.js").Item} item
 * @param {string} tz
 * @returns {Node[]}
 */
export function whereAndWhen(item, tz) {
  const when = instantText(item.published, item.published_precision ?? "minute", tz);
  const version = item.version;
  return [
    item.source && part("source", item.source.name || item.source.id),
    item.agency && item.agency !== item.source?.name && part("agency", item.agency),
    item.place && part("place", item.place),
    when ? element("time", { class: "part", datetime: item.published, title: item.published_text }, when) : part("undated", "undated"),
    version && version.of > 1 && element("span", { class: "part revision" }, `revision ${version.n} of ${version.of}`),
  ].filter((node) => node instanceof Node);
}

/**
 * Links that look for the ticker.
 * @param {import("../types.js").Item} item
 * @param {import("../state.js").SearchState} archive  where they look
 * @returns {HTMLElement | null}
 */
export function tickerChips(item, archive) {
  const tickers = (item.tickers ?? []).filter((ticker) => ticker.role !== "related");
  if (tickers.length === 0) return null;
  const links = tickers.slice(0, 12).map((ticker) => {
    const href = searchHref(withFilter(archive, { field: "ticker", mode: "any", value: ticker.symbol }));
    const title = [ticker.name, ticker.exchange, ticker.role === "headline" && "in the headline"].filter(Boolean).join(", ");
    return element("li", {}, element("a", { class: "ticker", href, title: title || null }, foreign(ticker.symbol)));
  });
  return element("ul", { class: "tickers", "aria-label": "Tickers" }, ...links);
}

/** @param {string} kind @param {string} text */
function part(kind, text) {
  return element("span", { class: `part ${kind}` }, foreign(text));
}

/**
 * An older wording among the results must open as that wording.
 * @param {import("../types.js").Result} result
 * @param {import("../state.js").SearchState} state
 */
function readAt(result, state) {
  const { version } = result;
  if (!version || version.latest || state.options.as_of) return state.options.as_of;
  return version.changed ?? result.first_seen ?? "";
}
