// What goes wrong: a refusal, no answer, an unknown article, an article that means harm.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { ask, launch, openPage, visit } from "./page.mjs";

const HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script> \u202eesrever\u202c \u0007 & "quotes"';

describe("trouble", () => {
  let browser, tab, page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  beforeEach(async () => {
    tab = await openPage(browser);
    page = tab.page;
  });
  afterEach(() => tab.close());

  it("shows why the server refused, and a way on", async () => {
    await visit(page, "/?from=31/03/2025");

    assert.match(await page.textContent(".trouble"), /31\/03\/2025/);
    await page.click("text=Search without");
    await page.waitForSelector("main .hero, main .summary");
    assert.ok(!page.url().includes("from"));
  });

  it("says when an article does not exist", async () => {
    await visit(page, "/article/a_aaaaaaaaaaaaaaaa");

    assert.match(await page.textContent(".trouble"), /Status 404/);
  });

  it("offers to try again when nobody answers, and then shows what was asked", async () => {
    await page.route("**/v1/**", (route) => route.abort());
    await visit(page, "/?sort=newest");
    assert.match(await page.textContent("#total"), /does not answer/);

    await page.unroute("**/v1/**");
    await page.click("text=Try again");

    await page.waitForSelector(".results");
  });

  it("says so when the archive is empty", async () => {
    const index = { generation: "g", articles: 0, first: null, last: null };
    await page.route("**/v1/search**", (route) => route.fulfill({ json: { query: {}, total: { articles: 0, relation: "eq" }, index, page: 1, size: 6, results: [], facets: {}, histogram: null } }));

    await visit(page, "/");

    assert.match(await page.textContent("#total"), /holds no articles/);
    assert.deepEqual(tab.faults, []);
  });

  it("says so when an answer has a shape it does not know", async () => {
    await page.route("**/v1/search**", (route) => route.fulfill({ json: { results: "none" } }));

    await visit(page, "/?q=x");

    assert.match(await page.textContent("#total"), /could not show/);
    assert.equal(tab.faults.length, 1);
  });

  it("keeps the old results, dimmed, while the next are on their way", async () => {
    await visit(page, "/?sort=newest");
    await page.route("**/v1/search**", (route) => setTimeout(() => route.continue(), 600));

    await page.locator('input[data-key^="tick-source"]').first().click();
    await page.waitForSelector('main[aria-busy="true"] .results');
    await page.waitForSelector('main[aria-busy="false"] .results');

    assert.deepEqual(tab.faults, []);
  });

  it("shows hostile text as text, in results and in the article", async () => {
    const answer = await ask("/v1/search?sort=newest&size=2");
    const article = await ask(`/v1/articles/${answer.results[0].id}`);
    const bent = {
      title: HOSTILE, place: HOSTILE, source: { id: HOSTILE, name: HOSTILE }, topics: [HOSTILE], published_text: HOSTILE,
      tickers: [{ symbol: HOSTILE, exchange: HOSTILE, role: "body", mentions: 1 }],
    };
    const results = answer.results.map((result) => ({ ...result, ...bent, snippet: { text: HOSTILE, matches: [[0, 4]] } }));
    await page.route("**/v1/search**", (route) => route.fulfill({ json: { ...answer, results } }));
    await page.route("**/v1/articles/**", (route) => route.fulfill({ json: { ...article, ...bent, body: [HOSTILE], section: HOSTILE } }));

    await visit(page, "/?sort=newest");
    const shown = await page.locator("a.headline").first().textContent();
    await page.locator("a.headline").first().click();
    await page.waitForSelector(".sheet");

    assert.equal(shown, HOSTILE.replace(/[\u202e\u202c]/g, "").replace("\u0007", "\ufffd"));
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.deepEqual(tab.faults, []);
  });
});
