"""A server to test, a list of what failed, and a browser page that tells of its errors."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading

HERE = pathlib.Path(__file__).parent
RECORDED = HERE / "recorded"


class Checks:
    """Collects failures, so that one run tells of all of them."""

    def __init__(self):
        self.done = 0
        self.failures = []

    def that(self, truth, what):
        self.done += 1
        if not truth:
            self.failures.append(what)
            print(f"FAILED: {what}", flush=True)

    def equal(self, found, expected, what):
        self.that(found == expected, f"{what}: found {found!r}, expected {expected!r}")


class Server:
    """`fullcourt serve` on a small simulated league without models, on a free port."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="fullcourt-dashboard-")
        workspace = ["--workspace", os.path.join(self.folder.name, "w")]
        subprocess.run(
            [self.program, "data", "simulate", "--seasons", "2025-2026", "--scale", "tiny", *workspace],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        environment = {key: value for key, value in os.environ.items() if not key.startswith("FULLCOURT_")}
        environment |= {key: os.environ[key] for key in os.environ if key.endswith(("_LIBRARY", "_DEPS"))}
        # The files that are worked on, not the copy of the last build.
        environment["FULLCOURT_DASHBOARD"] = str(HERE.parent.parent / "Sources/Server/Dashboard")
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", "0", "--json", *workspace],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env=environment)
        self.url = self._listening().rstrip("/")
        return self

    def _listening(self):
        timer = threading.Timer(60, self.process.kill)
        timer.start()
        text = ""
        try:
            for line in self.process.stdout:
                text += line
                try:
                    return json.loads(text)["url"]
                except ValueError:
                    continue
        finally:
            timer.cancel()
        self.log.seek(0)
        raise SystemExit(f"fullcourt serve did not start:\n{text}{self.log.read()}")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.folder.cleanup()


def watched(context, checks, *, allowed=()):
    """A page of which every console error and every error of a script is a failure, but for what is expected."""
    # A busy machine is slow, not wrong: nothing here measures time.
    context.set_default_timeout(120_000)
    page = context.new_page()

    def wrong(kind, text):
        if not any(part in text for part in allowed):
            checks.that(False, f"{kind} on {page.url}: {text}")

    page.on("console", lambda m: wrong("console error", m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong("script error", str(error)))
    page.on("dialog", lambda dialog: (wrong("dialog", dialog.message), dialog.dismiss()))
    return page


def settled(page):
    """Waits until nothing of the page is being fetched any more."""
    page.locator("main h1").first.wait_for()
    page.locator("[aria-busy]").first.wait_for(state="detached")
