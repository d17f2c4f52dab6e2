import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { ApiError, OfflineError, article, search } from "../../../web/js/api.js";

const realFetch = globalThis.fetch;

/** Puts an answer in place of the network; returns the paths asked for. */
function answerWith(respond) {
  const asked = [];
  globalThis.fetch = async (path) => {
    asked.push(path);
    return respond();
  };
  return asked;
}

describe("asking searchd", () => {
  afterEach(() => (globalThis.fetch = realFetch));

  it("uses the parameters of the page as they are", async () => {
    const asked = answerWith(() => Response.json({ results: [] }));

    await search(new URLSearchParams({ q: "a b", "topic.not": "x/y" }));
    await article("a_1", "");
    await article("a/1", "2025-03-31T00:00:00Z");

    assert.deepEqual(asked, ["/v1/search?q=a+b&topic.not=x%2Fy", "/v1/articles/a_1", "/v1/articles/a%2F1?as_of=2025-03-31T00%3A00%3A00Z"]);
  });

  it("throws the problem the server describes", async () => {
    answerWith(() => Response.json({ title: "Invalid date", status: 400, parameter: "from" }, { status: 400 }));

    await assert.rejects(search(new URLSearchParams()), (error) => error instanceof ApiError && error.problem.parameter === "from");
  });

  it("throws a problem of its own for an answer that is no JSON", async () => {
    answerWith(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));

    await assert.rejects(search(new URLSearchParams()), (error) => error instanceof ApiError && error.problem.status === 502);
  });

  it("tells silence from refusal", async () => {
    answerWith(() => {
      throw new TypeError("fetch failed");
    });

    await assert.rejects(search(new URLSearchParams()), OfflineError);
  });
});
