# SPDX-License-Identifier: GPL-3.0-or-later
"""Two segments and two wordings of one article: what as_of and versions show, and what they hide."""
import unittest

from programs import ArchiveTest

FIRST = {"id": "probe", "title": "Osprey Rail opens inquiry", "published": "2024-05-01T08:00:00Z",
         "first_seen": "2024-05-01T09:00:00Z", "source": "railpost.example", "tickers": ["OSPR"],
         "topics": ["inquiry"], "authors": ["Dee Fox"],
         "body": "The operator said brakes were faulty on nine carriages."}
SECOND = {"id": "probe", "title": "Osprey Rail closes inquiry", "published": "2024-05-01T08:00:00Z",
          "updated": "2024-05-03T08:00:00Z", "first_seen": "2024-05-03T09:00:00Z",
          "source": "railpost.example", "tickers": ["OSPR", "BRKE"], "topics": ["acquittal"],
          "authors": ["Gus Hale"], "body": "The operator said signals were faulty on two carriages."}
BEFORE = {"id": "old", "title": "Osprey Rail orders carriages", "published": "2024-04-01T08:00:00Z",
          "source": "railpost.example", "topics": ["orders"], "body": "Forty carriages were ordered."}
AFTER = {"id": "new", "title": "Osprey Rail sells a depot", "published": "2024-06-01T08:00:00Z",
         "source": "depotnews.example", "tickers": ["DEPO"], "topics": ["property"],
         "body": "A depot was sold."}

BEFORE_ALL = "2024-03-01T00:00:00Z"
BEFORE_BOTH = "2024-05-01T08:59:59Z"
AT_FIRST = "2024-05-01T09:00:00Z"
BETWEEN = "2024-05-02T00:00:00Z"
AT_SECOND = "2024-05-03T09:00:00Z"
AFTER_BOTH = "2024-05-04T00:00:00Z"


class Versions(ArchiveTest):
    def setUp(self):
        super().setUp()
        self.rebuild([FIRST, BEFORE])
        self.add([SECOND, AFTER])
        self.server = self.serve()
        self.id = self.server.id_of(SECOND["title"])

    def facet(self, field, **parameters):
        facet = self.server.search(facets=field, **parameters)["facets"][field]
        return {row["value"]: row["count"] for row in facet["values"]}

    def test_there_are_two_segments(self):
        stats = self.server.get("/v1/stats").json()

        self.assertEqual(len(stats["segments"]), 2)
        self.assertEqual((stats["index"]["articles"], stats["versions"]), (3, 4))

    def test_article_has_the_wording_of_its_time(self):
        for as_of, wording, n in ((AT_FIRST, FIRST, 1), (BETWEEN, FIRST, 1), (AT_SECOND, SECOND, 2),
                                  (AFTER_BOTH, SECOND, 2)):
            with self.subTest(as_of=as_of):
                article = self.server.ask("/v1/articles/" + self.id, as_of=as_of).json()
                self.assertEqual(article["title"], wording["title"])
                self.assertEqual(article["body"], [wording["body"]])
                self.assertEqual(article["authors"], wording["authors"])
                self.assertEqual(article["topics"], wording["topics"])
                self.assertEqual({t["symbol"] for t in article["tickers"]}, set(wording["tickers"]))
                self.assertEqual(article["version"],
                                 {"n": n, "of": n, "latest": True,
                                  "changed": SECOND["first_seen"] if n == 2 else None})
                self.assertEqual(article["updated"], wording.get("updated"))

    def test_latest_wording_without_as_of(self):
        article = self.server.get("/v1/articles/" + self.id).json()

        self.assertEqual(article["title"], SECOND["title"])
        self.assertEqual(article["version"]["of"], 2)

    def test_before_its_first_seen_the_article_is_not_there(self):
        self.assertEqual(self.server.ask("/v1/articles/" + self.id, as_of=BEFORE_BOTH).status, 404)
        self.assertEqual(self.server.total(q="inquiry", as_of=BEFORE_BOTH), 0)
        self.assertEqual(self.server.total(as_of=BEFORE_ALL), 0)

    def test_search_finds_the_words_of_the_time_only(self):
        for as_of, found, not_found in ((BETWEEN, "brakes", "signals"),
                                        (AFTER_BOTH, "signals", "brakes")):
            with self.subTest(as_of=as_of):
                self.assertEqual(self.server.total(q=found, as_of=as_of), 1)
                self.assertEqual(self.server.total(q=not_found, as_of=as_of), 0)
        self.assertEqual(self.server.total(q="brakes"), 0)

    def test_snippets_are_of_the_time(self):
        for as_of, wording in ((BETWEEN, FIRST), (AFTER_BOTH, SECOND)):
            [hit] = self.server.search(q="faulty", as_of=as_of)["results"]

            self.assertEqual(hit["title"], wording["title"])
            self.assertEqual(hit["snippet"]["text"], wording["body"])
            [[start, end]] = hit["snippet"]["matches"]
            self.assertEqual(hit["snippet"]["text"][start:end], "faulty")

    def test_totals_of_the_time(self):
        for as_of, total in ((BEFORE_ALL, 0), (BEFORE_BOTH, 1), (BETWEEN, 2), (AFTER_BOTH, 2),
                             ("2024-06-02", 3)):
            with self.subTest(as_of=as_of):
                self.assertEqual(self.server.total(as_of=as_of), total)
        self.assertEqual(self.server.total(), 3)

    def test_facets_are_of_the_time(self):
        self.assertEqual(self.facet("topic", as_of=BETWEEN), {"inquiry": 1, "orders": 1})
        self.assertEqual(self.facet("ticker", as_of=BETWEEN), {"OSPR": 1})
        self.assertEqual(self.facet("author", as_of=AFTER_BOTH), {"Gus Hale": 1})
        self.assertEqual(self.facet("ticker", as_of=AFTER_BOTH), {"OSPR": 1, "BRKE": 1})
        self.assertEqual(self.facet("source", as_of=AFTER_BOTH), {"railpost.example": 2})

    def test_facets_with_a_query_and_a_selection_are_of_the_time(self):
        self.assertEqual(self.facet("topic", q="osprey", topic="inquiry", as_of=BETWEEN),
                         {"inquiry": 1, "orders": 1})
        self.assertEqual(self.facet("topic", q="osprey", topic="inquiry", as_of=AFTER_BOTH),
                         {"inquiry": 0, "acquittal": 1, "orders": 1})

    def test_histogram_is_of_the_time(self):
        for parameters in ({}, {"q": "osprey"}):
            histogram = self.server.search(as_of=BETWEEN, histogram="month", **parameters)["histogram"]

            buckets = {b["from"]: (b["count"], b["total"]) for b in histogram["buckets"]}
            self.assertEqual(buckets, {"2024-04-01T00:00:00Z": (1, 1), "2024-05-01T00:00:00Z": (1, 1)})

    def test_nothing_later_leaks_into_index_and_stats(self):
        for as_of, articles, versions, last, topics in (
                (BEFORE_ALL, 0, 0, None, 0), (BETWEEN, 2, 2, "2024-05-01", 2),
                (AFTER_BOTH, 2, 3, "2024-05-01", None)):
            with self.subTest(as_of=as_of):
                index = self.server.search(as_of=as_of)["index"]
                stats = self.server.ask("/v1/stats", as_of=as_of).json()
                for one in (index, stats["index"]):
                    self.assertEqual((one["articles"], one["last"]), (articles, last))
                self.assertEqual(stats["versions"], versions)
                if topics is not None:
                    self.assertEqual(stats["fields"]["topic"]["distinct"], topics)
                    self.assertEqual(stats["fields"]["ticker"]["distinct"], min(articles, 1))

    def test_stats_of_a_time_do_not_tell_of_later_segments(self):
        stats = self.server.ask("/v1/stats", as_of=BETWEEN).json()

        self.assertLessEqual(sum(segment["documents"] for segment in stats["segments"]), 2)
        self.assertNotIn("2024-06-01", {segment["last"] for segment in stats["segments"]})

    def test_all_versions_shows_both_wordings_and_counts_one_article(self):
        answer = self.server.search(q="faulty", versions="all", sort="newest")

        self.assertEqual(answer["total"], {"articles": 1, "relation": "eq", "versions": 2})
        self.assertEqual({(hit["title"], hit["version"]["n"], hit["version"]["latest"])
                          for hit in answer["results"]},
                         {(FIRST["title"], 1, False), (SECOND["title"], 2, True)})

    def test_facets_count_articles_under_all_versions(self):
        self.assertEqual(self.facet("ticker", q="faulty", versions="all"), {"OSPR": 1, "BRKE": 1})

    def test_first_version_is_searched_and_shown(self):
        [hit] = self.server.search(q="faulty", versions="first")["results"]

        self.assertEqual(hit["title"], FIRST["title"])
        self.assertEqual(self.server.total(q="signals", versions="first"), 0)

    def test_all_versions_as_of_between_is_the_first_alone(self):
        answer = self.server.search(q="faulty", versions="all", as_of=BETWEEN)

        self.assertEqual([hit["title"] for hit in answer["results"]], [FIRST["title"]])
        self.assertEqual(answer["results"][0]["version"]["of"], 1)

    def test_adding_the_same_again_changes_nothing(self):
        generation = self.server.generation()

        self.add([SECOND, AFTER, FIRST])

        self.assertEqual((self.archive / "CURRENT").read_text().strip(), generation)

    def test_merge_and_reindex_leave_every_answer(self):
        asked = [{"as_of": as_of, "q": "osprey carriages", "match": "any", "histogram": "month",
                  "facets": "ticker,topic,source,author", "versions": versions}
                 for as_of in (BEFORE_BOTH, BETWEEN, AFTER_BOTH, "2030") for versions in ("latest", "all")]

        def answers():
            found = [self.server.search(**one) for one in asked]
            return [{key: one[key] for key in ("query", "total", "results", "facets", "histogram")}
                    for one in found]
        before = answers()

        for command in ("merge", "reindex"):
            with self.subTest(command=command):
                self.command(command)
                self.server.stop()
                self.server = self.serve()
                self.assertEqual(answers(), before)


if __name__ == "__main__":
    unittest.main()
