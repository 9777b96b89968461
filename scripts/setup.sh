#!/usr/bin/env bash
# Fetches the native libraries Fullcourt opens at run time and puts them where it looks for them.
#
#   scripts/setup.sh                  everything
#   FULLCOURT_WITHOUT_TORCH=1 ...     without torch (no neural networks then)
#   FULLCOURT_DEPS=DIR ...            into DIR instead of .deps beside Package.swift
#
# The libraries come as Python wheels, because that is where their makers publish portable binaries; no Python is used
# after the set-up. Versions and checksums are pinned in native-libraries.lock. Safe to run again at any time: what is
# in place is left alone, what was cut off half-way is done again.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lock=$here/native-libraries.lock
deps=${FULLCOURT_DEPS:-$(dirname "$here")/.deps}
machine=$(uname -m)

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 69
}

[ "$(uname -s)" = Linux ] || fail "Fullcourt runs on Linux; this is $(uname -s)."

# --- Debian packages: only those that are missing, only where there is dpkg --------------------------------------------
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    return 1
  fi
}

install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

missing_packages() {
  local package
  for package in libsqlite3-dev libgomp1 gcc binutils zlib1g; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) in
      installed) ;;
      *) printf '%s\n' "$package" ;;
    esac
  done
}

if command -v dpkg-query >/dev/null; then
  mapfile -t missing < <(missing_packages)
  if [ "${#missing[@]}" -gt 0 ]; then
    say "installing Debian packages: ${missing[*]}"
    install_packages "${missing[@]}" || { as_root apt-get update -qq >&2 && install_packages "${missing[@]}"; } ||
      fail "could not install them; run as root: apt-get install ${missing[*]}"
  fi
else
  say "no dpkg here: make sure that SQLite's headers, libgomp, zlib, a C compiler and nm are installed"
fi

mkdir -p "$deps/lib" "$deps/packages" "$deps/stamps"

# Two set-ups at once in one folder would unpack over each other: the second waits and then finds everything done.
if command -v flock >/dev/null; then
  exec 9>"$deps/.lock"
  flock 9
fi

# --- Python, for pip and for unpacking ----------------------------------------------------------------------------------
python=
need_python() {
  [ -z "$python" ] || return 0
  if ! python3 -m pip --version >/dev/null 2>&1 && command -v apt-get >/dev/null; then
    say "installing python3-pip"
    install_packages python3-pip || { as_root apt-get update -qq >&2 && install_packages python3-pip; } || true
  fi
  python3 -m pip --version >/dev/null 2>&1 || {
    say "python3 with pip is needed to fetch the libraries; install it (Debian: apt-get install python3-pip)"
    return 1
  }
  python=python3
}

# lines_of NAME: "version wheel sha256" of each wheel pinned for this machine.
lines_of() { awk -v name="$1" -v machine="$machine" '$1 == name && $3 == machine { print $2, $4, $5 }' "$lock"; }

# own NAME: whether the caller brings a library of his own, so that nothing has to be fetched.
own() {
  local variable=FULLCOURT_${1^^}_LIBRARY
  [ -n "${!variable:-}" ] || return 1
  say "$1: ${!variable} is used, as $variable says"
}

# fetch NAME FOLDER [pip option...]: a pinned wheel into packages/NAME; FOLDER is the only part of it that is kept.
fetch() {
  local name=$1 folder=$2
  shift 2
  local pinned version stamp=$deps/stamps/$name
  pinned=$(lines_of "$name")
  if [ -z "$pinned" ]; then
    say "$name: no wheel is pinned for $machine in scripts/native-libraries.lock;" \
      "add a line for it, or set FULLCOURT_${name^^}_LIBRARY to a library of your own"
    return 1
  fi
  if [ -f "$stamp" ] && [ -d "$deps/packages/$name" ] && grep -qF "$(cat "$stamp")" <<<"$pinned"; then
    return 0
  fi

  need_python || return 1
  version=${pinned%% *}
  local work=$deps/packages/.$name.$$ wheel hash
  rm -rf "$deps/packages/.$name."*
  mkdir -p "$work/wheel" "$work/content"
  say "$name $version: fetching"
  if ! "$python" -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: "$@" \
    -d "$work/wheel" "$name==$version" >&2; then
    rm -rf "$work"
    say "$name $version: the download failed (see above); check the network and run make setup again"
    return 1
  fi
  wheel=$(find "$work/wheel" -name '*.whl' | head -n 1)
  hash=$(sha256sum "$wheel" | cut -d ' ' -f 1)
  if ! grep -qF " $hash" <<<"$pinned"; then
    say "$name $version: $(basename "$wheel") has SHA-256 $hash, which is not in scripts/native-libraries.lock;" \
      "expected $(awk '{ print $2 " " $3 }' <<<"$pinned" | paste -sd ',')"
    rm -rf "$work"
    return 1
  fi
  say "$name $version: unpacking"
  "$python" - "$wheel" "$work/content" "$folder" <<'PYTHON' || { rm -rf "$work"; return 1; }
import sys, zipfile
wheel, into, folder = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(into, [name for name in archive.namelist() if name.startswith(folder)])
PYTHON
  printf '%s\n' "$version" >"$work/content/VERSION"
  rm -f "$stamp"
  rm -rf "${deps:?}/packages/$name"
  mv "$work/content" "$deps/packages/$name"
  rm -rf "$work"
  printf '%s\n' "$hash" >"$stamp"
}

# link FILE-IN-PACKAGES NAME-IN-LIB
link() {
  [ -e "$deps/packages/$1" ] || fail "$deps/packages/$1 is missing; delete $deps/stamps and run make setup again"
  [ "$(readlink "$deps/lib/$2" || true)" = "../packages/$1" ] || ln -sfn "../packages/$1" "$deps/lib/$2"
}

portable=(
  --python-version 3.11 --implementation cp
  --platform "manylinux_2_28_$machine" --platform "manylinux_2_27_$machine" --platform "manylinux2014_$machine"
)

# --- LightGBM -----------------------------------------------------------------------------------------------------------
if ! own lightgbm; then
  fetch lightgbm lightgbm/lib/ "${portable[@]}" || fail "LightGBM is needed; nothing else was done."
  link lightgbm/lightgbm/lib/lib_lightgbm.so lib_lightgbm.so
fi

# --- DuckDB -------------------------------------------------------------------------------------------------------------
# The wheel's library has the whole C API, but also refers to symbols of a Python interpreter that never runs here.
# libpystub.so gives the loader something to bind those names to.
if ! own duckdb; then
  fetch duckdb _duckdb. "${portable[@]}" || fail "DuckDB is needed; LightGBM is in place."
  module=$(cd "$deps/packages/duckdb" && find . -name '_duckdb.*.so' | head -n 1)
  link "duckdb/${module#./}" libduckdb.so
  if [ ! -e "$deps/lib/libpystub.so" ] || [ "$deps/stamps/duckdb" -nt "$deps/lib/libpystub.so" ]; then
    compiler=$(command -v cc || command -v gcc || command -v clang) ||
      fail "a C compiler is needed (Debian: apt-get install gcc)"
    command -v nm >/dev/null || fail "nm is needed (Debian: apt-get install binutils)"
    say "building libpystub.so"
    nm -D -u "$deps/lib/libduckdb.so" | awk '$2 ~ /^_?Py/ { print "char " $2 "[256];" }' >"$deps/pystub.c"
    "$compiler" -shared -fPIC -w -o "$deps/lib/libpystub.so.new" "$deps/pystub.c"
    mv "$deps/lib/libpystub.so.new" "$deps/lib/libpystub.so"
    rm -f "$deps/pystub.c"
  fi
fi

# --- torch: optional ----------------------------------------------------------------------------------------------------
if [ "${FULLCOURT_WITHOUT_TORCH:-0}" = 1 ]; then
  say "torch is left out (FULLCOURT_WITHOUT_TORCH=1)"
elif own torch; then
  :
elif [ -n "${TORCH_HOME:-}" ] && [ -e "$TORCH_HOME/lib/libtorch_cpu.so" ]; then
  say "torch: $TORCH_HOME is used, as TORCH_HOME says"
elif fetch torch torch/lib/ "${portable[@]}" ||
  # PyPI itself has torch for CUDA only; its makers keep the one for CPUs in a place of their own.
  fetch torch torch/lib/ "${portable[@]}" --index-url https://download.pytorch.org/whl/cpu; then
  link torch/torch/lib torch
else
  say "warning: torch is not installed, so there will be no neural networks; everything else is in place." \
    "A torch of your own is named by FULLCOURT_TORCH_LIBRARY or TORCH_HOME."
fi

say "the native libraries are in place"
