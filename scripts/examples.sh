#!/usr/bin/env bash
# Builds the programs under Examples as a user of the library would, and lets one forecast from a bundle:
#
#   scripts/examples.sh                 build
#   scripts/examples.sh BUNDLE DATE     build, then forecast that day
#
# They are packages of their own that depend on the library product, built in a folder of their own: in the project's, each build
# would throw away what the other one had compiled. The first one takes some minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

swift build -c release --package-path Examples/Slate --scratch-path .build/examples
if [ $# -gt 0 ]; then .build/examples/release/slate "$@"; fi
