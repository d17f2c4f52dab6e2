// Fit for everyone: phone width, touch, dark mode, forced colours, the rules that axe checks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { ask, find, launch, openPage, type, visit, wordFromArchive } from "./page.mjs";

const AXE = readFileSync(find("axe-core/axe.min.js"), "utf8");
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

describe("fit", () => {
  let browser, addresses, word;
  before(async () => {
    browser = await launch();
    word = await wordFromArchive();
    const { results } = await ask(`/v1/search?q=${word}&size=1`);
    addresses = ["/", `/?q=${word}`, `/?q=${word}&topic.not=none&from=1900`, `/article/${results[0].id}?q=${word}`, "/?q=qqzzxv", "/?from=never"];
  });
  after(() => browser.close());

  it("never scrolls sideways on a phone", async () => {
    const { page, close } = await openPage(browser, PHONE);
    for (const address of addresses) {
      await visit(page, address);
      const narrow = page.locator(".narrow > summary");
      if (await narrow.count()) await narrow.click();

      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.viewport.width, address);
    }
    await close();
  });

  it("gives fingers 44 pixels", async () => {
    const { page, close } = await openPage(browser, PHONE);
    await visit(page, addresses[1]);
    await page.click(".narrow > summary");

    const small = await page.evaluate(() => {
      const targets = [...document.querySelectorAll("button, select, .value label, .acts a, .pager a")].filter((node) => node.getClientRects().length > 0);
      return targets.filter((node) => node.getBoundingClientRect().height < 44).map((node) => node.outerHTML.slice(0, 80));
    });

    assert.deepEqual(small, []);
    await close();
  });

  it("is dark where dark is wanted and light where light is", async () => {
    const lightness = {};
    for (const colorScheme of ["light", "dark"]) {
      const { page, close } = await openPage(browser, { colorScheme });
      await visit(page, "/");
      const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      lightness[colorScheme] = colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
      await close();
    }

    assert.ok(lightness.dark < 40, `dark: ${lightness.dark}`);
    assert.ok(lightness.light > 220, `light: ${lightness.light}`);
  });

  for (const options of [{ colorScheme: "light" }, { colorScheme: "dark" }, { ...PHONE, colorScheme: "light" }]) {
    it(`breaks no rule of axe (${options.colorScheme}${options.isMobile ? ", phone" : ""})`, async () => {
      const { page, close } = await openPage(browser, options);
      for (const address of addresses) {
        await visit(page, address);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() => globalThis.axe.run());

        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), [], address);
      }
      await close();
    });

    it(`breaks no rule of axe with completions open (${options.colorScheme}${options.isMobile ? ", phone" : ""})`, async () => {
      const { page, close } = await openPage(browser, options);
      await visit(page, "/");
      await type(page, word.slice(0, 3));
      await page.waitForSelector("#completions:not([hidden])");
      await page.keyboard.press("ArrowDown");

      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => globalThis.axe.run());

      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await close();
    });
  }
});
