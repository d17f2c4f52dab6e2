#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Indexes Reuters-21578 with the real programs and holds every figure of the answer against the SGML.
#
# usage: reuters_test.sh BIN_FOLDER WORK_FOLDER; DATELINE_DATA names the folder of the test data.
set -euo pipefail

bin=$(cd "$1" && pwd)
work=$(mkdir -p "$2" && cd "$2" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

if [[ -z ${DATELINE_DATA:-} || ! -e $DATELINE_DATA/reuters21578.tar.xz ]]; then
  echo "SKIPPED: DATELINE_DATA names no folder with reuters21578.tar.xz"
  exit 77
fi

[[ -d $work/reuters21578 ]] || tar -xJf "$DATELINE_DATA/reuters21578.tar.xz" -C "$work"
mapfile -t files < <(find "$work/reuters21578" -name '*.sgm' | sort)
archive=$work/archive
other=$work/other-order
rm -rf "$archive" "$other"

digest_of() {
  "$bin/dateline-index" stats --archive "$1" --json |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["digest"])'
}

echo "== rebuild, and rebuild with the files in another order"
"$bin/dateline-index" rebuild --archive "$archive" "${files[@]}"
mapfile -t shuffled < <(printf '%s\n' "${files[@]}" | sort -r)
"$bin/dateline-index" rebuild --quiet --archive "$other" "${shuffled[@]}"
digest=$(digest_of "$archive")
[[ $(digest_of "$other") == "$digest" ]] || { echo "FAIL: the order of files changes the digest"; exit 1; }
echo "ok   digest $digest"

echo "== add one file twice"
rm -rf "$other"
"$bin/dateline-index" rebuild --quiet --archive "$other" "${files[@]:0:21}"
"$bin/dateline-index" add --quiet --archive "$other" "${files[21]}"
[[ $(digest_of "$other") == "$digest" ]] || { echo "FAIL: add gives other documents than rebuild"; exit 1; }
other_segments=$work/two-segments
rm -rf "$other_segments"
cp -r "$other" "$other_segments"
generation=$(cat "$other/CURRENT")
"$bin/dateline-index" add --quiet --archive "$other" "${files[21]}"
[[ $(cat "$other/CURRENT") == "$generation" ]] || { echo "FAIL: a second add changed the archive"; exit 1; }
echo "ok   the second add changed nothing"

echo "== merge and reindex"
"$bin/dateline-index" merge --quiet --archive "$other"
[[ $(digest_of "$other") == "$digest" ]] || { echo "FAIL: merge changed documents"; exit 1; }
"$bin/dateline-index" reindex --quiet --archive "$other"
[[ $(digest_of "$other") == "$digest" ]] || { echo "FAIL: reindex changed documents"; exit 1; }
echo "ok   the digest stays"

echo "== the first results by early stop"
"$bin/early_stop" "$archive"
"$bin/early_stop" "$other_segments"

serve() {
  coproc SEARCHD { exec "$bin/dateline-searchd" --archive "$1" --listen 127.0.0.1:0 2>"$work/searchd.log"; }
  read -r line <&"${SEARCHD[0]}"
  address=${line##* at }
  pid=$SEARCHD_PID
}
stop() {
  kill "$pid" && wait "$pid"
}

echo "== answers against the SGML"
serve "$archive"
trap 'kill "$pid" 2>/dev/null || true' EXIT
(cd "$here/reuters" && /usr/bin/python3 check.py "$work/reuters21578" "$address")
stop
trap - EXIT
