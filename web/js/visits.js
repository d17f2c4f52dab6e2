// Moves between addresses of the page: links, Back and Forward, and the place one had scrolled to.
// @ts-check

/** @typedef {"load" | "follow" | "return"} Kind  first paint; a link or an edit; Back or Forward */
/** @typedef {{ kind: Kind, scroll: number }} Visit  where to scroll when the view stands; 0 for new ground */

/** @type {(visit: Visit) => void} */
let arrive = () => {};

/**
 * Begins to listen. `onArrive` is called at once and then whenever the address has changed.
 * @param {(visit: Visit) => void} onArrive
 */
export function startVisits(onArrive) {
  arrive = onArrive;
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => arrive({ kind: "return", scroll: savedScroll() }));
  addEventListener("scroll", debounced(saveScroll, 120), { passive: true });
  document.addEventListener("click", followLink);
  arrive({ kind: "load", scroll: savedScroll() });
}

/** @param {string} href  an address of this page */
export function go(href) {
  if (href === location.pathname + location.search) return arrive({ kind: "load", scroll: 0 });
  saveScroll();
  history.pushState({ inside: true, scroll: 0 }, "", href);
  arrive({ kind: "follow", scroll: 0 });
}

/** @returns {boolean} whether Back stays on this page */
export function cameFromInside() {
  return history.state?.inside === true;
}

/** @param {MouseEvent} event */
function followLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.origin !== location.origin || link.hash || link.target) return;
  if (link.pathname !== "/" && !link.pathname.startsWith("/article/")) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

function saveScroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

function savedScroll() {
  return Number(history.state?.scroll ?? 0);
}

/** @param {() => void} act @param {number} quiet  milliseconds */
function debounced(act, quiet) {
  let timer = 0;
  let address = "";
  return () => {
    clearTimeout(timer);
    address = location.href;
    timer = setTimeout(() => address === location.href && act(), quiet);
  };
}
