// Completions while typing: by keyboard, pointer and finger; late, missing and hostile answers.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { activeRow, ask, launch, openPage, settled, total, type, visit, wordFromArchive } from "./page.mjs";

const OPEN = "#completions:not([hidden])";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const HOSTILE = '<img src=x onerror=alert(1)> \u202eesrever\u202c';

describe("completions", () => {
  let browser, tab, page, word, ticker;
  before(async () => {
    browser = await launch();
    word = await wordFromArchive();
    ticker = (await ask("/v1/search?size=1&facets=ticker")).facets.ticker.values[0].value;
  });
  after(() => browser.close());
  beforeEach(async () => {
    tab = await openPage(browser);
    page = tab.page;
  });
  afterEach(() => tab.close());

  /** Answers /v1/suggest with words, each request after its own delay. */
  async function answerWith(wordsFor, delayFor = () => 0) {
    const asked = [];
    await page.route("**/v1/suggest**", (route) => {
      const q = new URL(route.request().url()).searchParams.get("q");
      asked.push(q);
      const suggestions = wordsFor(q).map((value) => ({ type: "query", text: value, value, count: 1, q: value }));
      setTimeout(() => route.fulfill({ json: { q, suggestions } }).catch(() => {}), delayFor(q));
    });
    return asked;
  }

  const isOpen = async () => (await page.getAttribute("#q", "aria-expanded")) === "true" && (await page.isVisible("#completions"));
  const rows = () => page.locator("[role=option]").allTextContents();

  it("appear under the box, are counted aloud, and Enter searches for the one that is chosen", async () => {
    await visit(page, "/");
    assert.equal(await isOpen(), false);

    await type(page, word.slice(0, -1));
    await page.waitForSelector(OPEN);
    const count = (await rows()).length;
    assert.match(await page.textContent("#completions-status"), new RegExp(`^${count} completion`));
    await page.keyboard.press("ArrowDown");
    const chosen = await activeRow(page);
    assert.equal(await page.locator('[role=option][aria-selected="true"]').count(), 1);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".summary");

    assert.equal(new URL(page.url()).searchParams.get("q"), chosen);
    assert.ok((await total(page)) > 0);
    assert.equal(await isOpen(), false);
    assert.equal(await page.textContent("#completions-status"), "");
    assert.deepEqual(tab.faults, []);
  });

  it("are walked with the arrows, round and back to the box", async () => {
    await answerWith(() => ["harbour", "harvest"]);
    await visit(page, "/");
    await type(page, "har");
    await page.waitForSelector(OPEN);

    const seen = [];
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowLeft"]) {
      await page.keyboard.press(key);
      seen.push(await activeRow(page));
    }

    assert.deepEqual(seen, ["harbour", "harvest", "", "harvest", ""]);
    assert.equal(await page.inputValue("#q"), "har");
  });

  it("do not stand in the way of what was typed: Enter without a choice searches for it", async () => {
    await answerWith(() => [`${word}xyz`]);
    await visit(page, "/");
    await type(page, word);
    await page.waitForSelector(OPEN);

    await page.keyboard.press("Enter");
    await page.waitForSelector(".summary");

    assert.equal(new URL(page.url()).searchParams.get("q"), word);
    assert.equal(await isOpen(), false);
  });

  it("go on Escape and keep the text, come back on the arrow, and go when Tab leaves", async () => {
    await visit(page, "/");
    await type(page, word.slice(0, 3));
    await page.waitForSelector(OPEN);

    await page.keyboard.press("Escape");
    assert.equal(await isOpen(), false);
    assert.equal(await page.inputValue("#q"), word.slice(0, 3));
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector(OPEN);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");

    assert.equal(await isOpen(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Search");
    assert.equal(await page.inputValue("#q"), word.slice(0, 3));
  });

  it("are asked for once the typing rests", async () => {
    const asked = await answerWith((q) => [`${q}x`]);
    await visit(page, "/");

    await type(page, "harbour");
    await page.waitForSelector(OPEN);

    assert.deepEqual(asked, ["harbour"]);
  });

  it("of an older text never replace those of a newer one", async () => {
    const asked = await answerWith((q) => [`${q}x`], (q) => (q === "ha" ? 700 : 0));
    await visit(page, "/");

    await type(page, "ha");
    await page.waitForTimeout(300);
    await page.keyboard.type("r");
    await page.waitForSelector(OPEN);
    await page.waitForTimeout(800);

    assert.deepEqual(asked, ["ha", "har"]);
    assert.deepEqual(await rows(), ["harx"]);
  });

  it("that come after the search has begun stay away", async () => {
    await answerWith((q) => [`${q}x`], () => 500);
    await visit(page, "/");

    await type(page, word);
    await page.waitForTimeout(300);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".summary");
    await page.waitForTimeout(600);

    assert.equal(await isOpen(), false);
  });

  it("stay away while an input method composes, and come when it has", async () => {
    const asked = await answerWith((q) => [`${q}x`]);
    await visit(page, "/");
    await page.focus("#q");
    const session = await page.context().newCDPSession(page);

    await session.send("Input.imeSetComposition", { text: "ほん", selectionStart: 2, selectionEnd: 2 });
    await page.waitForTimeout(400);
    assert.deepEqual(asked, []);
    await session.send("Input.insertText", { text: "本" });
    await page.waitForSelector(OPEN);

    assert.deepEqual(asked, ["本"]);
  });

  for (const status of [503, 504]) {
    it(`are simply missing when the server answers ${status}`, async () => {
      await page.route("**/v1/suggest**", (route) => route.fulfill({ status, json: { title: "Busy", status } }));
      await visit(page, "/");

      const refused = page.waitForResponse(/suggest/);
      await type(page, word);
      await refused;
      await page.waitForTimeout(100);
      assert.equal(await isOpen(), false);
      await page.keyboard.press("Enter");
      await page.waitForSelector(".summary");

      assert.ok(tab.faults.every((fault) => fault.includes(`status of ${status}`)), tab.faults.join());
    });
  }

  it("are taken by click", async () => {
    await visit(page, "/");
    await type(page, `$${ticker}`.slice(0, -1));
    await page.waitForSelector(OPEN);

    await page.locator(".of-ticker", { hasText: ticker }).first().click();
    await page.waitForSelector(".summary");

    const promised = (await ask(`/v1/search?size=1&q=${encodeURIComponent(`$${ticker}`)}`)).total.articles;
    assert.equal(new URL(page.url()).searchParams.get("q"), `$${ticker}`);
    assert.equal(await total(page), promised);
  });

  it("show a company's name beside its ticker and find as many articles as they say", async () => {
    const { suggestions } = await ask(`/v1/suggest?q=${encodeURIComponent(`$${ticker}`)}`);
    const named = suggestions.map((one) => ({ ...one, text: `${one.value} Zephyr Motor` }));
    await page.route("**/v1/suggest**", (route) => route.fulfill({ json: { suggestions: named } }));
    await visit(page, "/");

    await type(page, "zephyr");
    await page.waitForSelector(OPEN);
    const row = await page.locator("[role=option]").first().textContent();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".summary");

    assert.match(row, new RegExp(`^${ticker} Zephyr Motor ticker, `));
    assert.equal(await total(page), Number(/([\d,]+) articles?$/.exec(row)[1].replace(",", "")));
  });

  it("open the article of a headline", async () => {
    const [{ title }] = (await ask("/v1/search?sort=newest&size=1")).results;
    await visit(page, "/");
    await page.fill("#q", "");
    await type(page, title);
    await page.waitForSelector(".of-title");

    await page.locator(".of-title", { hasText: title }).first().click();
    await page.waitForSelector(".sheet");

    assert.equal(await page.textContent(".sheet h1"), title);
  });

  it("keep the filters in force, and their time", async () => {
    const asked = [];
    page.on("request", (request) => request.url().includes("/v1/suggest") && asked.push(new URL(request.url()).searchParams.get("as_of")));
    await visit(page, "/?sort=newest&as_of=2100-01-01T00:00:00Z&topic.not=none");
    await type(page, word.slice(0, -1));
    await page.waitForSelector(OPEN);
    assert.ok((await page.locator(".kind").allTextContents()).every((text) => !/\d/.test(text)));

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/[?&]q=/);
    await settled(page);

    assert.deepEqual(asked, ["2100-01-01T00:00:00Z"]);
    assert.equal(new URL(page.url()).searchParams.get("topic.not"), "none");
  });

  it("show hostile text as text", async () => {
    await page.route("**/v1/suggest**", (route) => route.fulfill({ json: { suggestions: ["ticker", "topic", "title"].map((kind) => ({ type: kind, text: HOSTILE, value: HOSTILE, count: 1, q: `$topic:${HOSTILE}` })) } }));
    await visit(page, "/");

    await type(page, "har");
    await page.waitForSelector(OPEN);

    assert.equal(await page.locator("#completions img").count(), 0);
    assert.ok((await rows()).every((text) => !text.includes("\u202e")));
    assert.deepEqual(tab.faults, []);
  });

  it("fit a phone, are large enough for fingers and are taken by a touch", async () => {
    const phone = await openPage(browser, PHONE);
    await visit(phone.page, "/");
    await phone.page.tap("#q");
    await phone.page.keyboard.type(word.slice(0, -1));
    await phone.page.waitForSelector(OPEN);

    const heights = await phone.page.locator("[role=option]").evaluateAll((options) => options.map((option) => option.getBoundingClientRect().height));
    assert.ok(Math.min(...heights) >= 44, heights.join());
    assert.equal(await phone.page.evaluate(() => document.documentElement.scrollWidth), PHONE.viewport.width);
    await phone.page.locator(".of-query").first().tap();
    await phone.page.waitForSelector(".summary");

    assert.equal(await phone.page.isVisible("#completions"), false);
    assert.deepEqual(phone.faults, []);
    await phone.close();
  });
});
