import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exampleQueries } from "../../../web/js/examples.js";

const answer = (titles, topic, ticker) => ({
  results: titles.map((title) => ({ title })),
  facets: { topic: { values: topic ? [{ value: topic }] : [] }, ticker: { values: ticker ? [{ value: ticker }] : [] } },
});

describe("the example searches", () => {
  it("are two words of a headline, a topic and a ticker", () => {
    assert.deepEqual(exampleQueries(answer(["Oil up", "Copper smelter halts after fire"], "business/autos", "BRK.B")), ["copper smelter", "topic:business/autos", "$BRK.B"]);
  });

  it("quote a topic of several words", () => {
    assert.deepEqual(exampleQueries(answer([], 'money "supply"', "")), ['topic:"money supply"']);
  });

  it("are none for an archive that has nothing to offer", () => {
    assert.deepEqual(exampleQueries(answer(["<b>1</b>"], "", "a b")), []);
  });
});
