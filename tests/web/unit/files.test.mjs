// What the folder web/ promises as a whole: small, without shortcuts that a strict content security policy forbids.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";

const WEB = new URL("../../../web/", import.meta.url);
const PURE = ["state.js", "format.js", "dates.js", "highlight.js", "fields.js", "examples.js", "recall.js", "completions.js"];
const LATER = new Set(["js/views/article.js", "js/views/article_facts.js", "js/views/hit_bar.js", "js/views/help.js", "js/types.js", "css/docs.css"]);

const read = (path) => readFileSync(new URL(path, WEB), "utf8");
const list = (folder, ending) => readdirSync(new URL(folder, WEB)).filter((name) => name.endsWith(ending)).map((name) => folder + name);
const scripts = [...list("js/", ".js"), ...list("js/views/", ".js")];
const styles = list("css/", ".css").filter((path) => !LATER.has(path));

describe("the files of the page", () => {
  it("weigh under 50 kB at first paint, as sent", () => {
    const first = ["index.html", "favicon.svg", ...styles, ...scripts.filter((path) => !LATER.has(path))];

    const bytes = first.reduce((sum, path) => sum + gzipSync(read(path)).length, 0);

    assert.ok(bytes < 50_000, `${bytes} bytes`);
  });

  it("are all announced in index.html that the first paint needs", () => {
    const html = read("index.html");

    for (const path of [...styles, ...scripts.filter((name) => !LATER.has(name))]) assert.ok(html.includes(`"/${path}"`), path);
  });

  it("write no markup from text and no inline code or style", () => {
    for (const path of scripts) assert.doesNotMatch(read(path), /\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|export default/, path);
    assert.doesNotMatch(read("index.html"), /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  it("say what they are for, are type-checked and stay short", () => {
    for (const path of scripts) {
      const lines = read(path).split("\n");
      assert.match(lines[0], /^\/\/ \S/, path);
      assert.ok(lines.slice(0, 4).includes("// @ts-check"), path);
      assert.ok(lines.length <= 151, `${path}: ${lines.length} lines`);
    }
  });

  it("keep modules that only compute free of the DOM", () => {
    for (const name of PURE) assert.doesNotMatch(read(`js/${name}`), /\b(?:document|window|location|history)\.|from "\.\/(?:dom|views|frame|visits)/, name);
  });
});
