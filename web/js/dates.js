// Between the periods a reader points at (a bar, a date field) and the `from` and `to` that /v1/search takes.
// @ts-check

import { civil, instantText, monthName, twoDigits } from "./format.js";

/**
 * @param {{ from: string }} bucket
 * @param {string} interval  hour, day, week, month or year
 * @param {string} tz        the zone the buckets were cut in
 * @returns {string} the bucket in words, such as "week of 3 Mar 2025"
 */
export function bucketText(bucket, interval, tz) {
  const at = civil(bucket.from, tz);
  if (!at) return bucket.from;
  if (interval === "year") return String(at.year);
  if (interval === "month") return `${monthName(at.month)} ${at.year}`;
  if (interval === "hour") return instantText(bucket.from, "minute", tz);
  const day = `${at.day} ${monthName(at.month)} ${at.year}`;
  return interval === "week" ? `week of ${day}` : day;
}

/**
 * The shortest `from` and `to` that name exactly the buckets from `first` to `last`, both included.
 * @param {{ from: string, to: string }} first
 * @param {{ from: string, to: string }} last
 * @param {string} interval
 * @param {string} tz
 * @returns {{ from: string, to: string }}
 */
export function rangeOfBuckets(first, last, interval, tz) {
  const lastSecond = new Date(Date.parse(last.to) - 1000).toISOString();
  return { from: periodName(first.from, interval, tz), to: periodName(lastSecond, interval, tz) };
}

/**
 * @param {string} instant
 * @param {string} interval
 * @param {string} tz
 */
function periodName(instant, interval, tz) {
  const at = civil(instant, tz);
  if (!at || interval === "hour") return instant.replace(/\.\d+Z$/, "Z");
  const year = String(at.year).padStart(4, "0");
  if (interval === "year") return year;
  const month = `${year}-${twoDigits(at.month)}`;
  return interval === "month" ? month : `${month}-${twoDigits(at.day)}`;
}

/**
 * What a date field shows for a `from` or `to` of any form.
 * @param {string} text         2025, 2025-03, 2025-03-31, RFC 3339; a relative date has no fixed day
 * @param {"first" | "last"} edge  which day of a month or year
 * @returns {string} YYYY-MM-DD, or empty
 */
export function dayOf(text, edge) {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:$|T)/.exec(text) ?? [];
  if (!year) return "";
  const wantedMonth = month ?? (edge === "first" ? "01" : "12");
  if (day) return `${year}-${wantedMonth}-${day}`;
  const lastDay = new Date(Date.UTC(Number(year), Number(wantedMonth), 0)).getUTCDate();
  return `${year}-${wantedMonth}-${edge === "first" ? "01" : twoDigits(lastDay)}`;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string} the period in words, for its chip
 */
export function periodText(from, to) {
  if (from === to) return dateText(from);
  if (!to) return `since ${dateText(from)}`;
  if (!from) return `until ${dateText(to)}`;
  return `${dateText(from)} – ${dateText(to)}`;
}

/** @param {string} text  a date as the API takes it */
export function dateText(text) {
  if (/^\d{4}$/.test(text)) return text;
  if (/^\d{4}-\d\d$/.test(text)) return instantText(`${text}-01`, "month", "UTC");
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return instantText(text, "day", "UTC");
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return instantText(text, "minute", "UTC");
  return text;
}
