#!/usr/bin/env bash
# The tests of the dashboard, in Chromium.
#
#   scripts/dashboard.sh setup           Chromium (Debian package) and Playwright, pinned, into .deps/dashboard
#   scripts/dashboard.sh test [OPTION]   the tests; what is not there is fetched, and where it cannot be they are skipped
#
# FULLCOURT_CHROMIUM and FULLCOURT_PLAYWRIGHT_PYTHON name a browser and a Python with Playwright of one's own;
# FULLCOURT_FETCH=0 fetches nothing.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deps=${FULLCOURT_DEPS:-$root/.deps}
tests=$root/Tests/Dashboard

say() { printf 'dashboard: %s\n' "$*" >&2; }

chromium() {
  local name
  if [ -n "${FULLCOURT_CHROMIUM:-}" ]; then
    printf '%s\n' "$FULLCOURT_CHROMIUM"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    # -P: the program, not this function.
    if type -P "$name"; then return; fi
  done
}

python() {
  local candidate
  for candidate in "${FULLCOURT_PLAYWRIGHT_PYTHON:-}" "$deps/dashboard/bin/python" python3; do
    if [ -n "$candidate" ] && "$candidate" -c 'import playwright.sync_api' 2>/dev/null; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

setup() {
  if [ -z "$(chromium)" ]; then
    command -v apt-get >/dev/null || { say "install Chromium, then run this again"; exit 69; }
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core
  fi
  [ -x "$deps/dashboard/bin/python" ] || python3 -m venv "$deps/dashboard"
  "$deps/dashboard/bin/python" -m pip install -q --disable-pip-version-check --only-binary=:all: -r "$tests/requirements.txt"
  say "Chromium and Playwright are in place"
}

run_tests() {
  local browser interpreter
  browser=$(chromium)
  interpreter=$(python)
  if { [ -z "$browser" ] || [ -z "$interpreter" ]; } && [ "${FULLCOURT_FETCH:-1}" != 0 ]; then
    say "fetching Chromium and Playwright"
    (setup) || say "they could not be fetched"
    browser=$(chromium)
    interpreter=$(python)
  fi
  if [ -z "$browser" ] || [ -z "$interpreter" ]; then
    [ -n "$browser" ] || say "skipped: there is no Chromium here ('make browser' fetches it)"
    [ -n "$interpreter" ] || say "skipped: there is no Python with Playwright here ('make browser' fetches it)"
    exit 0
  fi
  if ! "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --dump-dom about:blank >/dev/null 2>&1; then
    say "skipped: $browser cannot start here"
    exit 0
  fi
  exec "$interpreter" -B "$tests/run.py" --chromium "$browser" "$@"
}

case ${1:-} in
  setup) setup ;;
  test) shift; run_tests "$@" ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 64 ;;
esac
