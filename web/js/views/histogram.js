// When the articles were published: bars to click or to drag over. date_form.js does the same for the keyboard.
// @ts-check

import { bucketText, rangeOfBuckets } from "../dates.js";
import { element, svg } from "../dom.js";
import { count, counted } from "../format.js";
import { withDates } from "../state.js";

const HEIGHT = 64;
const DRAG_STARTS_AT = 4;

/** @typedef {import("../state.js").SearchState} SearchState */
/** @typedef {import("../types.js").Histogram} Histogram */

/**
 * @param {Histogram} histogram
 * @param {SearchState} state
 * @param {(next: SearchState) => void} change
 * @returns {HTMLElement | null}
 */
export function histogramView(histogram, state, change) {
  const { buckets, interval, tz, undated } = histogram;
  if (buckets.length === 0) return null;
  const peak = Math.max(1, ...buckets.map((bucket) => bucket.count));
  const begin = Date.parse(buckets[0].from);
  const span = Date.parse(buckets[buckets.length - 1].to) - begin;
  /** @param {string} instant */
  const place = (instant) => (100 * (Date.parse(instant) - begin)) / span;
  const idle = `By ${interval}${undated > 0 ? `; ${count(undated)} undated` : ""}`;
  const readout = element("p", { class: "readout" }, idle);
  const band = svg("rect", { class: "band", y: 0, height: HEIGHT, width: 0 });
  const bars = buckets.map((bucket) => bar(bucket, place, peak));
  const label = `Articles by ${interval}, from ${bucketText(buckets[0], interval, tz)} to ${bucketText(buckets[buckets.length - 1], interval, tz)}; at most ${counted(peak, "article")} in one ${interval}`;
  const picture = svg("svg", { class: "bars", width: "100%", height: HEIGHT, role: "img", "aria-label": label }, band, ...bars);
  letPointing(picture, band, buckets, place, {
    point: (bucket) => readout.replaceChildren(bucket ? `${bucketText(bucket, interval, tz)}: ${count(bucket.count)} of ${counted(bucket.total, "article")}` : idle),
    choose: (first, last) => {
      const { from, to } = rangeOfBuckets(first, last, interval, tz);
      change(withDates(state, from, to));
    },
  });
  const ends = element("p", { class: "ends", "aria-hidden": "true" }, element("span", {}, bucketText(buckets[0], interval, tz)), readout, element("span", {}, bucketText(buckets[buckets.length - 1], interval, tz)));
  return element("figure", { class: "histogram" }, picture, ends);
}

/** @param {import("../types.js").Bucket} bucket @param {(instant: string) => number} place @param {number} peak */
function bar(bucket, place, peak) {
  const height = bucket.count === 0 ? 0 : Math.max(2, (bucket.count / peak) * HEIGHT);
  const width = (place(bucket.to) - place(bucket.from)) * 0.86;
  return svg("rect", { class: "bar", x: `${place(bucket.from).toFixed(3)}%`, width: `${width.toFixed(3)}%`, y: (HEIGHT - height).toFixed(1), height: height.toFixed(1) });
}

/**
 * Click chooses one bucket, dragging a run of them.
 * @param {SVGSVGElement} picture
 * @param {SVGRectElement} band  shows what is being chosen
 * @param {import("../types.js").Bucket[]} buckets
 * @param {(instant: string) => number} place
 * @param {{ point: (bucket: import("../types.js").Bucket | null) => void, choose: (first: import("../types.js").Bucket, last: import("../types.js").Bucket) => void }} then
 */
function letPointing(picture, band, buckets, place, then) {
  let start = -1;
  /** @param {PointerEvent} event */
  const bucketAt = (event) => {
    const box = picture.getBoundingClientRect();
    const x = (100 * (event.clientX - box.left)) / box.width;
    const after = buckets.findIndex((bucket) => place(bucket.to) > x);
    return after < 0 ? buckets.length - 1 : after;
  };
  let startX = 0;
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    picture.setPointerCapture(event.pointerId);
    [start, startX] = [bucketAt(event), event.clientX];
  });
  picture.addEventListener("pointermove", (event) => {
    const at = bucketAt(event);
    then.point(buckets[at]);
    const [first, last] = start < 0 ? [at, at] : [Math.min(start, at), Math.max(start, at)];
    band.setAttribute("x", `${place(buckets[first].from)}%`);
    band.setAttribute("width", `${place(buckets[last].to) - place(buckets[first].from)}%`);
  });
  picture.addEventListener("pointerup", (event) => {
    if (start < 0) return;
    const end = Math.abs(event.clientX - startX) < DRAG_STARTS_AT ? start : bucketAt(event);
    then.choose(buckets[Math.min(start, end)], buckets[Math.max(start, end)]);
    start = -1;
  });
  const forget = () => {
    start = -1;
    band.setAttribute("width", "0");
    then.point(null);
  };
  picture.addEventListener("pointerleave", forget);
  picture.addEventListener("pointercancel", forget);
}
