#!/usr/bin/env bash
# From a bare Debian 12 to a page with search: installs what building needs, builds the two programs,
# indexes sample_corpus and serves it until Ctrl-C. Asks nothing and may be repeated.
#
#   PORT=8080                        where to listen on 127.0.0.1
#   ARCHIVE=build/quickstart-archive where to keep the index: a new folder, or one made by this script
set -euo pipefail

port=${PORT:-8080}
archive=${ARCHIVE:+$(readlink -m -- "$ARCHIVE")}  # as seen from the folder the caller stands in
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
archive=${archive:-$PWD/build/quickstart-archive}

# shellcheck source=.ci/packages.sh
source .ci/packages.sh

address=http://127.0.0.1:$port
bin=build/release/bin
log=build/log/searchd.log
server=  # process id of dateline-searchd once it is started

fail() {
  echo "error: $*" >&2
  exit 1
}

# Refuses, before anything is built, a folder that holds something this script did not put there.
# The one in build/ is always ours.
check_archive() {
  [[ $archive != "$PWD/build/quickstart-archive" && ! -e $archive/QUICKSTART ]] || return 0
  [[ -e $archive && -z $(find "$archive" -maxdepth 0 -empty) ]] || return 0
  [[ -e $archive/CURRENT || ! -e $archive/LOCK ]] || return 0  # our first build was interrupted
  fail "$archive was not made by quickstart.sh, which would replace what it holds with sample_corpus;" \
    "name a new folder with ARCHIVE=, or serve your own: dateline-searchd --archive $archive"
}

check_port() {
  [[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] ||
    fail "PORT must be a number from 1 to 65535, not '$port'"
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    fail "port $port is in use; choose another one, for example PORT=$((port % 65535 + 1)) ./quickstart.sh"
  fi
}

# A folder that test.sh has configured stays as it is, so its tests need not be built again.
configured() {
  [[ -e build/release/build.ninja ]] &&
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" build/release/CMakeCache.txt
}

build() {
  if ! configured; then
    echo "Configuring"
    cmake --preset quickstart --fresh >build/log/configure.log 2>&1 ||
      { cat build/log/configure.log >&2; fail "configuring failed"; }
  fi
  echo "Building (a few minutes the first time)"
  cmake --build build/release --target dateline-index dateline-searchd
}

index() {
  echo "Indexing sample_corpus into $archive"
  local status=0
  "$bin/dateline-index" rebuild --archive "$archive" sample_corpus || status=$?
  case $status in
    0) ;;
    3) echo "Some records were skipped, as the lines above say; the rest is indexed." ;;
    *) fail "indexing failed with status $status" ;;
  esac
  : >"$archive/QUICKSTART"
}

# Ends the server, by force when it takes longer than ten seconds. Does nothing when none runs.
# shellcheck disable=SC2317  # called by traps
stop_server() {
  [[ -n $server ]] || return 0
  kill -TERM "$server" 2>/dev/null || true
  for _ in {1..100}; do
    kill -0 "$server" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$server" 2>/dev/null || true
}

# What Ctrl-C and SIGTERM do; the trap for EXIT ends the server.
# shellcheck disable=SC2317
stop() {
  trap '' INT TERM HUP
  echo
  echo "Stopping"
  exit 0
}

# Waits for the server's end, which only a signal to this script may bring about, and reports it.
server_ended() {
  local status=0
  wait "$server" || status=$?
  server=
  tail -n 20 "$log" >&2
  fail "dateline-searchd ended with status $status; its log is $PWD/$log"
}

# Ready is when our own server has said so (another one could sit on the port) and the page answers.
wait_for_page() {
  for _ in {1..300}; do
    kill -0 "$server" 2>/dev/null || server_ended
    if [[ -s $log ]] && curl --silent --fail --noproxy '*' --max-time 5 --output /dev/null "$address/"; then
      kill -0 "$server" 2>/dev/null || server_ended
      return
    fi
    sleep 0.1
  done
  tail -n 20 "$log" >&2
  fail "the page at $address/ did not answer within 30 seconds; the log is $PWD/$log"
}

serve() {
  trap stop_server EXIT
  trap stop INT TERM HUP
  "$bin/dateline-searchd" --archive "$archive" --listen "127.0.0.1:$port" >"$log" 2>&1 </dev/null &
  server=$!
  wait_for_page
  echo "Ready: $address/ (Ctrl-C stops it)"
  server_ended  # waits for that
}

check_archive
check_port
mkdir -p build/log
install_packages build/log/packages.log "${build_packages[@]}"
build
index
check_port
serve
