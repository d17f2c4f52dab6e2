import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lastPage, pageNumbers } from "../../../web/js/views/results.js";

describe("the pager", () => {
  it("shows the ends, the neighbours and gaps as 0", () => {
    assert.deepEqual([pageNumbers(1, 1), pageNumbers(1, 3), pageNumbers(5, 9), pageNumbers(9, 9)], [[1], [1, 2, 3], [1, 0, 4, 5, 6, 0, 9], [1, 0, 8, 9]]);
  });

  it("ends at result 10,000, where cursors begin", () => {
    assert.deepEqual([{ articles: 0 }, { articles: 20 }, { articles: 21 }, { articles: 2_000_000 }].map((total) => lastPage({ total, size: 20 })), [0, 1, 2, 500]);
  });

  it("counts versions where every version is a row", () => {
    assert.equal(lastPage({ total: { articles: 20, versions: 45 }, size: 20 }), 3);
  });
});
