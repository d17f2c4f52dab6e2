// Opens Debian's chromium on the daemon under test and notes everything a page must not do: console errors, uncaught
// exceptions, dialogs, violations of the content security policy.
import { createRequire } from "node:module";

/** Finds packages beside the tests or where NODE_PATH says. */
export const { resolve: find } = createRequire(import.meta.url);
const { chromium } = createRequire(import.meta.url)("playwright-core");

/** Where searchd answers, serving the sample corpus. */
export const base = (process.env.DATELINE_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "");

/** @returns {Promise<import("playwright-core").Browser>} */
export function launch() {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {Promise<{ page: import("playwright-core").Page, faults: string[], close: () => Promise<void> }>}
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: base, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`));
  });
  return { page, faults, close: () => context.close() };
}

/** Goes to an address of the page and waits until a view stands there. */
export async function visit(page, address) {
  await page.goto(address);
  await settled(page);
}

/** Waits until what was asked last is shown. */
export async function settled(page) {
  await page.waitForSelector("#total", { state: "attached" });
  await page.waitForLoadState("networkidle");
  await page.waitForSelector('main:not([aria-busy="true"])');
}

/** @returns {Promise<number>} the number of articles the heading names */
export async function total(page) {
  return Number((await page.textContent("#total")).replace(/\D/g, ""));
}

/** @returns {Promise<string>} a word that stands in the newest headline, so a search for it finds something */
export async function wordFromArchive() {
  const answer = await (await fetch(`${base}/v1/search?sort=newest&size=20`)).json();
  const words = answer.results.flatMap((result) => result.title.match(/\b[a-z]{5,10}\b/gi) ?? []);
  if (words.length === 0) throw new Error("the newest headlines hold no plain word");
  return words[0].toLowerCase();
}

/** Types into the search box, key by key. */
export async function type(page, text) {
  await page.locator("#q").click();
  await page.keyboard.type(text);
}

/** The row of the completions that the keyboard is on; empty for none. */
export function activeRow(page) {
  return page.evaluate(() => document.getElementById(document.getElementById("q")?.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "");
}

/** @returns {Promise<any>} what searchd says to a request, for answers that a test then bends */
export async function ask(path) {
  return (await fetch(base + path)).json();
}
