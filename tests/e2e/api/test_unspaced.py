# SPDX-License-Identifier: GPL-3.0-or-later
"""Japanese, Chinese, Thai and Korean news, from the file to the marked hit."""
import unittest

from programs import ServedTest

ARTICLES = [
    {"id": "1", "title": "ミナト自動車、北浜工場を増設　2025年度の生産3割増", "published": "2025-04-01",
     "source": "minato-shimbun.example", "lang": "ja",
     "body": "ミナト自動車は一日、北浜工場に新しい生産ラインを設けると発表した。投資額は４５０億円。\n\n"
             "ガスタービンを使う発電設備も更新する。同社の株価（HPKM）は午前の取引で4.5%上昇した。"},
    {"id": "2", "title": "東京都の水道料金、据え置き", "published": "2025-04-02",
     "source": "minato-shimbun.example", "lang": "ja",
     "body": "都は水道料金を据え置く方針を固めた。京都との共同調達は見送った。"},
    {"id": "3", "title": "北浜鋼鐵宣布收購南灣礦業", "published": "2025-04-03", "source": "nanwan-daily.example",
     "body": "北浜鋼鐵週四宣布，將以現金收購南灣礦業的全部股份，預計年底完成。南灣礦業的股東大會將於六月舉行，"
             "屆時將對這項收購計劃進行表決。"},
    {"id": "4", "title": "미나토 자동차는 공장을 늘린다", "published": "2025-04-04", "source": "hanbit.example",
     "body": "미나토 자동차는 북쪽 해안에 새 공장을 짓는다고 금요일 발표했다. 회사는 내년부터 생산을 시작할 계획이다."},
    {"id": "5", "title": "ราคาน้ำมันลดลง", "published": "2025-04-05", "source": "siam.example",
     "body": "ราคาน้ำมันดิบลดลงเมื่อวันศุกร์ หลังจากโรงกลั่นแห่งใหม่เริ่มเดินเครื่อง และคลังสำรองเพิ่มขึ้นเป็นสัปดาห์ที่สาม"},
]


class Unspaced(ServedTest):
    ARTICLES = ARTICLES

    def numbers(self, q, **parameters):
        """Which of the articles are found, in the order above."""
        titles = self.server.titles(q=q, match="all", **parameters)
        return [article["id"] for article in ARTICLES if article["title"] in titles]

    def test_characters_are_found_where_they_stand_together(self):
        for q, expected in (("自動車", ["1"]), ("動車", ["1"]), ("車", ["1"]), ("工場", ["1"]),
                            ("東京", ["2"]), ("京都", ["2"]), ("東京都の水道", ["2"]), ("水道京都", []),
                            ("北浜", ["1", "3"]), ("北浜鋼鐵", ["3"]), ("鋼鐵 礦業", ["3"]),
                            ("\"自動車 北浜工場\"", ["1"]), ("title:発表", []), ("発表", ["1"]),
                            ("자동차", ["4"]), ("동차는", ["4"]), ("น้ำมัน", ["5"]), ("กลั่น", ["5"]),
                            ("自動車 OR 水道", ["1", "2"]), ("北浜 -鋼鐵", ["1"]), ("自動車*", ["1"])):
            with self.subTest(q=q):
                self.assertEqual(self.numbers(q), expected)

    def test_width_does_not_matter_and_voicing_marks_do(self):
        for q, expected in (("450億円", ["1"]), ("４５０億円", ["1"]), ("ｶﾞｽﾀｰﾋﾞﾝ", ["1"]), ("ガス", ["1"]),
                            ("カス", []), ("ＨＰＫＭ", ["1"]), ("2025年度", ["1"]), ("4.5%上昇", ["1"])):
            with self.subTest(q=q):
                self.assertEqual(self.numbers(q), expected)

    def test_hits_are_marked_character_by_character(self):
        for q, expected in (("生産ライン", ["生産ライン"]), ("発電設備", ["発電設備"]), ("株", ["株"]),
                            ("ｶﾞｽ", ["ガス"])):
            with self.subTest(q=q):
                [hit] = self.server.search(q=q, match="all", size=1)["results"]
                text, matches = hit["snippet"]["text"], hit["snippet"]["matches"]
                self.assertEqual([text[begin:end] for begin, end in matches], expected)

    def test_what_was_understood_is_told_as_it_was_typed(self):
        query = self.server.search(q="自動車 北浜")["query"]

        self.assertEqual(query["ignored"], [])
        self.assertIn("自動車", query["parsed"])

    def test_language_is_found_where_the_input_names_none(self):
        for number, code in ((2, "zh"), (3, "ko"), (4, "th")):
            with self.subTest(code=code):
                self.assertEqual(self.server.titles(lang=code), [ARTICLES[number]["title"]])


if __name__ == "__main__":
    unittest.main()
