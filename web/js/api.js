// Talks to searchd. The shapes are those of /openapi.json, described in types.js.
// @ts-check

/** The server refused; it says why in a problem document (RFC 9457). */
export class ApiError extends Error {
  /** @param {import("./types.js").Problem} problem */
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** No answer came: the network or the server is away. */
export class OfflineError extends Error {}

/**
 * @param {URLSearchParams} params
 * @param {AbortSignal} [signal]  aborted when a newer request has begun
 * @returns {Promise<import("./types.js").SearchAnswer>}
 */
export function search(params, signal) {
  return getJson(`/v1/search?${params}`, signal);
}

/**
 * @param {URLSearchParams} params
 * @param {AbortSignal} [signal]  aborted when something else was typed
 * @returns {Promise<{ suggestions: import("./types.js").Completion[] }>}
 */
export function suggest(params, signal) {
  return getJson(`/v1/suggest?${params}`, signal);
}

/**
 * @param {string} id
 * @param {string} asOf  an instant, or empty for the latest revision
 * @param {AbortSignal} [signal]
 * @returns {Promise<import("./types.js").Article>}
 */
export function article(id, asOf, signal) {
  const query = asOf ? `?${new URLSearchParams({ as_of: asOf })}` : "";
  return getJson(`/v1/articles/${encodeURIComponent(id)}${query}`, signal);
}

/** @param {string} path @param {AbortSignal} [signal] */
async function getJson(path, signal) {
  const response = await fetchOrOffline(path, signal);
  const body = await response.json().catch(() => null);
  if (signal?.aborted) throw new DOMException("superseded", "AbortError");
  if (response.ok && body) return body;
  throw new ApiError(body?.title ? body : { title: "The server gave an answer this page cannot read", status: response.status });
}

/** @param {string} path @param {AbortSignal} [signal] */
async function fetchOrOffline(path, signal) {
  try {
    return await fetch(path, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new OfflineError("no answer", { cause: error });
  }
}
