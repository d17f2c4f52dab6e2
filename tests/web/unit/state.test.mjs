import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  emptyState, filterOn, isHome, paramsFromState, sameArchive, searchHref, stateFromParams, withDates, withFilter, withOnly, withOption, withPage,
  withQuery, withoutFilter, withoutParameters,
} from "../../../web/js/state.js";
import { articleHref, feedHref } from "../../../web/js/addresses.js";

const read = (query) => stateFromParams(new URLSearchParams(query));

describe("the state and the URL", () => {
  it("says the same after a round trip", () => {
    const query = "q=oil+prices&topic=grain&topic=trade&topic.not=people&ticker.all=TM&source=a%2Cb&from=2025-03&to=-7d&sort=oldest&page=3";

    assert.equal(paramsFromState(read(query)).toString(), "q=oil+prices&topic=grain&topic=trade&topic.not=people&ticker.all=TM&source=a%2Cb&from=2025-03&to=-7d&sort=oldest&page=3");
  });

  it("splits lists of tickers, and no other values, at commas", () => {
    const state = read("ticker=TM,GM&author=Doe,%20Jane");

    assert.deepEqual(state.filters.map(({ value }) => value), ["TM", "GM", "Doe, Jane"]);
  });

  it("drops what the API does not know, defaults and empty values", () => {
    assert.equal(searchHref(read("utm_source=x&sort=&match=auto&tz=UTC&topic=&page=1&q=++")), "/");
  });

  it("reads a page that is no number as the first", () => {
    assert.deepEqual(["0", "-4", "x", "7"].map((page) => read(`page=${page}`).page), [1, 1, 1, 7]);
  });

  it("knows the start page, also in another zone", () => {
    assert.deepEqual(["", "tz=Asia/Tokyo", "q=a", "sort=newest", "from=2025", "lang=en"].map((query) => isHome(read(query))), [true, true, false, false, false, false]);
  });

  it("stays in the archive somebody looks at, and in nothing else", () => {
    const { options } = read("q=oil&topic=grain&from=2025&sort=oldest&as_of=2024-01-31&tz=Asia/Tokyo&versions=all");

    assert.equal(searchHref(withFilter(sameArchive(options), { field: "ticker", mode: "any", value: "TM" })), "/?ticker=TM&as_of=2024-01-31&versions=all&tz=Asia%2FTokyo");
    assert.deepEqual(sameArchive({ as_of: "", tz: "UTC", versions: undefined }), emptyState);
  });

  it("makes addresses of articles that keep the words and the instant", () => {
    assert.equal(articleHref("a_1", { q: "oil & gas", as_of: "", tz: undefined }), "/article/a_1?q=oil+%26+gas");
    assert.equal(articleHref("a/../b", {}), "/article/a%2F..%2Fb");
  });
});

describe("a feed of the state", () => {
  it("leaves out parameters by their names and nothing else", () => {
    const state = read("q=oil&topic=grain&topic=trade&topic.not=people&from=2025&to=2026&as_of=2027&page=3");
    const without = (...names) => paramsFromState(withoutParameters(state, names)).toString();

    assert.equal(without("topic"), "q=oil&topic.not=people&from=2025&to=2026&as_of=2027");
    assert.equal(without("topic.not", "to"), "q=oil&topic=grain&topic=trade&from=2025&as_of=2027");
    assert.equal(without("q"), "topic=grain&topic=trade&topic.not=people&from=2025&to=2026&as_of=2027");
  });

  it("has the query, filters and dates, but no order or page", () => {
    assert.equal(feedHref("/search.atom", read("q=a+b&topic.not=x&from=2025&tz=Asia/Tokyo&sort=oldest&recency=30d&page=3")), "/search.atom?q=a+b&topic.not=x&from=2025&tz=Asia%2FTokyo");
  });

  it("is that of everything where nothing is asked", () => {
    assert.equal(feedHref("/search.rss", emptyState), "/search.rss");
  });
});

describe("an edit of the state", () => {
  it("goes back to the first page, except for turning pages", () => {
    const third = withPage(read("q=a&topic=x"), 3);

    assert.equal(third.page, 3);
    for (const edited of [withOption(third, "sort", "oldest"), withDates(third, "2025", ""), withOnly(third, "topic", "y"), withoutFilter(third, third.filters[0]), withQuery(third, "b")]) assert.equal(edited.page, 1);
  });

  it("excludes a value that was selected instead of doing both", () => {
    const state = withFilter(read("topic=x&topic=y"), { field: "topic", mode: "not", value: "x" });

    assert.equal(searchHref(state), "/?topic=y&topic.not=x");
    assert.equal(filterOn(state, "topic", "x")?.mode, "not");
  });

  it("picks one value alone and leaves other fields be", () => {
    assert.equal(searchHref(withOnly(read("topic=x&topic.not=z&lang=en"), "topic", "y")), "/?lang=en&topic=y");
  });

  it("removes one filter and no other of the same value", () => {
    const state = read("topic=x&place=x");

    assert.equal(searchHref(withoutFilter(state, state.filters[0])), "/?place=x");
  });

  it("forgets how words matched when the words change, but keeps the filters", () => {
    assert.equal(searchHref(withQuery(read("q=a+b&match=any&topic=x"), " c d ")), "/?q=c+d&topic=x");
  });

  it("drops an order that was chosen for no words", () => {
    assert.equal(searchHref(withQuery(read("sort=newest"), "c")), "/?q=c");
    assert.equal(searchHref(withQuery(read("q=b&sort=newest"), "c")), "/?q=c&sort=newest");
  });

  it("never changes the state it was given", () => {
    withFilter(emptyState, { field: "topic", mode: "any", value: "x" });
    withDates(emptyState, "2025", "2026");

    assert.deepEqual(emptyState, { q: "", filters: [], options: {}, page: 1 });
  });
});
