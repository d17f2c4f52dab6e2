// Turns values into the words a reader sees: counts, instants with their precision, languages. Dates are always absolute.
// @ts-check

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NUMBER = new Intl.NumberFormat("en");
/** @type {Map<string, Intl.DateTimeFormat>} */
const CLOCKS = new Map();

/** @typedef {{ year: number, month: number, day: number, hour: number, minute: number, second: number }} Civil  month from 1 */

/** @param {number} n */
export function count(n) {
  return NUMBER.format(n);
}

/** @param {number} n @param {string} one @param {string} [many] */
export function counted(n, one, many = `${one}s`) {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** @param {{ articles: number, relation: string }} total */
export function totalText(total) {
  return (total.relation === "gte" ? "at least " : "") + counted(total.articles, "article");
}

/**
 * The calendar and clock reading of an instant. A zone nobody knows is read as UTC.
 * @param {string} instant  RFC 3339, or a bare date
 * @param {string} tz       IANA name
 * @returns {Civil | null}  null when it is no instant
 */
export function civil(instant, tz) {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return null;
  /** @type {Record<string, number>} */
  const parts = {};
  for (const { type, value } of clock(tz).formatToParts(time)) parts[type] = Number(value);
  return /** @type {Civil} */ (/** @type {unknown} */ (parts));
}

/**
 * Says no more than is known: a day without a time shows no clock, and never moves with the zone.
 * @param {string | null | undefined} instant
 * @param {string} precision  second, minute, hour, day, month, year or none
 * @param {string} tz
 * @returns {string} empty when nothing is known
 */
export function instantText(instant, precision, tz) {
  if (!instant || precision === "none") return "";
  const wholeDays = precision === "day" || precision === "month" || precision === "year";
  const at = civil(instant, wholeDays ? "UTC" : tz);
  if (!at) return instant;
  if (precision === "year") return String(at.year);
  if (precision === "month") return `${monthName(at.month)} ${at.year}`;
  const day = `${at.day} ${monthName(at.month)} ${at.year}`;
  return wholeDays ? day : `${day}, ${twoDigits(at.hour)}:${twoDigits(at.minute)} ${zoneText(tz)}`;
}

/** @param {string} date  as in `index.first`: a date or an instant */
export function dayText(date) {
  return instantText(date, "day", "UTC");
}

/** @param {number} month  from 1 */
export function monthName(month) {
  return MONTHS[month - 1] ?? "";
}

/** @param {string} code  as in `lang` */
export function languageName(code) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * How a facet value reads: tickers keep their symbol before the name, languages get one.
 * @param {string} field
 * @param {{ value: string, label?: string }} item
 */
export function valueText(field, { value, label }) {
  if (field === "lang") return languageName(value);
  if (!label || label === value) return value;
  return field === "ticker" ? `${value} ${label}` : label;
}

/** @param {number} n */
export function twoDigits(n) {
  return String(n).padStart(2, "0");
}

/**
 * Text by strangers, safe to show: control characters become U+FFFD, characters that override the writing direction vanish.
 * @param {string} text
 */
export function legible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd").replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** @param {string | null | undefined} url @returns {string | null} the address if it is a web address, else null */
export function webAddress(url) {
  try {
    const { protocol, href } = new URL(url ?? "");
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

/** @param {string} tz */
function zoneText(tz) {
  return clock(tz).resolvedOptions().timeZone === "UTC" ? "UTC" : `(${tz})`;
}

/** @param {string} tz */
function clock(tz) {
  const known = CLOCKS.get(tz);
  if (known) return known;
  const made = makeClock(tz);
  CLOCKS.set(tz, made);
  return made;
}

/** @param {string} timeZone @returns {Intl.DateTimeFormat} */
function makeClock(timeZone) {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
  } catch {
    return makeClock("UTC");
  }
}
