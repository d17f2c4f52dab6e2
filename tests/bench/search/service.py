# SPDX-License-Identifier: GPL-3.0-or-later
"""dateline-searchd over HTTP: time to ready, memory, and answers to 1, 8 and 64 connections."""
import http.client
import json
import re
import signal
import subprocess
import time
import urllib.parse
from pathlib import Path

from tables import table

CONNECTIONS = (1, 8, 64)
COLUMNS = ("kind", "band", "match", "words", "ticker", "topic", "from", "to", "sort")


def target(query: str) -> str:
    """A search as the page asks it: facets, histogram, ten hits with snippets."""
    columns = dict(zip(COLUMNS, query.split("\t"), strict=True))
    words = f'"{columns["words"]}"' if columns["match"] == "phrase" else columns["words"]
    parameters = {"q": words, "match": "any" if columns["match"] == "any" else "all", "sort": columns["sort"],
                  **{name: columns[name] for name in ("ticker", "topic", "from", "to")},
                  "facets": "ticker,topic", "histogram": "year", "size": "10"}
    return "/v1/search?" + urllib.parse.urlencode({name: value for name, value in parameters.items() if value})


class Service:
    """A running dateline-searchd; its log goes to a file."""

    def __init__(self, programs: Path, archive: Path, log: Path) -> None:
        start = time.monotonic()
        with log.open("w", encoding="utf-8") as stream:
            self.process = subprocess.Popen(
                [programs / "dateline-searchd", "--archive", archive, "--listen", "127.0.0.1:0"],
                stdout=subprocess.PIPE, stderr=stream, text=True)
        found = re.search(r":(\d+)$", self.process.stdout.readline().strip())
        if not found:
            raise RuntimeError("dateline-searchd did not start")
        self.port = int(found.group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
        if self.get("/readyz")[0] != 200:
            raise RuntimeError("dateline-searchd is not ready")
        self.seconds_to_ready = time.monotonic() - start

    def get(self, address: str) -> tuple[int, bytes]:
        """Status and body."""
        self.connection.request("GET", address)
        response = self.connection.getresponse()
        return response.status, response.read()

    def megabytes(self, name: str) -> float:
        """VmRSS or RssAnon of the process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(rf"{name}:\s+(\d+) kB", status).group(1)) / 1024

    def stop(self) -> None:
        self.connection.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.process.stdout.close()


def load(programs: Path, port: int, connections: int, seconds: int, targets: Path) -> list[int]:
    done = subprocess.run([programs / "bench_http_load", str(port), str(connections), str(seconds), targets],
                          check=True, capture_output=True, text=True)
    return [int(word) for word in done.stdout.split()]


def wrong_totals(service: Service, queries: list[str], totals: list[int | None]) -> int:
    """Queries whose total over HTTP is not that of the comparison."""
    wrong = 0
    for query, total in zip(queries, totals, strict=True):
        status, body = service.get(target(query))
        wrong += status != 200 or json.loads(body)["total"]["articles"] != total
    return wrong


def measure(programs: Path, archive: Path, queries: list[str], totals: list[int | None],
            seconds: int) -> tuple[str, bool]:
    """The tables, and whether totals were right and everything was answered with 200 or 503 in time."""
    work = archive.parent
    targets = work / "targets"
    targets.write_text("".join(target(query) + "\n" for query in queries), encoding="utf-8")
    service = Service(programs, archive, work / "searchd.log")
    try:
        fresh = service.megabytes("RssAnon")
        wrong_total = wrong_totals(service, queries, totals)  # warms up, too
        rows, clean, alone = [], wrong_total == 0, 0
        for connections in CONNECTIONS:
            answered, busy, wrong, timeouts, broken, *micros = load(programs, service.port, connections, seconds,
                                                                    targets)
            alone = alone or micros[2]
            clean = clean and wrong + timeouts + broken == 0
            rows.append([str(connections), f"{answered / seconds:.0f}",
                         " / ".join(f"{value / 1000:.2f}" for value in micros[:3]), f"{micros[3] / 1000:.1f}",
                         f"{micros[2] / max(alone, 1):.1f}", str(busy), f"{micros[4] / 1000:.2f}", str(wrong),
                         str(timeouts), str(broken)])
        memory = [["queries whose total differs from that in process", str(wrong_total)],
                  ["time from start to ready, s", f"{service.seconds_to_ready:.2f}"],
                  ["memory of its own when ready, MB", f"{fresh:.0f}"],
                  ["memory of its own after all that, MB", f"{service.megabytes('RssAnon'):.0f}"],
                  ["resident in all after all that, MB", f"{service.megabytes('VmRSS'):.0f}"]]
    finally:
        service.stop()
    head = ["connections", "answers a second", "ms p50 / p95 / p99", "slowest", "p99 : that of one", "503",
            "their p99", "other status", "timeouts", "broken"]
    return table(head, rows) + "\n\n" + table(["dateline-searchd", "figure"], memory), clean
