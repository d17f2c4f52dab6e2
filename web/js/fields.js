// The one list of the fields a reader can narrow by; state, facets, chips and the article page all ask it.
// @ts-check

/**
 * @typedef {object} Field
 * @property {string} name    the parameter of /v1/search
 * @property {string} label   heading of its facet
 * @property {boolean} commas whether one parameter may carry several values, split at commas
 */

/** In the order of the left rail. @type {readonly Field[]} */
export const FIELDS = [
  { name: "topic", label: "Topic", commas: false },
  { name: "ticker", label: "Ticker", commas: true },
  { name: "source", label: "Source", commas: false },
  { name: "agency", label: "Agency", commas: false },
  { name: "place", label: "Place", commas: false },
  { name: "author", label: "Author", commas: false },
  { name: "lang", label: "Language", commas: true },
];

/** Field names, comma-joined, as the `facets` parameter wants them. */
export const FACET_NAMES = FIELDS.map((field) => field.name).join(",");

/** One-valued parameters and the value that means "as usual" and stays out of the URL. @type {Readonly<Record<string, string>>} */
export const OPTIONS = Object.freeze({
  from: "",
  to: "",
  date_field: "published",
  tz: "UTC",
  as_of: "",
  versions: "latest",
  sort: "",
  recency: "",
  match: "auto",
  "ticker.role": "",
});

/**
 * @param {string} name
 * @returns {string} the heading for a field, or the name itself when it is unknown
 */
export function fieldLabel(name) {
  return FIELDS.find((field) => field.name === name)?.label ?? name;
}
