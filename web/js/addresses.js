// Addresses beside those of searches: of the feeds of a search, and of articles.
// @ts-check

import { paramsFromState } from "./state.js";

/** @typedef {import("./state.js").SearchState} SearchState */

/** A feed has an order and a length of its own. @param {string} path  of the feed @param {SearchState} state */
export function feedHref(path, state) {
  const params = paramsFromState(state);
  for (const name of ["page", "sort", "recency"]) params.delete(name);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/**
 * @param {string} id
 * @param {{ q?: string, as_of?: string, tz?: string }} context  words to mark, the instant to read at, the zone of its times
 */
export function articleHref(id, context) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(context)) if (value) params.set(name, value);
  const query = params.toString();
  return `/article/${encodeURIComponent(id)}${query ? `?${query}` : ""}`;
}
