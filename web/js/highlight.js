// Which stretches of a text to mark: from the server's offsets in snippets, from the words of the query elsewhere.
// The second is a likeness of the server's analysis, good enough for the eye; what is found never depends on it.
// @ts-check

/** @typedef {{ text: string, hit: boolean }} Piece */
/** @typedef {{ kind: "stem" | "exact" | "prefix", text: string }} Wanted */

// A letter of a script without spaces between words, which is a word by itself.
const GRAM = String.raw`(?=[\p{L}\p{Nl}])[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;
const LETTERS = String.raw`(?!${GRAM})[\p{L}\p{N}](?:(?!${GRAM})[\p{L}\p{N}\p{M}])*`;
const WORD = new RegExp(String.raw`${GRAM}[\p{M}\uFF9E\uFF9F]*|${LETTERS}(?:['’.&]${LETTERS})*`, "gu");
const QUIET = new Set("a an and are as at be by for from has he in is it its of on or that the to was were will with".split(" "));
const WORD_FIELDS = new Set(["", "title", "added"]);

/**
 * @param {string} text
 * @param {readonly [number, number][]} matches  half-open, in code points, ascending
 * @returns {Piece[]}
 */
export function piecesByMatches(text, matches) {
  const points = Array.from(text);
  return pieces((start, end) => points.slice(start, end).join(""), points.length, matches);
}

/**
 * @param {string} text
 * @param {readonly Wanted[][]} terms  from queryTerms
 * @returns {Piece[]}
 */
export function piecesByTerms(text, terms) {
  return pieces((start, end) => text.slice(start, end), text.length, findTerms(text, terms));
}

/**
 * Words, phrases, `word*` and `=word` of a query, without what it excludes and without its filters.
 * @param {string} q
 * @returns {Wanted[][]} each a sequence of words that stand side by side
 */
export function queryTerms(q) {
  const terms = [];
  const token = /(-|\bNOT\s+)?(?:([a-z_]+):)?(?:"([^"]*)"?|([^\s()"]+))/gu;
  for (const [, not, field = "", phrase, bare] of q.matchAll(token)) {
    if (not || !WORD_FIELDS.has(field)) continue;
    if (phrase !== undefined) terms.push(wordsOf(phrase).map((word) => wanted("stem", word)));
    else if (!/^(?:AND|OR|NOT|NEAR(?:\/\d+)?|ADJ(?:\/\d+)?)$|^\$/.test(bare)) terms.push(...bareTerms(bare));
  }
  return terms.filter((sequence) => sequence.length > 0);
}

/** @param {string} bare @returns {Wanted[][]} */
function bareTerms(bare) {
  const words = wordsOf(bare);
  if (bare.startsWith("=")) return words.map((word) => [wanted("exact", word)]);
  if (bare.endsWith("*")) return words.slice(-1).map((word) => [wanted("prefix", word)]);
  return runsOf(bare).map((run) => run.filter((word) => run.length > 1 || !QUIET.has(fold(word))).map((word) => wanted("stem", word)));
}

/** @param {string} text @param {readonly Wanted[][]} terms @returns {[number, number][]} */
function findTerms(text, terms) {
  const words = [...text.matchAll(WORD)].map((match) => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, text: match[0] }));
  /** @type {[number, number][]} */
  const found = [];
  for (let at = 0; at < words.length; ) {
    const sequence = terms.find((term) => term.every((want, i) => at + i < words.length && fits(want, words[at + i].text)));
    if (sequence) found.push([words[at].start, words[at + sequence.length - 1].end]);
    at += sequence?.length ?? 1;
  }
  return found;
}

/** @param {Wanted} want @param {string} word */
function fits(want, word) {
  if (want.kind === "prefix") return fold(word).startsWith(want.text);
  return (want.kind === "exact" ? fold(word) : stem(word)) === want.text;
}

/** @param {Wanted["kind"]} kind @param {string} word @returns {Wanted} */
function wanted(kind, word) {
  return { kind, text: kind === "stem" ? stem(word) : fold(word) };
}

/** @param {string} word */
function fold(word) {
  return word.normalize("NFKC").normalize("NFD").replace(/[\u0300-\u036F]/gu, "").normalize("NFC").toLowerCase();
}

/** A rough English stem: equal for the forms of one word, meaningless by itself. @param {string} word */
function stem(word) {
  const base = fold(word).replace(/['’]s?$/u, "").replace(/(?<!s)s$/, "");
  if (base.length < 4) return base;
  const short = base.replace(/(?<=..)(?:ied|ing|ed)$/, (end) => (end === "ied" ? "i" : "")).replace(/(?<=..)ie$/, "i");
  return short.replace(/([^aeiou])\1$/, "$1").replace(/(?<=..)e$/, "").replace(/(?<=..)y$/, "i");
}

/** The words of a text, those that touch each other together. @param {string} text */
function runsOf(text) {
  /** @type {string[][]} */
  const runs = [];
  let end = -1;
  for (const { 0: word, index = 0 } of text.matchAll(WORD)) {
    if (index === end) runs[runs.length - 1].push(word);
    else runs.push([word]);
    end = index + word.length;
  }
  return runs;
}

/** @param {string} text */
function wordsOf(text) {
  return [...text.matchAll(WORD)].map(([word]) => word);
}

/**
 * @param {(start: number, end: number) => string} slice
 * @param {number} length
 * @param {readonly [number, number][]} matches
 * @returns {Piece[]}
 */
function pieces(slice, length, matches) {
  const made = [];
  let at = 0;
  for (const [start, end] of matches) {
    if (start < at || end <= start || end > length) continue;
    if (start > at) made.push({ text: slice(at, start), hit: false });
    made.push({ text: slice(start, end), hit: true });
    at = end;
  }
  if (at < length) made.push({ text: slice(at, length), hit: false });
  return made;
}
