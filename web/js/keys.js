// The single-key shortcuts: which there are, and when they are listened to.
// @ts-check

/** The table the help shows. */
export const SHORTCUTS = [
  ["/", "go to the search box"],
  ["j", "next article of the list"],
  ["k", "previous article of the list"],
  ["Enter", "open the article"],
  ["]", "next page"],
  ["[", "previous page"],
  ["n", "next marked word of an article"],
  ["N", "previous marked word"],
  ["?", "this help"],
];

const OFF = "dateline.shortcuts-off";

/** @returns {boolean} whether the reader wants single keys to act; they can be turned off in the help */
export function shortcutsWanted() {
  return localStorage.getItem(OFF) === null;
}

/** @param {boolean} wanted */
export function wantShortcuts(wanted) {
  if (wanted) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
}

/** @param {Record<string, () => void>} actions  by key */
export function listenForKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || !shortcutsWanted()) return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Moves the focus along the headlines. @param {1 | -1} step */
export function stepHeadline(step) {
  const links = [...document.querySelectorAll("a.headline")];
  const row = document.activeElement?.closest("article");
  const at = links.findIndex((link) => row?.contains(link));
  const next = /** @type {HTMLElement | undefined} */ (at < 0 ? links[0] : links[at + step]);
  next?.focus();
  next?.closest("article")?.scrollIntoView({ block: "nearest" });
}

/** @param {string} selector  a link or button to act as if clicked, where there is one */
export function press(selector) {
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, dialog[open]") !== null;
}
