// Ways out where nothing was found: what the search finds without each of its limits, and each of its words alone.
// @ts-check

import { dateText, periodText } from "../dates.js";
import { element, foreign } from "../dom.js";
import { counted } from "../format.js";
import { parameterOf, sameArchive, searchHref, withoutParameters } from "../state.js";
import { filtersText, limits } from "./summary.js";

/** @typedef {import("../state.js").SearchState} SearchState */
/** @typedef {{ text: string, state: SearchState, articles?: number }} Offer  another search and what it finds, if that is known */

/** Limits the server tells nothing of, so that their searches are tried; at most so many. */
const MOST_PROBES = 6;
const NEVER_TRIED = new Set(["tz", "match"]);

/**
 * @param {import("../types.js").Rescue | null} rescue  null where telling would have taken too long
 * @param {SearchState} state
 * @param {(state: SearchState) => Promise<number>} probe  how many articles another search would find
 * @returns {HTMLElement[]}
 */
export function rescueOffers(rescue, state, probe) {
  const without = withoutOffers(rescue, state);
  const words = wordOffers(rescue, state);
  const { as_of } = state.options;
  const where = as_of ? `in the archive as of ${dateText(as_of)}` : "in the whole archive";
  const isTold = words.length > 1 || without.length > 0;
  return [
    ...(without.length > 0 ? [list("With one thing left out", without, probe)] : []),
    ...(words.length > 0 && isTold ? [list(words.length > 1 ? `Each word alone, ${where}` : `Without any filter, ${where}`, words, probe)] : []),
  ];
}

/** @param {import("../types.js").Rescue | null} rescue @param {SearchState} state @returns {Offer[]} */
function withoutOffers(rescue, state) {
  const told = new Set((rescue?.without ?? []).flatMap(({ parameters }) => parameters));
  const narrows = [...told].some((name) => name !== "q");
  const offers = (rescue?.without ?? [])
    .filter(({ parameters }) => narrows || parameters[0] !== "q")
    .sort((a, b) => Number(a.articles === 0) - Number(b.articles === 0) || Number(a.parameters[0] === "q") - Number(b.parameters[0] === "q"))
    .map(({ parameters, articles }) => ({ text: `without ${limitText(parameters, state)}`, state: withoutParameters(state, parameters), articles }));
  const untold = limits(state).filter(({ names }) => !names.some((name) => told.has(name) || NEVER_TRIED.has(name))).slice(0, MOST_PROBES);
  return [...offers, ...untold.map((limit) => ({ text: `without “${limit.text}”`, state: limit.state }))];
}

/** Words are counted without filters and dates, in the archive as the search sees it. @param {import("../types.js").Rescue | null} rescue @param {SearchState} state @returns {Offer[]} */
function wordOffers(rescue, state) {
  const archive = sameArchive(state.options);
  return (rescue?.terms ?? []).map(({ text, articles }) => ({ text, state: { ...archive, q: text }, articles }));
}

/** @param {readonly string[]} names  parameters left out together @param {SearchState} state */
function limitText(names, state) {
  if (names.includes("q")) return "the words";
  if (names.includes("from") || names.includes("to")) return `“${periodText(state.options.from ?? "", state.options.to ?? "")}”`;
  const filters = state.filters.filter((filter) => names.includes(parameterOf(filter)));
  return `“${filters.length > 0 ? filtersText(filters) : names.join(", ")}”`;
}

/** @param {string} heading @param {readonly Offer[]} offers @param {(state: SearchState) => Promise<number>} probe */
function list(heading, offers, probe) {
  return element("div", { class: "offers" }, element("h2", {}, heading), element("ul", {}, ...offers.map((offer) => item(offer, probe))));
}

/** What finds nothing is told, but is no link. @param {Offer} offer @param {(state: SearchState) => Promise<number>} probe */
function item({ text, state, articles }, probe) {
  const number = element("span", { class: "count" }, articles === undefined ? "…" : countText(articles));
  if (articles === undefined) probe(state).then((n) => number.replaceChildren(countText(n)), () => number.replaceChildren(""));
  const name = articles === 0 ? element("span", {}, foreign(text)) : element("a", { href: searchHref(state) }, foreign(text));
  return element("li", {}, name, number);
}

/** @param {number} articles */
function countText(articles) {
  return articles === 0 ? "no article" : counted(articles, "article");
}
