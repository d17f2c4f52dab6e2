// The article page in a real browser: what is shown, what is marked, how one gets back.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { ask, launch, openPage, settled, visit, wordFromArchive } from "./page.mjs";

describe("reading an article", () => {
  let browser, tab, page, word;
  before(async () => {
    browser = await launch();
    word = await wordFromArchive();
  });
  after(() => browser.close());
  beforeEach(async () => {
    tab = await openPage(browser);
    page = tab.page;
  });
  afterEach(async () => {
    await tab.close();
    assert.deepEqual(tab.faults, []);
  });

  it("opens from a result and the link back returns to the results", async () => {
    await visit(page, `/?q=${word}`);
    const headline = await page.locator("a.headline").first().textContent();

    await page.locator("a.headline").first().click();
    await page.waitForSelector(".sheet");
    assert.equal(await page.textContent(".sheet h1"), headline);
    assert.match(await page.title(), / – Dateline$/);
    await page.click(".back");
    await page.waitForSelector(".results");

    assert.equal(new URL(page.url()).search, `?q=${word}`);
  });

  it("marks the words searched for and walks them with n and N", async () => {
    const { results } = await ask(`/v1/search?q=${word}&size=1`);
    await visit(page, `/article/${results[0].id}?q=${word}`);
    const hits = await page.locator("mark").count();
    assert.ok(hits > 0);

    await page.keyboard.press("n");
    assert.equal(await page.textContent(".place"), `1 of ${hits}`);
    await page.keyboard.press("N");

    assert.equal(await page.textContent(".place"), `${hits} of ${hits}`);
    assert.equal(await page.locator("mark.current").count(), 1);
  });

  it("shows the body paragraph for paragraph and the evidence on demand", async () => {
    const { results } = await ask("/v1/search?sort=newest&size=1");
    const article = await ask(`/v1/articles/${results[0].id}`);

    await visit(page, `/article/${article.id}`);
    await page.click(".evidence summary");

    assert.equal(await page.locator(".body p").count(), Math.max(1, article.body.length));
    assert.equal(await page.locator(".evidence tbody tr").count(), article.evidence.length);
  });

  it("links to the original only for web addresses, without referrer", async () => {
    const { results } = await ask("/v1/search?sort=newest&size=1");
    const article = await ask(`/v1/articles/${results[0].id}`);
    for (const [url, links] of [["https://news.example/a?b=1", 1], ["javascript:alert(1)", 0], ["data:text/html,x", 0], [null, 0]]) {
      await page.route("**/v1/articles/**", (route) => route.fulfill({ json: { ...article, url } }));

      await visit(page, `/article/${article.id}`);

      assert.equal(await page.locator(".original a").count(), links, String(url));
      if (links) assert.equal(await page.getAttribute(".original a", "rel"), "noopener noreferrer nofollow");
      await page.unroute("**/v1/articles/**");
    }
  });

  it("never shows a clock for a date that has none", async () => {
    const { results } = await ask("/v1/search?sort=newest&size=1");
    const article = await ask(`/v1/articles/${results[0].id}`);
    const dayOnly = { ...article, published: "2020-05-06T00:00:00Z", published_precision: "day", updated: null, first_seen: null, published_text: null };
    await page.route("**/v1/articles/**", (route) => route.fulfill({ json: dayOnly }));

    await visit(page, `/article/${article.id}?tz=America/New_York`);
    await settled(page);

    assert.equal(await page.locator(".facts dd").first().textContent(), "6 May 2020");
  });
});
