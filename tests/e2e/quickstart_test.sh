#!/usr/bin/env bash
# quickstart_test.sh CHECKOUT
# quickstart.sh from another working directory: serves the sample on the port asked for, refuses a
# busy port, notices the death of its server, stops cleanly, and may be repeated.
set -uo pipefail
set -m  # background jobs get a process group of their own, as Ctrl-C in a terminal expects

checkout=$1
# shellcheck source=tests/support/shell_test.sh
source "$checkout/tests/support/shell_test.sh"

work=$(mktemp -d)
quickstart=  # process id
trap '[[ -z $quickstart ]] || kill -TERM "$quickstart" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
port=$(free_port) || exit 1
address=http://127.0.0.1:$port

start() {
  ARCHIVE="an archive" PORT=$port "$checkout/quickstart.sh" >"$1" 2>&1 </dev/null &
  quickstart=$!
}

# Sets status to the exit status of quickstart.sh.
await_end() {
  status=0
  wait "$quickstart" || status=$?
  quickstart=
}

get() {
  curl --silent --fail --noproxy '*' --max-time 20 "$address$1"
}

total_articles() {
  get '/v1/search?size=1' | python3 -c 'import json, sys; print(json.load(sys.stdin)["total"]["articles"])'
}

searchd() {
  pgrep -P "$quickstart" -x dateline-search  # the kernel keeps 15 characters of a name
}

serves_the_sample() {
  start "$work/first.log"
  check "the address is printed" eventually 600 grep -qF "$address/" "$work/first.log"
  check "the page answers from then on" grep -qi '<!doctype html' <(get /)
  check "at least 120 articles are found" test "$(total_articles)" -ge 120
  check "the archive lies where ARCHIVE says, as seen from the caller" test -e "$work/an archive/CURRENT"
}

refuses_a_busy_port() {
  local output=$work/busy.log busy_status=0
  SECONDS=0
  ARCHIVE="$work/other" PORT=$port "$checkout/quickstart.sh" >"$output" 2>&1 </dev/null || busy_status=$?
  check "a busy port is an error" equals "$busy_status" 1
  check "and says so" contains "$output" "port $port is in use"
  check "before anything is built or indexed" test ! -e "$work/other" -a "$SECONDS" -le 5
  check "the first server goes on" get /healthz
}

stops_on_ctrl_c() {
  local server
  server=$(searchd)
  kill -INT -- "-$quickstart"
  await_end
  check "Ctrl-C ends it with status 0" equals "$status" 0
  check "no server is left" gone "$server"
  check "the port is free again" port_is_free "$port"
}

may_be_repeated_and_stops_on_sigterm() {
  start "$work/second.log"
  check "a second start serves again" eventually 600 grep -qF "$address/" "$work/second.log"
  check "with the same articles" equals "$(total_articles)" "$total"
  local server
  server=$(searchd)
  kill -TERM "$quickstart"
  await_end
  check "SIGTERM ends it with status 0" equals "$status" 0
  check "no server is left" gone "$server"
}

notices_the_death_of_its_server() {
  start "$work/third.log"
  check "a third start serves again" eventually 600 grep -qF "$address/" "$work/third.log"
  kill -KILL "$(searchd)"
  await_end
  check "the server's death is an error" equals "$status" 1
  check "and says so" contains "$work/third.log" "dateline-searchd ended"
}

refuses_a_port_that_is_none() {
  local bad_status=0
  PORT=http "$checkout/quickstart.sh" >"$work/bad.log" 2>&1 </dev/null || bad_status=$?
  check "a port that is no number is an error" equals "$bad_status" 1
  check "and says so" contains "$work/bad.log" "PORT must be a number"
}

refuses_an_archive_of_ones_own() {
  local own_status=0
  mkdir "$work/own"
  echo 20260101T000000Z-abcd >"$work/own/CURRENT"
  ARCHIVE=own PORT=$port "$checkout/quickstart.sh" >"$work/own.log" 2>&1 </dev/null || own_status=$?
  check "an archive of one's own is an error" equals "$own_status" 1
  check "and says so" contains "$work/own.log" "was not made by quickstart.sh"
  check "before anything is built" test -z "$(grep -F Building "$work/own.log")"
}

serves_the_sample
total=$(total_articles)
refuses_a_busy_port
stops_on_ctrl_c
may_be_repeated_and_stops_on_sigterm
notices_the_death_of_its_server
refuses_a_port_that_is_none
refuses_an_archive_of_ones_own

if [[ $failures -gt 0 ]]; then
  tail -n 40 "$work"/*.log
  echo "$failures checks failed"
  exit 1
fi
