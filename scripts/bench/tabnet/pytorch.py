#!/usr/bin/env python3
"""pytorch-tabnet on the rows of a window: `pytorch.py FOLDER EPOCHS TARGET...`.

The same rows, split, network (n_d = n_a = 24, 4 steps, sparsemax), batch, virtual batch, loss and number of epochs as the
benchmark of this package; its own optimiser (Adam, 0.02) with either a constant rate, its default, or one cycle. Missing
inputs are the mean of the training rows: it takes no gaps. An epoch is timed without validation.
"""

import json
import os
import sys
import time
import warnings

import numpy as np
import torch
from pytorch_tabnet.callbacks import Callback
from pytorch_tabnet.tab_model import TabNetRegressor

warnings.filterwarnings("ignore")
folder, epochs, targets = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
torch.set_num_threads(int(os.environ.get("FULLCOURT_BENCH_THREADS", "1")))

shape = json.load(open(os.path.join(folder, "shape.json")))
rows, columns = shape["rows"], shape["columns"]


def read(name, kind):
    return np.fromfile(os.path.join(folder, name), kind)


inputs = read("inputs.f32", np.float32).reshape(rows, columns)
labels = read("labels.f32", np.float32).reshape(-1, rows)
levels = read("levels.f32", np.float32).reshape(-1, rows)
days = read("days.i32", np.int32)
dates = np.unique(days)
first = dates[int(round(len(dates) * 0.85))]
train, valid = days < first, days >= first

mean = np.nanmean(inputs[train], 0)
deviation = np.nanstd(inputs[train], 0)
kept = np.isfinite(mean) & (deviation > 1e-5)
x = np.clip((inputs[:, kept] - mean[kept]) / deviation[kept], -5, 5)
x = np.nan_to_num(x, nan=0.0).astype(np.float32)


class Timer(Callback):
    def __init__(self):
        self.processor, self.clock = [], []

    def on_epoch_begin(self, epoch, logs=None):
        self.start = time.process_time(), time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.processor.append(time.process_time() - self.start[0])
        self.clock.append(time.perf_counter() - self.start[1])


def huber(prediction, target):
    return torch.nn.functional.huber_loss(prediction, target, delta=0.05) / 0.05


for target in targets:
    index = shape["targets"].index(target)
    y = labels[index]
    mine = train & np.isfinite(y)
    steps = mine.sum() // 8192
    for schedule in ("constant", "one cycle"):
        timer = Timer()
        cycle = dict(scheduler_fn=torch.optim.lr_scheduler.OneCycleLR,
                     scheduler_params=dict(max_lr=0.02, total_steps=int(steps * epochs), pct_start=0.2,
                                           is_batch_level=True)) if schedule == "one cycle" else {}
        model = TabNetRegressor(
            n_d=24, n_a=24, n_steps=4, seed=1, verbose=0, mask_type="sparsemax", device_name="cpu",
            optimizer_params=dict(lr=0.02), **cycle)
        model.fit(
            x[mine], y[mine, None], max_epochs=epochs, patience=0, batch_size=8192, virtual_batch_size=256,
            loss_fn=huber, callbacks=[timer], drop_last=True)
        scored = valid & np.isfinite(y)
        forecast = np.maximum(model.predict(x[scored])[:, 0], 0)
        error = np.mean(np.abs(forecast - y[scored]) * levels[index][scored])
        print(
            f"pytorch-tabnet {target} ({schedule} rate) epochs {epochs}, an epoch: {np.mean(timer.processor):.2f} s of "
            f"processor, {np.mean(timer.clock):.2f} s on the clock; validation error {error:.4f}", flush=True)
