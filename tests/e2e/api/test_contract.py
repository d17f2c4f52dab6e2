# SPDX-License-Identifier: GPL-3.0-or-later
"""openapi.json held against the running server: paths, parameters, values, shapes of answers."""
import json
import unittest

from programs import ServedTest, wait_until

ARTICLES = [
    {"id": str(n), "title": f"Kiln number {n} is lit", "published": f"2023-0{n}-01T12:00:00Z",
     "source": "brickdaily.example", "tickers": ["KILN"], "topics": ["clay"], "lang": "en",
     "authors": ["Cy Dorn"], "place": "OXMOOR", "agency": "Meridian", "body": f"Kiln {n} burns."}
    for n in range(1, 4)] + [
    {"id": str(n), "title": f"Weir {n} holds", "published": "2023-05-01", "body": "The weir holds the water."}
    for n in range(4, 9)]

# A value for each parameter whose schema does not name one.
SAMPLES = {"q": "kiln", "ticker": "KILN", "topic": "clay", "source": "brickdaily.example",
           "author": "Cy Dorn", "place": "OXMOOR", "agency": "Meridian", "lang": "en",
           "tz": "Europe/Paris", "as_of": "2024-01-01T00:00:00Z", "recency": "30d",
           "fields": "title,source", "prefix": "k", "contains": "k", "parent": "clay"}

# A body for each path that takes a POST.
BODIES = {"/v1/search": {"q": "kiln ki*", "facets": ["ticker"], "histogram": "year", "explain": 1},
          "/v1/searches": {"searches": [{"q": "kiln"}, {"q": "kiln", "size": 0}, {"nope": 1}]}}

# Searches whose answers have members that others leave null or out.
SEARCHES = ("q=kiln+ki*+kiln)&facets=ticker,topic&histogram=month&versions=all&size=1",
            "q=kiln&explain=1", "q=burnss+kiln&match=any", "q=zeppelin&source=brickdaily.example")

JSON_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
              "boolean": bool, "null": type(None)}


def values_of(answer):
    """What a schema speaks of: a document, each line of some, a text."""
    media_type = answer.headers["Content-Type"]
    if media_type == "application/x-ndjson":
        return [json.loads(line) for line in answer.body.splitlines()]
    return [answer.json() if media_type.endswith("json") else answer.body.decode()]


class Contract(ServedTest):
    ARTICLES = ARTICLES

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.server.get("/openapi.json").json()

    def resolve(self, schema):
        while "$ref" in schema:
            value = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                value = value[part]
            schema = value
        return schema

    def mismatch(self, schema, value, where):
        """Where value is not what schema says, or nothing. Members must be listed; required ones must be there."""
        schema = self.resolve(schema)
        if "oneOf" in schema:
            found = [self.mismatch(one, value, where) for one in schema["oneOf"]]
            return None if None in found else found[-1]
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, JSON_TYPES[name]) for name in types):
            return f"{where}: {value!r} is no {types}"
        if "enum" in schema and value not in schema["enum"]:
            return f"{where}: {value!r} is none of {schema['enum']}"
        if isinstance(value, list):
            below = [(schema["items"], one, where + "[]") for one in value]
        elif isinstance(value, dict) and "properties" in schema:
            if extra := set(value) - set(schema["properties"]):
                return f"{where}: {extra} not in the document"
            if missing := set(schema.get("required", ())) - set(value):
                return f"{where}: {missing} not in the answer"
            below = [(schema["properties"][key], one, f"{where}.{key}") for key, one in value.items()]
        elif isinstance(value, dict):
            inner = schema.get("additionalProperties")
            below = [(inner, one, f"{where}.{key}") for key, one in value.items() if inner]
        else:
            below = []
        return next(filter(None, (self.mismatch(*one) for one in below)), None)

    def parameters(self, path):
        return [self.resolve(one) for one in self.document["paths"][path].get("get", {}).get("parameters", [])]

    def values(self, parameter):
        schema = parameter["schema"]
        if schema["type"] == "array":
            items = schema["items"]
            return items.get("enum") or [SAMPLES[parameter["name"].split(".")[0]]]
        return (schema.get("enum") or schema.get("examples") or
                [schema[key] for key in ("minimum", "maximum") if key in schema] or
                [SAMPLES[parameter["name"]]])

    def target(self, path):
        """An address of that path."""
        return (path.replace("{id}", self.server.search(q="kiln")["results"][0]["id"])
                .replace("{field}", "ticker").replace("{symbol}", "KILN"))

    def assert_shape(self, method, answer, where):
        """The answer is a success in the shape that the document states for the method of a path."""
        self.assertEqual(answer.status, 200)
        content = method["responses"]["200"]["content"]
        self.assertIn(answer.headers["Content-Type"], content)
        schema = content[answer.headers["Content-Type"]]["schema"]
        for value in values_of(answer):
            self.assertIsNone(self.mismatch(schema, value, where))

    def test_every_path_answers_in_the_shape_it_states(self):
        for path, methods in self.document["paths"].items():
            self.assertLessEqual(set(methods), {"get", "post"})
            target = self.target(path)
            if "get" in methods:
                with self.subTest(get=path):
                    self.assert_shape(methods["get"], self.server.get(target), path)
            if "post" in methods:
                with self.subTest(post=path):
                    self.assert_shape(methods["post"], self.server.post(target, BODIES[path]), path)

    def test_searches_with_rare_members_have_the_shape_they_state(self):
        method = self.document["paths"]["/v1/search"]["get"]
        wait_until(lambda: self.server.search(q="burnss kiln", match="any")["suggestion"], 10, "a suggestion")
        answers = []
        for query in SEARCHES:
            with self.subTest(query=query):
                answer = self.server.get("/v1/search?" + query)
                self.assert_shape(method, answer, query)
                answers.append(answer.json())
        for member in ("histogram", "suggestion", "rescue", "next", "cursor"):
            self.assertTrue(any(answer[member] for answer in answers), member)
        self.assertTrue(any("explanation" in hit for answer in answers for hit in answer["results"]))

    def test_members_of_results_are_all_there_when_none_are_chosen(self):
        schemas = self.document["components"]["schemas"]
        article = self.server.search(q="kiln")["results"][0]
        related = self.server.get(self.target("/v1/articles/{id}/related")).json()["results"][0]
        [row] = values_of(self.server.get("/v1/export?format=jsonl&q=title:1"))

        self.assertEqual(set(schemas["Result"]["properties"]) - set(article), {"explanation"})
        self.assertEqual(set(schemas["RelatedResult"]["properties"]) - set(related), {"snippet"})
        self.assertEqual(set(schemas["ExportRow"]["properties"]) - set(row), {"body"})

    def test_a_missing_member_is_noticed(self):
        schema = {"$ref": "#/components/schemas/SearchAnswer"}
        answer = self.server.search(q="kiln", facets="ticker")
        self.assertIsNone(self.mismatch(schema, answer, "answer"))
        for broken in ({**answer, "index": {}}, {key: answer[key] for key in answer if key != "rescue"}):
            self.assertIn("not in the answer", self.mismatch(schema, broken, "answer"))

    def test_problems_have_the_shape_they_state(self):
        for target in ("/v1/search?nope=1", "/nope", "/v1/search?from=1.2.2003", "/v1/articles/a_x"):
            with self.subTest(target=target):
                schema = {"$ref": "#/components/schemas/Problem"}
                self.assertIsNone(self.mismatch(schema, self.server.get(target).json(), target))

    def test_every_parameter_and_listed_value_answers(self):
        for path in self.document["paths"]:
            for parameter in self.parameters(path):
                name = parameter["name"]
                if name in ("cursor", "skip") or parameter["in"] == "path":
                    continue
                target = self.target(path)
                for value in self.values(parameter):
                    with self.subTest(path=path, parameter=name, value=value):
                        self.assertEqual(self.server.ask(target, **{name: value}).status, 200)

    def test_cursor_is_taken_from_an_answer(self):
        following = self.server.search(q="kiln", size=1)["next"]

        self.assertIn("cursor=", following)
        self.assertEqual(self.server.get(following).status, 200)

    def test_values_outside_the_document_are_400_and_name_the_parameter(self):
        for parameter in self.parameters("/v1/search"):
            schema = parameter["schema"]
            bad = ["nonsense"] if "enum" in schema or "enum" in schema.get("items", {}) else []
            if schema["type"] == "integer":
                bad += ["x", "", "-1", "1.5", " 1", "99999999999999999999", str(schema["minimum"] - 1)]
                bad += [str(schema["maximum"] + 1)] if "maximum" in schema else []
            for value in bad:
                with self.subTest(parameter=parameter["name"], value=value):
                    answer = self.server.ask("/v1/search", **{parameter["name"]: value})
                    problem = self.assert_problem(answer, 400, "invalid_parameter", parameter["name"])
                    self.assertEqual(problem["received"], value)
                    self.assertTrue(problem["expected"])

    def test_names_that_do_not_exist_are_400(self):
        for name, value in (("tz", "Mars/Base"), ("recency", "soon"), ("fields", "nope"),
                            ("ticker", ""), ("source", "")):
            with self.subTest(parameter=name):
                answer = self.server.ask("/v1/search", **{name: value})
                self.assert_problem(answer, 400, "invalid_parameter", name)

    def test_single_parameters_may_not_be_repeated(self):
        for parameter in self.parameters("/v1/search"):
            if parameter["schema"]["type"] == "array":
                continue
            name, value = parameter["name"], (self.values(parameter) if parameter["name"] != "cursor"
                                              else ["x"])[0]
            with self.subTest(parameter=name):
                answer = self.server.ask("/v1/search", **{name: [value, value]})
                self.assert_problem(answer, 400, "repeated_parameter", name)

    def test_unknown_parameters_are_400_everywhere_and_suggest_a_name(self):
        for path in ("/v1/search", "/v1/stats", "/v1/fields",
                     "/v1/articles/" + self.server.search()["results"][0]["id"]):
            with self.subTest(path=path):
                self.assert_problem(self.server.ask(path, form="2025"), 400, "unknown_parameter", "form")
        problem = self.server.ask("/v1/search", datefield="published").json()
        self.assertIn("did you mean date_field?", problem["detail"])

    def test_parameters_of_later_versions_are_400(self):
        for name, value in (("collapse", "story"), ("collapse", "none"),
                            ("highlight", "offsets"), ("story", "s_1"), ("story.not", "s_1")):
            with self.subTest(parameter=name, value=value):
                answer = self.server.ask("/v1/search", **{name: value})
                self.assert_problem(answer, 400, "unknown_parameter", name)

    def test_paths_of_later_versions_are_404_and_not_in_the_document(self):
        for path in ("/v1/stories/s_1", "/metrics"):
            with self.subTest(path=path):
                self.assert_problem(self.server.get(path), 404, "not_found")
                self.assertNotIn(path, self.document["paths"])


if __name__ == "__main__":
    unittest.main()
