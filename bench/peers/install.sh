#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs the engines that the kernel is held against, in the versions that
# requirements.txt and package.json pin, under build/peers/ and nowhere else.
# One that cannot be installed is left out with a line that says so: the others
# are still worth a run. A stamp for each remembers what is there.
set -uo pipefail

here="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
target="$here/../../build/peers"
mkdir -p "$target/stamps" "$target/node"
log="$target/install.log"
: >"$log"

leave_out() { echo "peers: $1 is left out: $2 (see build/peers/install.log)"; }

# once NAME WANT COMMAND...: runs a command unless it already made WANT.
once() {
  local stamp="$target/stamps/$1" want=$2
  shift 2
  [[ -f $stamp && $(<"$stamp") == "$want" ]] && return 0
  "$@" >>"$log" 2>&1 && echo "$want" >"$stamp"
}

install_python() {
  local line
  if ! once venv python3 python3 -m venv "$target/venv"; then
    leave_out "every Python peer" "python3 makes no virtual environment"
    return
  fi
  while read -r line; do
    [[ -z $line || $line == \#* ]] && continue
    once "${line%%=*}" "$line" "$target/venv/bin/python" -m pip install \
      --disable-pip-version-check "$line" ||
      leave_out "$line" "not installed"
  done <"$here/requirements.txt"
}

# A lock file is not kept: it would name the host that a package came from.
install_node() {
  local want
  want="$(<"$here/package.json")"
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    leave_out "json-logic-engine" "node and npm are not there"
    return
  fi
  cp "$here/package.json" "$target/node/package.json"
  once node "$want" npm install --prefix "$target/node" --no-package-lock \
    --ignore-scripts --no-audit --no-fund ||
    leave_out "json-logic-engine" "not installed"
}

install_python >&2
install_node >&2
