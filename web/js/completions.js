// Which completions to offer for what is being typed, and the query that each of them means.
// @ts-check

/**
 * @typedef {import("./types.js").Completion} Completion
 *
 * @typedef {object} Row
 * @property {Completion["type"]} type
 * @property {string} head          typed before it and kept; empty for a title
 * @property {string} text          the words, symbol, topic, source or headline
 * @property {string} name          of a ticker's company; empty when it is not known
 * @property {number | null} count  articles that taking it finds; null when that is not known
 * @property {string} q             what it asks
 * @property {string} id            of the article a title opens; else empty
 */

/** Rows of each type as long as there are enough of others. @type {Readonly<Record<Completion["type"], number>>} */
const SHARE = { query: 4, ticker: 3, topic: 2, source: 1, title: 3 };
const MOST = 10;

/** How what a value is asked for begins. @type {Readonly<Record<string, string>>} */
const MARKS = { ticker: "$", topic: "topic:", source: "source:" };

const OPERATOR = /(?:^|[\s(])(?:AND|OR|NOT|(?:NEAR|ADJ)(?:\/\d*)?)$/;
const EXCLUDED = /(?:^|[\s(])(?:-|NOT\s+)[^\s]*$/;
const NO_VALUE_BEHIND = /(?:^|[\s(])(?:NOT|(?:NEAR|ADJ)(?:\/\d+)?)\s+$/;
/** A field whose value, quote or bracket is still open. */
const OPEN_FIELD = /(?:^|[\s(-])([a-z_]+):(?:[^\s"()]*|"[^"]*|\([^()]*)$/i;

/** @param {string} typed @returns {boolean} whether there is something to complete: two letters, or one that says much */
export function isCompletable(typed) {
  const last = /\S*$/.exec(typed)?.[0] ?? "";
  return (typed.trim().length > 1 || /[^\u0000-\u024f]/.test(last)) && !OPERATOR.test(typed);
}

/**
 * @param {string} typed
 * @param {readonly Completion[]} given   in the server's order
 * @param {boolean} isWhole               whether nothing else narrows the search, so that counts hold
 * @returns {Row[]} those whose query means what the row says
 */
export function completionRows(typed, given, isWhole) {
  const text = withPlainQuotes(typed);
  const rows = given.filter((one) => fits(one, text)).map((one) => rowOf(one, isWhole)).filter((row) => row.type !== "query" || !isSame(row.q, typed));
  /** @type {Record<string, number>} */
  const taken = {};
  const chosen = new Set(rows.filter(({ type }) => (taken[type] = (taken[type] ?? 0) + 1) <= SHARE[type]).slice(0, MOST));
  for (const row of rows) if (chosen.size < MOST) chosen.add(row);
  return rows.filter((row) => chosen.has(row));
}

/** What a row says, cut where what was typed ends. @param {string} text @param {string} typed @returns {[string, string]} */
export function cutAtTyped(text, typed) {
  const begin = typed.trimStart();
  return text.toLowerCase().startsWith(begin.toLowerCase()) ? [text.slice(0, begin.length), text.slice(begin.length)] : [text, ""];
}

/** @param {Completion} one @param {string} typed */
function fits(one, typed) {
  if (one.type === "title") return !EXCLUDED.test(typed);
  const head = withPlainQuotes(headOf(one));
  const field = OPEN_FIELD.exec(head)?.[1].toLowerCase();
  if (one.type === "query") return field === undefined || field === "title";
  return field === undefined && /(?:^|[\s(])$/.test(head) && !isQuoteOpen(head) && !NO_VALUE_BEHIND.test(head);
}

/** @param {Completion} one @param {boolean} isWhole @returns {Row} */
function rowOf(one, isWhole) {
  const { type, value } = one;
  if (type === "title") return { type, head: "", text: one.text, name: "", count: null, q: one.q, id: value };
  const head = headOf(one);
  const name = type === "ticker" && one.text.startsWith(`${value} `) ? one.text.slice(value.length + 1) : "";
  const count = type !== "query" && isWhole && head === "" ? one.count : null;
  return { type, head: head.trimStart(), text: value, name, count, q: closed(head + askedBy(one)), id: "" };
}

/** @param {Completion} one @returns {string} what was typed before the value */
function headOf({ type, value, q }) {
  return q.slice(0, type === "query" ? q.length - value.length : Math.max(0, q.lastIndexOf(MARKS[type])));
}

/** A dollar sign before a digit is a sum of money. @param {Completion} one */
function askedBy(one) {
  if (one.type === "ticker" && !/^[a-z]/i.test(one.value)) return `ticker:"${one.value}"`;
  return one.q.slice(headOf(one).length);
}

/** Gives open quotes and brackets their partners. @param {string} q */
function closed(q) {
  const text = isQuoteOpen(withPlainQuotes(q)) ? `${q}"` : q;
  const bare = withPlainQuotes(text).replace(/"[^"]*"/g, "");
  const open = (bare.match(/\(/g) ?? []).length - (bare.match(/\)/g) ?? []).length;
  return text + ")".repeat(Math.max(0, open));
}

/** @param {string} text */
function isQuoteOpen(text) {
  return text.split('"').length % 2 === 0;
}

/** @param {string} text */
function withPlainQuotes(text) {
  return text.replace(/[“”„«»]/g, '"');
}

/** @param {string} a @param {string} b */
function isSame(a, b) {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
