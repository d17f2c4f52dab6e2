// The frame of the page around a view: the rail beside it, the title, the keyboard's place, the spoken status.
// @ts-check

import { feedHref } from "./addresses.js";
import { byId, element, refill } from "./dom.js";
import { legible } from "./format.js";

const main = byId("main");
const rail = byId("rail");
const wide = matchMedia("(min-width: 60rem)");
wide.addEventListener("change", () => unfoldRail(false));

/**
 * @typedef {object} View
 * @property {"home" | "search" | "article" | "trouble"} name
 * @property {string} title                          for the window; empty on the start page
 * @property {import("./dom.js").Child[]} parts
 * @property {HTMLElement[]} [rail]                  what narrows the results
 * @property {string} [status]                       spoken by screen readers, seen by nobody
 */

/**
 * Puts a view on the page and the reader where she should be in it.
 * @param {View} view
 * @param {import("./visits.js").Visit} visit
 */
export function arrive(view, visit) {
  const wasNarrowing = document.body.dataset.view === view.name && rail.contains(document.activeElement);
  const top = wasNarrowing && visit.kind === "follow" ? scrollY : visit.scroll;
  document.body.dataset.view = view.name;
  document.title = view.title ? `${legible(view.title)} – Dateline` : "Dateline";
  refill(main, ...view.parts);
  refill(rail, view.rail && element("details", { class: "narrow", open: wide.matches || wasNarrowing }, element("summary", { "data-key": "narrow" }, "Narrow the results"), ...view.rail));
  rail.hidden = !view.rail;
  byId("status").textContent = view.status ?? "";
  if (document.activeElement === document.body && visit.kind === "follow") byId("total").focus({ preventScroll: true });
  scrollTo(0, top);
}

/** Lets the feeds that the page announces follow what it shows. @param {import("./state.js").SearchState} state */
export function linkFeeds(state) {
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=alternate]"))) {
    link.href = feedHref(new URL(link.href).pathname, state);
  }
}

/** @param {boolean} isBusy  dims what is shown while the next answer is on its way */
export function showBusy(isBusy) {
  main.setAttribute("aria-busy", String(isBusy));
}

/** Beside the results the rail is always open, above them only on demand. @param {boolean} open */
function unfoldRail(open) {
  const details = rail.querySelector("details");
  if (details) details.open = wide.matches || open;
}
