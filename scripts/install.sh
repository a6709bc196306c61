# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# Sourced by ./run, ./test and scripts/fuzz: makes sure that the Debian packages
# they need are there. A stamp in build/ remembers a list found complete, so
# that the next start costs a few file tests.
#
# The lists are named through namerefs, which shellcheck cannot follow.
# shellcheck disable=SC2034

run_packages=(
  g++ cmake ninja-build libfmt-dev libhwy-dev
  iso-codes libcmark-dev libsodium-dev gnuplot-nox graphviz
)
run_witnesses=(
  /usr/include/fmt/core.h /usr/include/hwy/highway.h /usr/include/cmark.h
  /usr/include/sodium.h /usr/share/iso-codes/json/iso_3166-1.json
)
test_packages=(
  "${run_packages[@]}" ccache python3 python3-venv python3-jsonschema
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev libcli11-dev
  nlohmann-json3-dev libsqlite3-dev postgresql-15
  libz3-dev
  clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev
  shellcheck zsh
)
test_witnesses=(
  "${run_witnesses[@]}"
  /usr/include/gtest/gtest.h /usr/include/rapidcheck.h
  /usr/include/benchmark/benchmark.h /usr/include/sqlite3.h
  /usr/include/nlohmann/json.hpp
  /usr/include/z3++.h /usr/lib/postgresql/15/bin/initdb
  /usr/lib/python3/dist-packages/jsonschema/__init__.py
)
# From PyPI, as Debian's holidays lack most of the countries.
days_packages=(python-dateutil==2.9.0.post0 holidays==0.109)
run_tools=(g++ cmake ninja gnuplot dot)
test_tools=(
  "${run_tools[@]}" python3 clang++-19 clang-tidy-19 clang-format-19 shellcheck
  zsh
)

# Succeeds if every tool and file that the set stands for is there.
witnesses_present() {
  local -n tools="$1_tools" files="$1_witnesses"
  local file
  for file in "${tools[@]}"; do
    command -v "$file" >/dev/null || return 1
  done
  for file in "${files[@]}"; do
    [[ -e $file ]] || return 1
  done
}

# Prints the packages of the list that dpkg does not have installed.
missing_packages() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == \
      installed ]] || printf '%s\n' "$package"
  done
}

# install_packages SET BUILD_FOLDER: installs what SET (run or test) still needs.
# Prints to stderr only.
install_packages() {
  local set=$1 stamp="$2/.packages-$1" missing
  local -n packages="$1_packages"
  if witnesses_present "$set" && [[ -f $stamp ]] &&
    [[ $(<"$stamp") == "${packages[*]}" ]]; then
    return 0
  fi
  if ! command -v dpkg-query >/dev/null; then
    witnesses_present "$set" && return 0
    echo "packages: this is not Debian (provide what" \
      "scripts/install.sh lists, then start again)" >&2
    return 3
  fi
  mapfile -t missing < <(missing_packages "${packages[@]}")
  if ((${#missing[@]} > 0)); then
    apt_install "${missing[@]}" || return 3
  fi
  mkdir -p "$2"
  printf '%s\n' "${packages[*]}" >"$stamp"
}

# install_python FOLDER PACKAGE...: makes a virtual environment of these packages
# of PyPI, anew where it was made of others.
install_python() {
  local folder=$1 stamp="$1/.packages"
  shift
  [[ -f $stamp && $(<"$stamp") == "$*" ]] && return 0
  echo "packages: installing $*" >&2
  python3 -m venv --clear "$folder" >&2 &&
    "$folder/bin/pip" install --quiet --disable-pip-version-check "$@" >&2 ||
    return 3
  printf '%s\n' "$*" >"$stamp"
}

# Installs the given packages, which takes root.
apt_install() {
  local -a command=(apt-get install -y --no-install-recommends "$@")
  if ((EUID != 0)); then
    echo "packages: missing: $* (as root: ${command[*]})" >&2
    return 1
  fi
  echo "packages: installing $*" >&2
  export DEBIAN_FRONTEND=noninteractive
  # With stale package lists the install itself says what is wrong.
  apt-get update -q </dev/null >&2 || true
  "${command[@]}" </dev/null >&2
}
