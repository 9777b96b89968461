#!/usr/bin/env bash
# Schemathesis against /openapi.json of a built server.
#
#   scripts/schemathesis.sh setup            Schemathesis, pinned, into .deps/schemathesis
#   scripts/schemathesis.sh test [OPTION]    the test; it is fetched where it is not there, and skipped where it cannot be
#
# FULLCOURT_SCHEMATHESIS names a program of one's own, FULLCOURT_FETCH=0 fetches nothing, FULLCOURT_SERVED a workspace to serve (else an empty one: then answers are 503s, checked against the description all the same).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deps=${FULLCOURT_DEPS:-$root/.deps}
program=${FULLCOURT_PROGRAM:-$root/.build/release/fullcourt}
version=4.32.5

say() { printf 'schemathesis: %s\n' "$*" >&2; }

tool() {
  local candidate
  for candidate in "${FULLCOURT_SCHEMATHESIS:-}" "$deps/schemathesis/bin/schemathesis"; do
    if [ -n "$candidate" ] && command -v "$candidate"; then return; fi
  done
}

setup() {
  [ -x "$deps/schemathesis/bin/python" ] || python3 -m venv "$deps/schemathesis"
  "$deps/schemathesis/bin/python" -m pip install -q --disable-pip-version-check --only-binary=:all: "schemathesis==$version"
  say "in place"
}

run_tests() {
  local found port=""
  found=$(tool)
  if [ -z "$found" ] && [ "${FULLCOURT_FETCH:-1}" != 0 ]; then
    say "fetching it"
    (setup) || say "it could not be fetched"
    found=$(tool)
  fi
  if [ -z "$found" ]; then
    say "skipped: it is not here ('scripts/schemathesis.sh setup' fetches it)"
    exit 0
  fi
  work=$(mktemp -d)
  "$program" --workspace "${FULLCOURT_SERVED:-$work/empty}" serve --port 0 --rate 0 --json >"$work/out" 2>"$work/log" &
  server=$!
  trap 'kill -TERM "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$work"' EXIT
  for _ in $(seq 300); do
    port=$(sed -n 's/^ *"port" : \([0-9]*\).*/\1/p' "$work/out")
    [ -z "$port" ] || break
    kill -0 "$server" || { cat "$work/log" >&2; exit 70; }
    read -r -t 0.1 <> <(:) || true
  done
  # An empty workspace answers 503, as it should.
  # Lines are judged beyond their schema: what fits it may still be refused with 422.
  local without=(--exclude-checks positive_data_acceptance)
  [ -n "${FULLCOURT_SERVED:-}" ] || without=(--exclude-checks positive_data_acceptance,not_a_server_error)
  # The event stream never ends: it has tests of its own.
  if ! (cd "$work" && "$found" run "http://127.0.0.1:$port/openapi.json" --exclude-path /v1/events "${without[@]}" --seed 1 --workers 1 \
    --max-examples "${FULLCOURT_EXAMPLES:-20}" --max-time "${FULLCOURT_SECONDS:-30}" --no-color "$@" >"$work/report" 2>&1); then
    cat "$work/report" >&2
    exit 70
  fi
  tail -n 12 "$work/report" >&2
  if grep -qE ' (error|critical) .*failed' "$work/log"; then
    grep -E ' (error|critical) .*failed' "$work/log" >&2
    exit 70
  fi
}

case ${1:-} in
  setup) setup ;;
  test) shift; run_tests "$@" ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 64 ;;
esac
