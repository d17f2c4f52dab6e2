# shellcheck shell=bash
# Sourced by tests written in bash: checks that say what was expected, ports that are free.

failures=0

# check WHAT COMMAND…: the command must succeed.
check() {
  local what=$1
  shift
  if "$@"; then
    echo "ok: $what"
  else
    echo "FAILED: $what ($*)"
    failures=$((failures + 1))
  fi
}

# equals ACTUAL EXPECTED
equals() {
  [[ $1 == "$2" ]] || { echo "  got '$1', expected '$2'"; return 1; }
}

# contains FILE TEXT
contains() {
  grep -qF -- "$2" "$1" || { echo "  '$2' is not in:"; sed 's/^/  | /' "$1"; return 1; }
}

# eventually SECONDS COMMAND…: waits until the command succeeds, at most that long.
eventually() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [[ $SECONDS -lt $deadline ]] || return 1
    sleep 0.1
  done
}

port_is_free() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Prints a port below the range that the system hands out to clients.
free_port() {
  local port
  for _ in {1..100}; do
    port=$((20000 + RANDOM % 12000))
    if port_is_free "$port"; then
      echo "$port"
      return
    fi
  done
  return 1
}

gone() {
  ! kill -0 "$1" 2>/dev/null
}
