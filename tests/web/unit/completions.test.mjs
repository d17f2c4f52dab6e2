import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { completionRows, cutAtTyped, isCompletable } from "../../../web/js/completions.js";

const word = (head, value) => ({ type: "query", text: head + value, value, count: 3, q: head + value });
const ticker = (head, value, name = "") => ({ type: "ticker", text: name ? `${value} ${name}` : value, value, count: 7, q: `${head}$${value}` });
const topic = (head, value) => ({ type: "topic", text: value, value, count: 5, q: `${head}topic:${value.includes(" ") ? `"${value}"` : value}` });
const title = (text) => ({ type: "title", text, value: "a_1", count: 1, q: `title:"${text}"` });

/** The queries of the rows. */
const asked = (typed, ...given) => completionRows(typed, given, true).map((row) => row.q);

describe("completions", () => {
  it("say what each is, and what it asks", () => {
    const rows = completionRows("toy", [word("", "toyota"), ticker("", "TM", "Toyota Motor"), topic("", "toy makers"), title("Toyota pauses")], true);

    assert.deepEqual(rows, [
      { type: "query", head: "", text: "toyota", name: "", count: null, q: "toyota", id: "" },
      { type: "ticker", head: "", text: "TM", name: "Toyota Motor", count: 7, q: "$TM", id: "" },
      { type: "topic", head: "", text: "toy makers", name: "", count: 5, q: 'topic:"toy makers"', id: "" },
      { type: "title", head: "", text: "Toyota pauses", name: "", count: null, q: 'title:"Toyota pauses"', id: "a_1" },
    ]);
  });

  it("name what was typed before, and no count that would not hold", () => {
    const [behind] = completionRows("wheat t", [ticker("wheat ", "TM")], true);
    const [filtered] = completionRows("t", [ticker("", "TM")], false);

    assert.deepEqual([behind.head, behind.count, behind.q], ["wheat ", null, "wheat $TM"]);
    assert.equal(filtered.count, null);
  });

  it("leave out the word that is there already", () => {
    assert.deepEqual(asked("Harbour", word("", "harbour"), word("", "harbours")), ["harbours"]);
  });

  it("close quotes and brackets that are open", () => {
    assert.deepEqual(asked('"money su', word('"money ', "supply")), ['"money supply"']);
    assert.deepEqual(asked("“money su", word("“money ", "supply")), ['“money supply"']);
    assert.deepEqual(asked("oil (gas OR t", ticker("oil (gas OR ", "TM")), ["oil (gas OR $TM)"]);
    assert.deepEqual(asked('title:(oil "fir', word('title:(oil "', "fire")), ['title:(oil "fire")']);
  });

  it("are no value where a value would mean something else", () => {
    for (const head of ['"money ', "-", "=", "NOT ", "oil NEAR/5 ", "oil ADJ ", "author:", "title:(oil ", 'place:"new ']) {
      assert.deepEqual(asked(`${head}t`, topic(head, "trade")), [], head);
    }
    assert.deepEqual(asked('"oil price" t', topic('"oil price" ', "trade")), ['"oil price" topic:trade']);
  });

  it("are no word where a value is asked for", () => {
    for (const head of ["author:", 'topic:"money ', "place:(york OR new ", "date:2025-", "words:>"]) assert.deepEqual(asked(`${head}1`, word(head, "100")), [], head);
    assert.deepEqual(asked('topic:"money" su', word('topic:"money" ', "supply")), ['topic:"money" supply']);
    assert.deepEqual(asked("-har", word("-", "harbour")), ["-harbour"]);
  });

  it("are no article where its words are excluded", () => {
    assert.deepEqual(asked("oil -har", title("Harbour opens")), []);
    assert.deepEqual(asked("oil NOT har", title("Harbour opens")), []);
    assert.equal(asked("harbour-op", title("Harbour-opening")).length, 1);
  });

  it("ask for a symbol of digits as a ticker, not as a sum of money", () => {
    assert.deepEqual(asked("72", ticker("", "7203.T")), ['ticker:"7203.T"']);
  });

  it("are ten at most, of every type, or more of one where the others have none", () => {
    const many = (make) => ["a", "b", "c", "d", "e"].map((end) => make(`x${end}`));
    const count = (rows, type) => rows.filter((row) => row.type === type).length;

    const mixed = completionRows("x", [...many((v) => word("", v)), ...many((v) => ticker("", v)), ...many(title)], true);
    const alone = completionRows("$x", many((v) => ticker("", v)), true);

    assert.deepEqual([count(mixed, "query"), count(mixed, "ticker"), count(mixed, "title")], [4, 3, 3]);
    assert.equal(alone.length, 5);
  });
});

describe("what can be completed", () => {
  it("is two characters, or one that is a word by itself", () => {
    for (const typed of ["ha", "$t", "oil p", "北"]) assert.ok(isCompletable(typed), typed);
    for (const typed of ["", "h", " h ", "é"]) assert.ok(!isCompletable(typed), typed);
  });

  it("is no operator", () => {
    for (const typed of ["oil OR", "oil NOT", "oil NEAR/5", "(oil AND"]) assert.ok(!isCompletable(typed), typed);
    assert.ok(isCompletable("oil or"));
  });
});

describe("what was typed of a completion", () => {
  it("is told from what is added", () => {
    assert.deepEqual(cutAtTyped("Oil harbour", "oil har"), ["Oil har", "bour"]);
    assert.deepEqual(cutAtTyped("harbour", "hár"), ["harbour", ""]);
  });
});
