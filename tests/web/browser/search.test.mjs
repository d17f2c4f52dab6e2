// Searching in a real browser against a real daemon. Words are taken from its archive, so the corpus may change.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { ask, launch, openPage, settled, total, visit, wordFromArchive } from "./page.mjs";

describe("searching", () => {
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

  it("shows on the start page what the archive holds, with searches that find something", async () => {
    await visit(page, "/");

    assert.ok((await total(page)) > 0);
    assert.ok((await page.locator("rect.bar").count()) > 0);
    for (const href of await page.locator(".examples a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
      await visit(page, href);
      assert.ok((await page.locator(".row").count()) > 0, href);
    }
  });

  it("finds what is typed, names it in the URL and marks it", async () => {
    await visit(page, "/");

    await page.keyboard.press("/");
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".summary");

    assert.equal(new URL(page.url()).search, `?q=${word}`);
    assert.ok((await page.locator(".row").count()) > 0);
    const marks = await page.locator(".row mark").allTextContents();
    assert.ok(marks.some((mark) => mark.toLowerCase().startsWith(word.slice(0, 4))), `${word} among ${marks}`);
  });

  it("announces feeds of what it shows, and a description for the browser", async () => {
    await visit(page, `/?q=${word}&sort=oldest`);
    const feeds = await page.locator("link[rel=alternate]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(feeds.map((href) => new URL(href, page.url()).search), Array(3).fill(`?q=${word}`));
    for (const href of feeds) assert.equal(await page.evaluate(async (feed) => (await fetch(feed)).status, href), 200, href);
    assert.equal(await page.locator("link[rel=search]").getAttribute("href"), "/opensearch.xml");

    await page.locator(".brand").click();
    await page.waitForSelector(".examples");
    const all = await page.locator("link[rel=alternate]").evaluateAll((links) => links.map((link) => new URL(link.href).search));
    assert.deepEqual(all, ["", "", ""]);
  });

  it("narrows by a facet value, to the count the facet promised, and Back restores", async () => {
    await visit(page, "/?sort=newest");
    const everything = await total(page);
    const value = page.locator('.value:has(input[data-key^="tick-source"])').first();
    const promised = Number((await value.locator(".count").textContent()).replace(/\D/g, ""));

    await value.locator("input").click();
    await page.waitForURL(/[?&]source=/);
    await settled(page);

    assert.equal(await total(page), promised);
    assert.ok(await page.locator('input[data-key^="tick-source"]').first().isChecked());
    assert.equal(await page.locator(".chip").count(), 1);
    await page.goBack();
    await page.waitForFunction((n) => document.querySelector("#total")?.textContent?.replace(/\D/g, "") === String(n), everything);
    assert.equal(await page.locator(".chip").count(), 0);
  });

  it("excludes a value and takes it back by its chip", async () => {
    await visit(page, "/?sort=newest");
    const everything = await total(page);

    await page.locator('a[data-key^="not-source"]').first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/[?&]source\.not=/);
    await settled(page);
    const left = await total(page);
    await page.locator(".chip").first().click();
    await settled(page);

    assert.ok(left < everything, `${left} of ${everything}`);
    assert.equal(await total(page), everything);
  });

  it("shows more values of a facet, and those that hold what is typed", async () => {
    await visit(page, "/?sort=newest");
    const more = page.locator(".more").first();
    const group = page.locator(".facet", { has: page.locator(".more") }).first();
    const few = await group.locator(".value").count();

    await more.click();
    await group.locator(".within").waitFor();
    const names = await group.locator(".name").allTextContents();
    const wanted = names[names.length - 1];
    await group.locator(".within").fill(wanted);

    assert.ok(names.length > few, `${names.length} after ${few}`);
    const left = await group.locator(".value:visible .name").allTextContents();
    assert.deepEqual(left, names.filter((name) => name.toLowerCase().includes(wanted.toLowerCase())));
  });

  it("zooms into the bar of the histogram that is clicked", async () => {
    await visit(page, "/?sort=newest");
    const everything = await total(page);
    const bar = page.locator("rect.bar").nth(await tallestBar());
    const box = await bar.boundingBox();

    await page.mouse.click(box.x + box.width / 2, box.y + box.height - 1);
    await page.waitForURL(/[?&]from=.*[?&]to=/);
    await settled(page);

    const inside = await total(page);
    assert.ok(inside > 0 && inside <= everything, `${inside} of ${everything}`);
    assert.equal(await page.locator(".chip").count(), 1);
  });

  it("selects the bars dragged over", async () => {
    await visit(page, "/?sort=newest");
    const box = await page.locator("svg.bars").boundingBox();

    await page.mouse.move(box.x + 2, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/[?&]from=.*[?&]to=/);
    await settled(page);

    assert.ok((await total(page)) > 0);
  });

  it("takes the same range from the date fields", async () => {
    await visit(page, "/?sort=newest");
    await page.click('summary[data-key="dates"]');

    await page.fill("input[name=from]", "2001-02-03");
    await page.click('[data-key="date-set"]');
    await page.waitForURL(/from=2001-02-03/);
    await settled(page);

    assert.equal(await page.inputValue("input[name=from]"), "2001-02-03");
  });

  it("walks the list with j and k, opens with Enter, and Back returns to the same place", async () => {
    await visit(page, "/?sort=newest");
    const second = await page.locator("a.headline").nth(1).textContent();

    for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
    await page.evaluate(() => scrollTo(0, 200));
    await page.waitForFunction(() => history.state?.scroll === 200);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/article\//);
    await page.waitForSelector(".sheet");

    assert.equal(await page.textContent(".sheet h1"), second);
    await page.goBack();
    await page.waitForSelector(".results");
    assert.equal(await page.evaluate(() => scrollY), 200);
  });

  it("turns pages with ] and [", async () => {
    await visit(page, "/?sort=newest");
    const first = await page.locator("a.headline").first().textContent();
    assert.ok((await page.locator(".pager").count()) === 1, "the corpus fills more than one page");

    await page.keyboard.press("]");
    await page.waitForURL(/page=2/);
    await settled(page);
    assert.notEqual(await page.locator("a.headline").first().textContent(), first);
    await page.keyboard.press("[");
    await page.waitForURL((url) => !url.search.includes("page="));
    await settled(page);

    assert.equal(await page.locator("a.headline").first().textContent(), first);
  });

  it("explains an empty result and offers ways out", async () => {
    await visit(page, `/?q=qqzzxv+${word}&match=all&from=1066`);

    assert.equal(await page.textContent("#total"), "No article fits");
    const offers = await page.locator(".offers li").allTextContents();
    assert.ok(offers.some((text) => text.startsWith("qqzzxv") && text.includes("no article")), offers.join(" | "));
    assert.ok(offers.some((text) => text.startsWith(word) && /\d/.test(text)), offers.join(" | "));
    assert.equal(await page.locator(".offers a", { hasText: "qqzzxv" }).count(), 0);
    await page.click("text=Try any of the words");
    await page.waitForURL(/match=any/);
  });

  it("says what was not understood, also where nothing was found", async () => {
    await visit(page, "/?q=qqzzxv+)");

    assert.equal(await page.textContent("#total"), "No article fits");
    assert.match(await page.textContent(".trouble .notice"), /Not understood/);
  });

  it("finds what leaving out a filter, the dates or the words was said to find, and nothing else changes", async () => {
    const [{ source }] = (await ask(`/v1/search?q=${word}&size=1`)).results;
    const address = `/?q=${word}&from=1066&to=1067&source=${encodeURIComponent(source.id)}&topic.not=none&as_of=2100-01-01`;
    await visit(page, address);
    const offers = await page.locator(".offers li", { hasText: "without" }).evaluateAll((items) =>
      items.map((item) => ({ text: item.textContent, href: item.querySelector("a")?.getAttribute("href"), n: Number(item.querySelector(".count").textContent.replace(/\D/g, "")) })));

    assert.equal(offers.length, 5, offers.map((offer) => offer.text).join(" | "));
    assert.match(offers[0].text, /1066/);
    const linked = offers.filter((offer) => offer.href);
    assert.ok(linked.length > 0);
    for (const { href, n, text } of linked) {
      await visit(page, href);
      assert.equal(await total(page), n, text);
    }
    assert.deepEqual(Object.keys(Object.fromEntries(new URL(linked[0].href, page.url()).searchParams)).sort(), ["as_of", "q", "source", "topic.not"]);
  });

  it("offers another spelling where words are unknown, which finds as many as it says", async () => {
    const wrong = misspelt(word);
    const { suggestion } = await ask(`/v1/search?q=${wrong}&size=1`);
    assert.ok(suggestion, `${wrong} is near ${word}`);

    await visit(page, `/?q=${wrong}`);
    assert.equal(await page.textContent("#total"), "No article fits");
    assert.match(await page.textContent("#status"), new RegExp(`Did you mean ${suggestion.q}`));
    await page.click(".meant a");
    await page.waitForSelector(".summary");

    assert.equal(new URL(page.url()).search, `?q=${suggestion.q}`);
    assert.equal(await total(page), suggestion.articles);
    assert.equal(await page.inputValue("#q"), suggestion.q);
    assert.equal(await page.locator(".meant").count(), 0);
  });

  it("offers another spelling above results, and the link keeps filters and dates", async () => {
    await visit(page, `/?q=${misspelt(word)}+${word}&match=any&sort=oldest&from=1900`);
    await page.click(".summary .meant a");
    await page.waitForFunction(() => !document.querySelector(".meant"));

    const params = new URL(page.url()).searchParams;
    assert.deepEqual([params.get("match"), params.get("sort"), params.get("from")], ["any", "oldest", "1900"]);
  });

  it("shows the keys on ? and closes on Escape", async () => {
    await visit(page, "/");

    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");

    await page.waitForSelector("dialog:not([open])", { state: "attached" });
  });

  /** Two letters in the middle have changed places. */
  function misspelt(text) {
    const at = [...text].findIndex((letter, i) => i > 0 && i + 1 < text.length && letter !== text[i + 1]);
    return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  }

  async function tallestBar() {
    const heights = await page.locator("rect.bar").evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute("height"))));
    return heights.indexOf(Math.max(...heights));
  }
});
