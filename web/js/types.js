// The shapes of searchd's answers, for the type checker. Never loaded by the page.
// @ts-check

/**
 * @typedef {{ symbol: string, exchange?: string | null, name?: string | null, symbol_then?: string | null, role: string, mentions?: number }} Ticker
 * @typedef {{ n: number, of: number, latest: boolean, changed?: string | null }} Version
 *
 * What a result row and an article have in common. Instants are RFC 3339 UTC.
 * @typedef {object} Item
 * @property {string} id
 * @property {string | null} [url]
 * @property {string} title
 * @property {string | null} [published]
 * @property {string} [published_precision]  second, minute, hour, day, month, year or none
 * @property {string | null} [published_text] the date as the page printed it
 * @property {string | null} [first_seen]
 * @property {string | null} [updated]
 * @property {{ id: string, name?: string } | null} [source]
 * @property {string | null} [agency]
 * @property {string | null} [place]    the first of `places`
 * @property {string[]} [places]
 * @property {string[]} [authors]
 * @property {string} [lang]
 * @property {number} [words]
 * @property {Ticker[]} [tickers]
 * @property {string[]} [topics]
 * @property {Version} [version]
 *
 * @typedef {{ text: string, matches: [number, number][] }} Snippet  offsets in code points, half-open
 * @typedef {Item & { snippet?: Snippet | null }} Result
 *
 * @typedef {{ title?: string, published?: string | null, published_precision?: string, published_text?: string | null, text?: string | null, tickers?: string[] }} RelatedItem
 * @typedef {{ field: string, rule?: string, text?: string, zone?: string | null }} Evidence
 * @typedef {Item & { section?: string, body: string[], related?: RelatedItem[], evidence?: Evidence[] }} Article
 *
 * @typedef {{ value: string, label?: string, count: number, selected?: boolean }} FacetValue
 * @typedef {{ distinct: number, missing: number, other: number, values: FacetValue[] }} Facet
 * @typedef {{ from: string, to: string, count: number, total: number }} Bucket
 * @typedef {{ field: string, interval: string, tz: string, undated: number, buckets: Bucket[] }} Histogram
 *
 * @typedef {{ q: string, changes: { word: string, better: string }[], articles: number }} Suggestion  another spelling
 * @typedef {{ terms: { text: string, articles: number }[], without: { parameters: string[], articles: number }[] }} Rescue  why nothing was found
 * @typedef {{ type: "query" | "ticker" | "topic" | "source" | "title", text: string, value: string, count: number, q: string }} Completion
 *
 * @typedef {object} SearchAnswer
 * @property {{ ignored?: { text: string, reason: string }[], expanded?: { word: string, cut: boolean }[], relaxed?: string[] }} query
 * @property {{ articles: number, relation: string, versions?: number }} total
 * @property {{ articles: number, first: string | null, last: string | null }} index
 * @property {number} page
 * @property {number} size
 * @property {Result[]} results
 * @property {Record<string, Facet>} [facets]
 * @property {Histogram | null} [histogram]
 * @property {Suggestion | null} [suggestion]
 * @property {Rescue | null} [rescue]
 * @property {(string | { detail?: string })[]} [warnings]
 *
 * @typedef {{ title: string, status: number, code?: string, parameter?: string, received?: string, expected?: string, detail?: string, request_id?: string }} Problem
 */

export {};
