#!/usr/bin/env bash
# TabNet of this package beside pytorch-tabnet: one window's rows, one network, one machine, one thread each, one run.
#
#   scripts/bench/tabnet/run.sh WORKSPACE [WINDOW] [EPOCHS] [TARGETS]
#
# WORKSPACE has real games and their features ('fullcourt data import', 'fullcourt features build'). pytorch-tabnet is
# installed by pip into a virtual environment of its own. Needs a build with tests (`make build`).
set -euo pipefail
workspace=$(realpath "${1:?which workspace}")
window=${2:-2022-2024}
epochs=${3:-8}
targets=${4:-points minutes}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${FULLCOURT_ROOT:-$(cd "$here/../../.." && pwd)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python=${FULLCOURT_BENCH_PYTHON:-}
if [ -z "$python" ]; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install -q "torch==2.13.0" "pytorch-tabnet==4.1.0" pandas
  python=$folder/venv/bin/python
fi
tests() { (cd "$root" && swift test -c release -Xswiftc -enable-testing --skip-build --filter "$1" 2>&1); }

export FULLCOURT_BENCH=1 FULLCOURT_BENCH_WORKSPACE=$workspace FULLCOURT_BENCH_WINDOWS=$window
FULLCOURT_BENCH_ROWS=$folder tests WindowRowsDumpBenchmarks | grep written
export FULLCOURT_BENCH_ROWS=$folder/$window FULLCOURT_BENCH_EPOCHS=$epochs OMP_NUM_THREADS=1
export FULLCOURT_BENCH_TARGETS=$targets
tests TabNetBenchmarks | grep '^fullcourt'
"$python" "$here/pytorch.py" "$FULLCOURT_BENCH_ROWS" "$epochs" $targets
