// Three searches to try, taken from what the archive holds.
// @ts-check

const DULL = new Set("about after amid before could from have into more over says than that their this under were when will with would year years".split(" "));

/**
 * @param {import("./types.js").SearchAnswer} answer  everything, newest first, with facets
 * @returns {string[]} at most three queries: words of a headline, a topic, a ticker
 */
export function exampleQueries(answer) {
  const topic = answer.facets?.topic?.values[0]?.value;
  const ticker = answer.facets?.ticker?.values[0]?.value;
  const found = [
    answer.results.map((result) => twoWords(result.title)).find((words) => words !== ""),
    topic && `topic:${/^[\w/-]+$/.test(topic) ? topic : `"${topic.replaceAll('"', "")}"`}`,
    ticker && /^[\w.]+$/.test(ticker) && `$${ticker}`,
  ];
  return found.filter((query) => typeof query === "string" && query !== "").map(String);
}

/** @param {string} title @returns {string} its two longest words, in their order; empty when it has no two */
function twoWords(title) {
  const words = [...new Set(title.toLowerCase().match(/(?<![\p{L}\p{N}'’.-])\p{L}{4,14}(?![\p{L}\p{N}'’.-])/gu) ?? [])].filter((word) => !DULL.has(word));
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, 2);
  return longest.length === 2 ? words.filter((word) => longest.includes(word)).join(" ") : "";
}
