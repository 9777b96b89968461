#!/usr/bin/env bash
# Builds the programs under Examples as a user of the library would, and lets one forecast from a bundle:
#
#   scripts/examples.sh                 build
#   scripts/examples.sh BUNDLE DATE     build, then forecast that day
#
# They are packages of their own that depend on the library product. The scratch folder is the project's, so that nothing that
# the project's own build has compiled is compiled again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

swift build -c release -Xswiftc -enable-testing --package-path Examples/Slate --scratch-path .build
if [ $# -gt 0 ]; then .build/release/slate "$@"; fi
