import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { piecesByMatches, piecesByTerms, queryTerms } from "../../../web/js/highlight.js";

const hits = (text, q) => piecesByTerms(text, queryTerms(q)).filter(({ hit }) => hit).map(({ text: piece }) => piece);

describe("the server's matches", () => {
  it("count code points, not UTF-16 units", () => {
    assert.deepEqual(piecesByMatches("😀 tariffs 😀", [[2, 9]]), [{ text: "😀 ", hit: false }, { text: "tariffs", hit: true }, { text: " 😀", hit: false }]);
  });

  it("lose no text when they are wrong", () => {
    const pieces = piecesByMatches("abcdef", [[4, 2], [1, 3], [2, 5], [5, 99]]);

    assert.equal(pieces.map(({ text }) => text).join(""), "abcdef");
    assert.deepEqual(pieces.filter(({ hit }) => hit), [{ text: "bc", hit: true }]);
  });
});

describe("the words of a query", () => {
  const cases = [
    ["tariffs", "A tariff on tariffs, not on tarmac", ["tariff", "tariffs"]],
    ["price", "Prices priced; pricing is price", ["Prices", "priced", "pricing", "price"]],
    ["supplies", "supply of supplies", ["supply", "supplies"]],
    ["stopping", "stop, stopped, stopper", ["stop", "stopped"]],
    ["business", "business news", ["business"]],
    ["Cafe", "the café", ["café"]],
    ['"money supply"', "money supply and money, supply", ["money supply", "money, supply"]],
    ["tariff*", "tariffication by tarif", ["tariffication"]],
    ["=rates", "rate rates", ["rates"]],
    ["oil -gas NOT coal", "oil gas coal", ["oil"]],
    ["oil AND gas OR (coal)", "oil and gas or coal", ["oil", "gas", "coal"]],
    ["title:merger topic:grain $TM date:7d", "merger grain TM date", ["merger"]],
    ["the price of oil", "the price of oil", ["price", "oil"]],
    ["company's", "company’s company", ["company’s", "company"]],
    ["AT&T", "AT&T and T", ["AT&T"]],
    ["自動車", "北の自動車工場と自動の車", ["自動車"]],
    ["車", "自動車と車", ["車", "車"]],
    ["ｶﾞｽ 2025年", "ガス、カス、2025年、2025", ["ガス", "2025年"]],
    ['"東京 TM"', "東京TM株", ["東京TM"]],
    ["", "nothing", []],
    ['"', '"', []],
  ];
  for (const [q, text, expected] of cases) {
    it(`${q || "(nothing)"} marks ${expected.join(", ") || "nothing"}`, () => assert.deepEqual(hits(text, q), expected));
  }

  it("leave the text whole", () => {
    const text = "  Odd   spacing,\nlines & <b>tags</b> ";

    assert.equal(piecesByTerms(text, queryTerms("spacing tags")).map(({ text: piece }) => piece).join(""), text);
  });

  it("take no long time over a hostile query or text", () => {
    const begin = process.hrtime.bigint();

    piecesByTerms("'a".repeat(50_000), queryTerms('-"('.repeat(700)));
    piecesByTerms("word ".repeat(20_000), queryTerms("a.".repeat(1_000)));

    assert.ok(process.hrtime.bigint() - begin < 2_000_000_000n);
  });
});
