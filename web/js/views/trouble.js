// What stands in place of results when there are none, when the server refused, or when nobody answered.
// @ts-check

import { element, foreign } from "../dom.js";
import { searchHref, withOption } from "../state.js";
import { didYouMean } from "./did_you_mean.js";
import { rescueOffers } from "./rescue.js";
import { cautions } from "./summary.js";

/** @typedef {import("../state.js").SearchState} SearchState */

/**
 * @param {import("../types.js").SearchAnswer} answer
 * @param {SearchState} state
 * @param {(state: SearchState) => Promise<number>} probe  how many articles another search would find
 * @returns {HTMLElement}
 */
export function zeroView(answer, state, probe) {
  const isSeveral = (answer.rescue?.terms.length ?? 0) > 1;
  return element("section", { class: "trouble" },
    element("h1", { id: "total", tabindex: "-1" }, "No article fits"),
    didYouMean(answer, state),
    ...cautions(answer),
    ...rescueOffers(answer.rescue ?? null, state, probe),
    isSeveral && state.options.match === "all" && element("p", {}, element("a", { href: searchHref(withOption(state, "match", "any")) }, "Try any of the words")),
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
