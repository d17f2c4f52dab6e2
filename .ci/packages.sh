# shellcheck shell=bash
# Sourced by quickstart.sh and test.sh: which Debian packages each needs, and how to install them.

# To build and run the two programs.
build_packages=(
  ca-certificates cmake curl g++ ninja-build pkg-config
  libarchive-dev libbrotli-dev libcld2-dev libcli11-dev libcpp-httplib-dev libgumbo-dev libicu-dev
  libmimalloc-dev libpugixml-dev libroaring-dev libspdlog-dev libssl-dev libxapian-dev
  nlohmann-json3-dev zlib1g-dev
)

# To test them as well: GoogleTest, the linters, and what drives a browser.
test_packages=(
  "${build_packages[@]}"
  chromium clang-format clang-tidy git libgmock-dev libgtest-dev procps python3 python3-stemmer
  shellcheck xz-utils
)

# Node.js from elsewhere than Debian brings its own npm and must not be mixed with Debian's.
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  test_packages+=(nodejs npm)
fi

# Prints those of the packages named that are not installed, one a line.
missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  local package
  for package in "$@"; do
    grep -qxF "installed $package" <<<"$installed" || echo "$package"
  done
}

# Installs what is missing of the packages named. Asks nothing; does not touch apt, and so needs
# neither root nor a network, when nothing is missing. apt's own words go to the file LOG.
install_packages() {
  local log=$1
  shift
  if ! command -v apt-get >/dev/null; then
    echo "error: no apt-get here; this script is for Debian 12" >&2
    return 1
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if [[ ${#missing[@]} -eq 0 ]]; then
    return
  fi

  local as_root=()
  if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      echo "error: packages are missing and there is no sudo; as root, run:" >&2
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing ${#missing[@]} packages: ${missing[*]}"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
    -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold)
  # An old package list may do where it cannot be refreshed, so only the installation must succeed.
  if ! { "${apt[@]}" update || true
         "${apt[@]}" install --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "error: the packages could not be installed; apt's full output is in $log" >&2
    return 1
  fi
}
