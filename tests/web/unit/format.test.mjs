import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { civil, count, counted, dayText, instantText, languageName, legible, totalText, valueText, webAddress } from "../../../web/js/format.js";

describe("an instant in words", () => {
  it("shows as much as its precision says", () => {
    const texts = ["second", "minute", "day", "month", "year", "none"].map((precision) => instantText("2025-03-31T08:21:00Z", precision, "UTC"));

    assert.deepEqual(texts, ["31 Mar 2025, 08:21 UTC", "31 Mar 2025, 08:21 UTC", "31 Mar 2025", "Mar 2025", "2025", ""]);
  });

  it("moves with the zone when it has a clock", () => {
    assert.equal(instantText("2025-03-31T20:21:00Z", "minute", "Asia/Tokyo"), "1 Apr 2025, 05:21 (Asia/Tokyo)");
  });

  it("never moves with the zone when it has none", () => {
    assert.equal(instantText("2025-03-31T00:00:00Z", "day", "America/New_York"), "31 Mar 2025");
  });

  it("writes midnight as 00:00", () => {
    assert.equal(instantText("2025-01-01T00:00:00Z", "minute", "UTC"), "1 Jan 2025, 00:00 UTC");
  });

  it("reads an unknown zone as UTC", () => {
    assert.equal(civil("2025-03-31T08:21:00Z", "Mars/Olympus")?.hour, 8);
  });

  it("is empty for nothing and verbatim for what is no date", () => {
    assert.deepEqual([instantText(null, "minute", "UTC"), instantText("soon", "minute", "UTC"), dayText("1996-08-20")], ["", "soon", "20 Aug 1996"]);
  });
});

describe("counts", () => {
  it("group their digits and agree with their noun", () => {
    assert.deepEqual([count(1204311), counted(1, "article"), counted(2, "article"), counted(0, "reply", "replies")], ["1,204,311", "1 article", "2 articles", "0 replies"]);
  });

  it("say when they are a lower bound", () => {
    assert.deepEqual([totalText({ articles: 5, relation: "eq" }), totalText({ articles: 5, relation: "gte" })], ["5 articles", "at least 5 articles"]);
  });
});

describe("strangers' text", () => {
  it("loses what turns the writing direction and shows control characters", () => {
    assert.equal(legible("a\u202eb\u2066c\u0007d\u009be\nf\tg"), "abc\ufffdd\ufffde\nf\tg");
  });

  it("keeps other scripts, joiners and marks of direction", () => {
    const text = "العربية \u200fעברית\u200e नमस्ते \u{1f469}\u200d\u{1f680}";

    assert.equal(legible(text), text);
  });

  it("is an address only with http or https", () => {
    assert.deepEqual(["https://a.example/x", "http://a.example", "javascript:alert(1)", "data:text/html,x", "//a.example", "", null].map(webAddress), ["https://a.example/x", "http://a.example/", null, null, null, null, null]);
  });

  it("reads as a facet value by symbol, name or language", () => {
    assert.deepEqual([valueText("ticker", { value: "TM", label: "Toyota Motor" }), valueText("ticker", { value: "TM", label: "TM" }), valueText("source", { value: "n.example", label: "News" }), valueText("lang", { value: "pt" }), valueText("topic", { value: "a/b", label: "" })], ["TM Toyota Motor", "TM", "News", "Portuguese", "a/b"]);
  });

  it("names languages, also those nobody knows", () => {
    assert.deepEqual([languageName("en"), languageName("?!")], ["English", "?!"]);
  });
});
