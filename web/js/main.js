// Where everything meets: an address comes in, its data is fetched, its view is put on the page.
// @ts-check

import { ApiError, OfflineError, article, search } from "./api.js";
import { byId, element } from "./dom.js";
import { FACET_NAMES } from "./fields.js";
import { totalText } from "./format.js";
import { arrive, linkFeeds, showBusy } from "./frame.js";
import { listenForKeys, press, stepHeadline } from "./keys.js";
import { recall } from "./recall.js";
import { enterSearchBox, showQuery } from "./search_box.js";
import { isHome, paramsFromState, searchHref, stateFromParams } from "./state.js";
import { cameFromInside, go, startVisits } from "./visits.js";
import { dateForm } from "./views/date_form.js";
import { facetGroups, wantedFacetSize } from "./views/facets.js";
import { meantText } from "./views/did_you_mean.js";
import { histogramView } from "./views/histogram.js";
import { homeView } from "./views/home.js";
import { pager, resultList } from "./views/results.js";
import { chips, summary } from "./views/summary.js";
import { offlineView, problemView, zeroView } from "./views/trouble.js";

/** @typedef {import("./state.js").SearchState} SearchState */
/** @typedef {import("./visits.js").Visit} Visit */

let pending = new AbortController();
/** The last list of results, which an article leads back to. */
let lastSearch = "/";

listenForKeys({
  "/": enterSearchBox,
  j: () => stepHeadline(1),
  k: () => stepHeadline(-1),
  "]": () => press(".pager [rel=next]"),
  "[": () => press(".pager [rel=prev]"),
  n: () => press(".hit-next"),
  N: () => press(".hit-previous"),
  "?": help,
});
byId("help-button").addEventListener("click", help);
addEventListener("online", () => document.querySelector(".offline") && retry());
startVisits(show);

/** @param {Visit} visit */
async function show(visit) {
  pending.abort();
  pending = new AbortController();
  const { signal } = pending;
  showBusy(true);
  try {
    const view = await viewOfAddress(visit, signal);
    if (!signal.aborted) arrive(view, visit);
  } catch (error) {
    if (!signal.aborted) arrive(troubleView(error), visit);
  } finally {
    if (!signal.aborted) showBusy(false);
  }
}

/** @param {Visit} visit @param {AbortSignal} signal */
function viewOfAddress(visit, signal) {
  const params = new URLSearchParams(location.search);
  linkFeeds(stateFromParams(params));
  const id = /^\/article\/([^/]+)$/.exec(location.pathname)?.[1];
  return id ? articlePage(decodeURIComponent(id), params, visit, signal) : searchPage(stateFromParams(params), visit, signal);
}

/** @param {SearchState} state @param {Visit} visit @param {AbortSignal} signal @returns {Promise<import("./frame.js").View>} */
async function searchPage(state, visit, signal) {
  showQuery(state.q);
  const home = isHome(state);
  const params = requestFor(state, home);
  const answer = await recall(params.toString(), visit.kind === "return", () => search(params, signal));
  lastSearch = searchHref(state);
  if (home) return { name: "home", title: "", parts: homeView(answer, state, change) };
  const found = answer.total.articles > 0;
  const parts = found
    ? [summary(answer, state, change), answer.histogram && histogramView(answer.histogram, state, change), element("h2", { class: "unseen" }, "Results"), resultList(answer, state), pager(answer, state)]
    : [chips(state), zeroView(answer, state, probe)];
  const groups = facetGroups(answer.facets ?? {}, state, { change, again: retry });
  const status = `${found ? `${totalText(answer.total)}, page ${answer.page}` : "No article fits"}${meantText(answer)}`;
  return { name: "search", title: state.q || "Articles", parts, rail: [dateForm(state, answer.index, change), ...groups], status };
}

/** @param {string} id @param {URLSearchParams} params @param {Visit} visit @param {AbortSignal} signal @returns {Promise<import("./frame.js").View>} */
async function articlePage(id, params, visit, signal) {
  const [q, as_of, tz] = [params.get("q") ?? "", params.get("as_of") ?? "", params.get("tz") ?? "UTC"];
  showQuery(q);
  const [{ articleView }, found] = await Promise.all([
    import("./views/article.js"),
    recall(`${id} ${as_of}`, visit.kind === "return", () => article(id, as_of, signal)),
  ]);
  const back = { href: lastSearch === "/" && q ? `/?${new URLSearchParams({ q })}` : lastSearch, isReturn: cameFromInside() };
  return { name: "article", title: found.title, parts: [articleView(found, { q, as_of, tz }, back)] };
}

/** @param {unknown} error @returns {import("./frame.js").View} */
function troubleView(error) {
  if (error instanceof OfflineError) return { name: "trouble", title: "No answer", parts: [offlineView(retry)] };
  if (!(error instanceof ApiError)) reportError(error);
  const problem = error instanceof ApiError ? error.problem : { title: "This page could not show the answer", detail: String(error), status: 0 };
  const url = new URL(location.href);
  const { parameter = "", title } = problem;
  const isHere = url.searchParams.has(parameter);
  url.searchParams.delete(parameter);
  return { name: "trouble", title, parts: [problemView(problem, isHere ? url.pathname + url.search : "")] };
}

/** @param {SearchState} state @param {boolean} home */
function requestFor(state, home) {
  const params = paramsFromState(state);
  if (!state.q && !params.has("sort")) params.set("sort", "newest");
  params.set("facets", home ? "topic,ticker,source" : FACET_NAMES);
  params.set("facet_size", String(wantedFacetSize()));
  params.set("histogram", "auto");
  if (home) params.set("size", "6");
  return params;
}

/** @param {SearchState} state @returns {Promise<number>} how many articles another search would find */
async function probe(state) {
  const params = paramsFromState(state);
  params.set("size", "1");
  params.set("snippet", "0");
  return (await search(params, pending.signal)).total.articles;
}

/** @param {SearchState} state */
function change(state) {
  go(searchHref(state));
}

function retry() {
  show({ kind: "load", scroll: scrollY });
}

async function help() {
  (await import("./views/help.js")).showHelp();
}
