// The help: what can be typed, and the keys.
// @ts-check

import { byId, element } from "../dom.js";
import { SHORTCUTS, shortcutsWanted, wantShortcuts } from "../keys.js";

const TYPED = [
  ["oil prices", "articles with the words, in any order and form"],
  ["\"money supply\"", "exactly these words side by side"],
  ["oil OR gas", "either; round brackets group"],
  ["oil -futures", "without a word; also NOT futures"],
  ["tariff*", "words that begin so"],
  ["=rates", "this form only"],
  ["oil NEAR/5 price", "at most five words apart, ten without a number; ADJ/5 keeps the order"],
  ["$TM  ticker:TM", "a ticker"],
  ["title: author: source: topic: place: agency: lang:", "only there, as in title:merger"],
  ["date:2025-03..2025-04  date:7d", "a period"],
  ["words:>500", "length"],
];

export function showHelp() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("help"));
  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  const onchange = ({ currentTarget: { checked } }) => wantShortcuts(checked);
  const tick = element("input", { type: "checkbox", checked: shortcutsWanted(), onchange });
  dialog.replaceChildren(
    element("h2", { id: "help-title" }, "Help"),
    element("div", { class: "chapters" },
      element("section", {}, element("h3", {}, "In the search box"), table(TYPED.map(([code, text]) => [element("code", {}, code), text]))),
      element("section", { class: "short" }, element("h3", {}, "Keys"), table(SHORTCUTS.map(([key, text]) => [element("kbd", {}, key), text]))),
    ),
    element("label", { class: "tick" }, tick, "Use these single-key shortcuts"),
    element("form", { method: "dialog" }, element("button", {}, "Close")),
  );
  if (!dialog.open) dialog.showModal();
}

/** @param {[Node, string][]} rows */
function table(rows) {
  return element("dl", { class: "keys" }, ...rows.map(([name, text]) => element("div", {}, element("dt", {}, name), element("dd", {}, text))));
}
