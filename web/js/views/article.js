// One article as it was printed: its times, its text with the reader's words marked, what is known of it and why.
// @ts-check

import { articleHref } from "../addresses.js";
import { element, foreign, marked } from "../dom.js";
import { dateText } from "../dates.js";
import { count, instantText, webAddress } from "../format.js";
import { piecesByTerms, queryTerms } from "../highlight.js";
import { sameArchive } from "../state.js";
import { facts, evidenceTable } from "./article_facts.js";
import { hitBar } from "./hit_bar.js";
import { tickerChips } from "./result_row.js";

/**
 * @param {import("../types.js").Article} article
 * @param {{ q: string, as_of: string, tz: string }} context  words to mark, the instant it was read at, the zone for times
 * @param {{ href: string, isReturn: boolean }} back  the results it was opened from
 * @returns {HTMLElement}
 */
export function articleView(article, context, back) {
  const terms = queryTerms(context.q);
  const archive = sameArchive({ as_of: context.as_of, tz: context.tz });
  const title = element("h1", { tabindex: "-1", id: "total", dir: "auto" }, ...marked(piecesByTerms(article.title || "(no headline)", terms)));
  const body = element("div", { class: "body" }, ...article.body.map((text) => element("p", { dir: "auto", class: isTable(text) && "table" }, ...marked(piecesByTerms(text, terms)))));
  if (article.body.length === 0) body.append(element("p", { class: "faint" }, "Only the headline was printed."));
  const source = article.source?.name || article.source?.id;
  const page = element("article", { class: "sheet", "aria-labelledby": "total" },
    element("p", { class: "kicker" }, ...joined([article.section, source, article.agency !== source && article.agency])),
    title,
    byline(article, context.tz),
    revisionNote(article, context),
    tickerChips(article, archive),
    body,
    originalLink(article),
    relatedBox(article, context.tz),
    evidenceTable(article.evidence ?? []),
  );
  const hits = [...title.querySelectorAll("mark"), ...body.querySelectorAll("mark")];
  const backLink = element("a", { class: "back", href: back.href, onclick: back.isReturn && goBack }, back.href !== "/" ? "← Back to the results" : back.isReturn ? "← Back" : "← Start page");
  return element("div", { class: "reading" }, element("nav", { class: "toolbar", "aria-label": "Reading" }, backLink, hitBar(hits)), page, facts(article, context.tz, archive));
}

/** Columns set with spaces keep their columns. @param {string} text */
function isTable(text) {
  return /\S {3,}\S.*\n.*\S {3,}\S/.test(text);
}

/** @param {Event} event */
function goBack(event) {
  event.preventDefault();
  history.back();
}

/** @param {import("../types.js").Article} article @param {string} tz */
function byline({ authors = [], place, published, published_precision }, tz) {
  const date = published && instantText(published, published_precision ?? "second", tz);
  if (authors.length === 0 && !place && !date) return null;
  return element("p", { class: "byline" }, ...joined([authors.length > 0 && `By ${authors.join(", ")}`, place, date]));
}

/** @param {import("../types.js").Article} article @param {{ q: string, as_of: string, tz: string }} context */
function revisionNote({ id, version }, { q, as_of, tz }) {
  if (!as_of && !(version && version.of > 1)) return null;
  const changed = version?.changed ? `, changed ${instantText(version.changed, "minute", tz)}` : "";
  return element("p", { class: "notice revision" },
    version && version.of > 1 && `Revision ${version.n} of ${version.of}${changed}. `,
    as_of && `As the archive stood on ${dateText(as_of)}. `,
    as_of && element("a", { href: articleHref(id, { q, tz: tz === "UTC" ? "" : tz }) }, "Read the latest"),
  );
}

/** @param {import("../types.js").Article} article */
function originalLink({ url }) {
  const address = webAddress(url);
  if (!address) return null;
  return element("p", { class: "original" }, element("a", { href: address, rel: "noopener noreferrer nofollow" }, `Original at ${new URL(address).hostname} ↗`));
}

/** @param {import("../types.js").Article} article @param {string} tz */
function relatedBox({ related = [] }, tz) {
  if (related.length === 0) return null;
  const items = related.map((item) => {
    return element("li", {},
      element("strong", {}, foreign(item.title || item.text || "")),
      item.title && item.text && element("p", { dir: "auto" }, foreign(item.text)),
      element("p", { class: "faint" }, ...joined([item.published_text ?? instantText(item.published, item.published_precision ?? "minute", tz), (item.tickers ?? []).join(", ")])),
    );
  });
  return element("section", { class: "related", "aria-labelledby": "related" }, element("h2", { id: "related" }, `Printed beside it (${count(items.length)})`), element("ul", {}, ...items));
}

/** @param {(string | false | null | undefined)[]} texts @returns {Node[]} */
function joined(texts) {
  return texts.flatMap((text) => (text ? [element("span", { class: "part" }, foreign(text))] : []));
}
