// What stands in place of results when there are none, when the server refused, or when nobody answered.
// @ts-check

import { element, foreign } from "../dom.js";
import { counted } from "../format.js";
import { emptyState, searchHref, withOption } from "../state.js";
import { limits } from "./summary.js";

/** @typedef {import("../state.js").SearchState} SearchState */

/** Searches tried on the reader's behalf, at most. */
const MOST_PROBES = 6;

/**
 * @param {SearchState} state
 * @param {(state: SearchState) => Promise<number>} probe  how many articles another search would find
 * @returns {HTMLElement}
 */
export function zeroView(state, probe) {
  const words = [...new Set(state.q.match(/"[^"]+"|[^\s()"]+/g) ?? [])].filter((word) => !/^(?:AND|OR|NOT|NEAR|ADJ)/.test(word)).slice(0, MOST_PROBES);
  const waysOut = limits(state).slice(0, MOST_PROBES);
  return element("section", { class: "trouble" },
    element("h1", { id: "total", tabindex: "-1" }, "No article fits"),
    waysOut.length > 0 && offers("Without a filter", waysOut.map((limit) => ({ text: `without “${limit.text}”`, state: limit.state })), probe),
    words.length > 0 && offers(words.length > 1 ? "Each word alone, in the whole archive" : "In the whole archive", words.map((q) => ({ text: q, state: { ...emptyState, q } })), probe),
    words.length > 1 && state.options.match !== "any" && element("p", {}, element("a", { href: searchHref(withOption(state, "match", "any")) }, "Try any of the words")),
    element("p", {}, element("a", { href: "/" }, "Start afresh")),
  );
}

/**
 * @param {import("../types.js").Problem} problem
 * @param {string} withoutIt  the same address without the parameter that was refused; empty when there is none
 * @returns {HTMLElement}
 */
export function problemView(problem, withoutIt) {
  return element("section", { class: "trouble", role: "alert" },
    element("h1", { id: "total", tabindex: "-1" }, problem.title),
    problem.detail && element("p", {}, foreign(problem.detail)),
    problem.expected && element("p", {}, "Expected: ", problem.expected),
    withoutIt && element("p", {}, element("a", { href: withoutIt }, "Search without ", element("code", {}, foreign(problem.parameter ?? "")))),
    element("p", {}, element("a", { href: "/" }, "Start afresh")),
    problem.status > 0 && element("p", { class: "faint" }, `Status ${problem.status}`, problem.request_id && `, request ${problem.request_id}`),
  );
}

/** @param {() => void} retry @returns {HTMLElement} */
export function offlineView(retry) {
  return element("section", { class: "trouble offline", role: "alert" },
    element("h1", { id: "total", tabindex: "-1" }, "The archive does not answer"),
    element("p", {}, "The server or the network is away. What you asked stays in the address bar."),
    element("button", { type: "button", onclick: retry }, "Try again"),
  );
}

/**
 * @param {string} heading
 * @param {{ text: string, state: SearchState }[]} searches
 * @param {(state: SearchState) => Promise<number>} probe
 */
function offers(heading, searches, probe) {
  const items = searches.map(({ text, state }) => {
    const number = element("span", { class: "count" }, "…");
    probe(state).then((n) => number.replaceChildren(n === 0 ? "no article" : counted(n, "article")), () => number.replaceChildren(""));
    return element("li", {}, element("a", { href: searchHref(state) }, foreign(text)), number);
  });
  return element("div", { class: "offers" }, element("h2", {}, heading), element("ul", {}, ...items));
}
