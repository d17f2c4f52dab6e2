// Walks through the marked words of an article: "3 of 12" with a button each way, and the keys n and N.
// @ts-check

import { element } from "../dom.js";
import { count, counted } from "../format.js";

/**
 * @param {HTMLElement[]} hits  in reading order
 * @returns {HTMLElement | null}
 */
export function hitBar(hits) {
  if (hits.length === 0) return null;
  let at = -1;
  const place = element("span", { class: "place", role: "status" }, counted(hits.length, "hit"));
  /** @param {1 | -1} step */
  const walk = (step) => {
    hits[at]?.classList.remove("current");
    at = (at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length;
    hits[at].classList.add("current");
    hits[at].scrollIntoView({ block: "center" });
    place.replaceChildren(`${count(at + 1)} of ${count(hits.length)}`);
  };
  return element("span", { class: "hits" },
    element("button", { type: "button", class: "quiet hit-previous", "aria-label": "Previous marked word", "aria-keyshortcuts": "N", onclick: () => walk(-1) }, "↑"),
    place,
    element("button", { type: "button", class: "quiet hit-next", "aria-label": "Next marked word", "aria-keyshortcuts": "n", onclick: () => walk(1) }, "↓"),
  );
}
