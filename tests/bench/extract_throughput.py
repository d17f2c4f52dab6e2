# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast is `extract`, and how much memory does it need, whatever the size of its input?

    extract_throughput.py BIN_FOLDER [WORK_FOLDER]

Makes its own input, the same on every run, and deletes it again. Speed is told for one core: user time, not wall
time, so that a busy machine changes little. Exit status 1 when memory grows with the input.
"""
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

WORDS = ("mill river council price harvest Kestrel Foods quarter profit contract minister railway freight union "
         "strike weather delay order export wheat copper port vessel tariff budget vote court ruling appeal").split()
MEGABYTE = 1_000_000
SIZES = {"10 MB": 10 * MEGABYTE, "100 MB": 100 * MEGABYTE, "1 GB": 1000 * MEGABYTE}
MOST_GROWTH = 1.2  # of peak memory from 10 MB to 1 GB


def sentences(rng: random.Random, count: int) -> str:
    return " ".join(" ".join(rng.choices(WORDS, k=14)).capitalize() + "." for _ in range(count))


def json_line(rng: random.Random, number: int) -> bytes:
    article = {"id": str(number), "title": sentences(rng, 1), "date": f"2021-{number % 12 + 1:02}-05T10:00:00Z",
               "body": "\n\n".join(sentences(rng, 4) for _ in range(6))}
    return json.dumps(article).encode() + b"\n"


def html_page(rng: random.Random, number: int) -> bytes:
    menu = "".join(f'<li><a class="link" href="/s/{i}">{rng.choice(WORDS)}</a></li>' for i in range(60))
    body = "".join(f"<p>{sentences(rng, 4)}</p>" for _ in range(8))
    script = "<script>var a=[" + ",".join(str(rng.random()) for _ in range(400)) + "];</script>"
    return (f"<!doctype html><html lang=en><head><title>{sentences(rng, 1)}</title>{script}</head><body><nav><ul>"
            f"{menu}</ul></nav><article><h1>{sentences(rng, 1)}</h1><time datetime=2021-05-{number % 28 + 1:02}>"
            f"</time>{body}</article><footer>{menu}</footer></body></html>").encode()


def warc_record(rng: random.Random, number: int) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html_page(rng, number)
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
            f"WARC-Date: 2021-06-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(content)}"
            "\r\n\r\n")
    return head.encode() + content + b"\r\n\r\n"


def records(make: Callable[[random.Random, int], bytes]) -> Iterator[bytes]:
    """Without end; a few hundred are made and come again, since making them is slower than reading them."""
    rng = random.Random(3)
    made = [make(rng, number) for number in range(300)]
    while True:
        yield from made


def write_input(path: Path, make: Callable[[random.Random, int], bytes], size: int) -> int:
    """Writes records up to SIZE bytes, unpacked, and answers how many."""
    count = written = 0
    opened = gzip.open(path, "wb", compresslevel=1) if path.suffix == ".gz" else path.open("wb")
    with opened as file:
        for record in records(make):
            if written + len(record) > size:
                return count
            file.write(record)
            written += len(record)
            count += 1
    return count


def run_extract(binary: Path, path: Path) -> tuple[float, int]:
    """User seconds, and peak memory in megabytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    measured = subprocess.run(["/usr/bin/env", "python3", "-c",
                               "import resource, subprocess, sys; "
                               "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
                               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)",
                               binary, "extract", "--quiet", path], check=True, capture_output=True, text=True)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return seconds, int(measured.stdout) // 1024


INPUTS = {
    "JSON Lines": ("articles.jsonl", json_line),
    "JSON Lines, gzip": ("articles.jsonl.gz", json_line),
    "WARC of HTML": ("pages.warc", warc_record),
    "WARC of HTML, gzip": ("pages.warc.gz", warc_record),
}


def measure(binary: Path, folder: Path) -> int:
    failures = 0
    print(f"{'input':<20}{'size':>8}{'articles':>10}{'user s':>9}{'MB/s':>8}{'articles/s':>12}{'peak MB':>9}")
    for title, (name, make) in INPUTS.items():
        peaks = []
        for label, size in SIZES.items():
            path = folder / name
            count = write_input(path, make, size)
            seconds, peak = run_extract(binary, path)
            path.unlink()
            peaks.append(peak)
            print(f"{title:<20}{label:>8}{count:>10}{seconds:>9.2f}{size / MEGABYTE / seconds:>8.1f}"
                  f"{count / seconds:>12.0f}{peak:>9}", flush=True)
        if peaks[-1] > MOST_GROWTH * peaks[0]:
            print(f"{title}: memory grows with the input")
            failures += 1
    return 1 if failures else 0


def main() -> int:
    work = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory(dir=work) as folder:
        return measure(Path(sys.argv[1]) / "dateline-index", Path(folder))


if __name__ == "__main__":
    sys.exit(main())
