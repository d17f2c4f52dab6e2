#!/usr/bin/env bash
# browser_test.sh CHECKOUT PROGRAMS PACKAGES
# The page in a real browser: indexes sample_corpus, serves it on a free port and runs tests/web/browser
# against it. PACKAGES is the folder where test.sh has put the npm packages that they import.
set -euo pipefail

checkout=$1 programs=$2 packages=$3
# shellcheck source=tests/support/shell_test.sh
source "$checkout/tests/support/shell_test.sh"

if [[ ! -d $packages/node_modules/playwright-core ]]; then
  echo "error: $packages has no packages; ./test.sh installs them" >&2
  exit 1
fi
work=$(mktemp -d)
server=  # process id
trap '[[ -z $server ]] || { kill -TERM "$server" && wait "$server"; } || true; rm -rf "$work"' EXIT

status=0
"$programs/dateline-index" rebuild --archive "$work/archive" "$checkout/sample_corpus" || status=$?
[[ $status -eq 0 || $status -eq 3 ]] || exit 1  # 3: the sample's hostile records are skipped

port=$(free_port)
"$programs/dateline-searchd" --archive "$work/archive" --listen "127.0.0.1:$port" >"$work/log" 2>&1 &
server=$!
if ! eventually 30 curl --silent --fail --noproxy '*' "http://127.0.0.1:$port/"; then
  cat "$work/log" >&2
  exit 1
fi

NODE_PATH=$packages/node_modules DATELINE_URL=http://127.0.0.1:$port \
  node --test "$checkout"/tests/web/browser/*.test.mjs
