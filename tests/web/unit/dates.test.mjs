import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bucketText, dateText, dayOf, periodText, rangeOfBuckets } from "../../../web/js/dates.js";

const bucket = (from, to) => ({ from, to });

describe("the range of buckets", () => {
  const cases = [
    ["year", bucket("1987-01-01T00:00:00Z", "1988-01-01T00:00:00Z"), "1987", "1987"],
    ["month", bucket("2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"), "2024-02", "2024-02"],
    ["week", bucket("2024-02-26T00:00:00Z", "2024-03-04T00:00:00Z"), "2024-02-26", "2024-03-03"],
    ["day", bucket("2024-12-31T00:00:00Z", "2025-01-01T00:00:00Z"), "2024-12-31", "2024-12-31"],
    ["hour", bucket("2025-03-31T08:00:00Z", "2025-03-31T09:00:00Z"), "2025-03-31T08:00:00Z", "2025-03-31T08:59:59Z"],
  ];
  for (const [interval, one, from, to] of cases) {
    it(`names one ${interval} in the shortest way`, () => assert.deepEqual(rangeOfBuckets(one, one, interval, "UTC"), { from, to }));
  }

  it("runs from the first bucket to the last", () => {
    const range = rangeOfBuckets(bucket("2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"), bucket("2024-11-01T00:00:00Z", "2024-12-01T00:00:00Z"), "month", "UTC");

    assert.deepEqual(range, { from: "2024-02", to: "2024-11" });
  });

  it("names days of the zone the buckets were cut in", () => {
    const tokyo = bucket("2025-03-30T15:00:00Z", "2025-03-31T15:00:00Z");

    assert.deepEqual(rangeOfBuckets(tokyo, tokyo, "day", "Asia/Tokyo"), { from: "2025-03-31", to: "2025-03-31" });
  });
});

describe("a date field", () => {
  it("shows the first or the last day of what was asked", () => {
    assert.deepEqual(["2025", "2024-02", "2025-03-31", "2025-03-31T10:00:00Z", "-7d", ""].map((text) => [dayOf(text, "first"), dayOf(text, "last")]), [
      ["2025-01-01", "2025-12-31"], ["2024-02-01", "2024-02-29"], ["2025-03-31", "2025-03-31"], ["2025-03-31", "2025-03-31"], ["", ""], ["", ""],
    ]);
  });
});

describe("a period in words", () => {
  it("is as short as it can be", () => {
    assert.deepEqual([periodText("2025-03", "2025-03"), periodText("2025", "2025-04-02"), periodText("-7d", ""), periodText("", "1999")], ["Mar 2025", "2025 – 2 Apr 2025", "since -7d", "until 1999"]);
  });

  it("shows what it cannot read as it is", () => {
    assert.equal(dateText("31/03/2025"), "31/03/2025");
  });

  it("names a bucket by its interval", () => {
    const names = ["year", "month", "week", "day", "hour"].map((interval) => bucketText({ from: "2025-03-03T07:00:00Z" }, interval, "UTC"));

    assert.deepEqual(names, ["2025", "Mar 2025", "week of 3 Mar 2025", "3 Mar 2025", "3 Mar 2025, 07:00 UTC"]);
  });
});
