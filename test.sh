#!/usr/bin/env bash
# Installs what the tests need, builds everything with warnings as errors and runs every test.
# Asks nothing and may be repeated. The last thing printed is ctest's summary; the exit status is its.
#
#   DATELINE_DATA=DIR   folder of the real corpora; tests that need it say SKIPPED without it
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"

# shellcheck source=.ci/packages.sh
source .ci/packages.sh

# The browser tests' packages, beside the build so that the sources stay clean.
install_web_packages() {
  local folder=build/web-tests
  mkdir -p "$folder"
  if cmp --silent tests/web/package-lock.json "$folder/package-lock.json" &&
    [[ -e $folder/node_modules/.package-lock.json ]]; then
    return
  fi
  echo "Installing the packages of the browser tests"
  cp tests/web/package.json tests/web/package-lock.json "$folder/"
  if ! (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) >build/log/npm.log 2>&1; then
    tail -n 20 build/log/npm.log >&2
    echo "error: npm ci failed; its full output is in build/log/npm.log" >&2
    return 1
  fi
}

mkdir -p build/log
install_packages build/log/packages.log "${test_packages[@]}"
install_web_packages
cmake --preset release
cmake --build --preset release
ctest --preset release
