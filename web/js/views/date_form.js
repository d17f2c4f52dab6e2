// The dates of a search as fields: what the histogram does with a pointer, and the day the archive is to be seen as of.
// @ts-check

import { dayOf } from "../dates.js";
import { element } from "../dom.js";
import { withDates, withOption } from "../state.js";

/** @typedef {import("../state.js").SearchState} SearchState */

/** Whether the reader opened the fields; they are open in any case while a date is set. */
let isOpen = false;

/**
 * @param {SearchState} state
 * @param {{ first: string | null, last: string | null }} index  days the archive begins and ends
 * @param {(next: SearchState) => void} change
 * @returns {HTMLElement} from, to, and the day the archive is looked at as of
 */
export function dateForm(state, index, change) {
  const { from = "", to = "", as_of = "" } = state.options;
  const bounds = { min: index.first?.slice(0, 10), max: index.last?.slice(0, 10) };
  /** @param {string} name @param {string} label @param {string} value */
  const field = (name, label, value) => element("label", {}, label, element("input", { type: "date", name, value, ...bounds, "data-key": `date-${name}` }));
  const shown = { from: dayOf(from, "first"), to: dayOf(to, "last"), as_of: dayOf(as_of, "last") };
  /** @param {Event & { currentTarget: HTMLFormElement }} event */
  const onsubmit = (event) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    /** @param {"from" | "to" | "as_of"} name @param {string} old  kept, in its own precision, when the field was not touched */
    const chosen = (name, old) => (given.get(name) === shown[name] ? old : String(given.get(name) ?? ""));
    const asOf = chosen("as_of", as_of);
    change(withOption(withDates(state, chosen("from", from), chosen("to", to)), "as_of", /^\d{4}-\d\d-\d\d$/.test(asOf) ? `${asOf}T23:59:59Z` : asOf));
  };
  const form = element("form", { class: "dates", novalidate: true, onsubmit },
    field("from", "From", shown.from),
    field("to", "To", shown.to),
    field("as_of", "As the archive stood on", shown.as_of),
    element("button", { type: "submit", "data-key": "date-set" }, "Set dates"),
  );
  const section = element("details", { class: "facet", open: isOpen || Boolean(from || to || as_of), ontoggle: () => (isOpen = section.open) },
    element("summary", { "data-key": "dates" }, element("h2", {}, "Dates")), form);
  return section;
}
