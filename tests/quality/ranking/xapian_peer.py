# SPDX-License-Identifier: GPL-3.0-or-later
"""Xapian as it comes, to compare with: TermGenerator, QueryParser and BM25Weight with their defaults."""
from collections.abc import Callable

try:
    import xapian
except ImportError:
    xapian = None


def ranker(articles: list[dict], depth: int = 1000) -> Callable[[str], list[str]] | None:
    """A function from a question to the urls of the best articles; None without python3-xapian."""
    if xapian is None:
        return None
    database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("english"))
    for article in articles:
        document = xapian.Document()
        document.set_data(article["url"])
        generator.set_document(document)
        generator.index_text(article["title"])
        generator.increase_termpos()
        generator.index_text(article["body"])
        database.add_document(document)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_database(database)

    def rank(text: str) -> list[str]:
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(text, 0))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, depth)]

    return rank
