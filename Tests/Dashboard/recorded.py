"""Answers of a server with a whole league, recorded once from the simulated one of `fullcourt demo`.

Training a league takes minutes; what the pages show of one can be tested on what it answered. `record.py` makes the files
anew.
"""

import json
import urllib.parse

from harness import RECORDED

PROBLEM = "application/problem+json"


def load(name):
    return json.loads((RECORDED / f"{name}.json").read_text())


class Answers:
    """Answers requests of a page from the recording; `fail` maps a path to a problem that is answered instead."""

    def __init__(self):
        self.fail = {}
        self.change = {}
        self.events = ""
        self.token = None
        self.asked = []

    def on(self, page):
        page.route("**/v1/**", self._answer)
        return self

    def _answer(self, route):
        request = route.request
        url = urllib.parse.urlparse(request.url)
        self.asked.append((request.method, url.path, dict(urllib.parse.parse_qsl(url.query)), request.post_data))
        if self.token and request.headers.get("authorization") != f"Bearer {self.token}":
            return self._problem(route, 401, "request.token", "A token is needed")
        for path, problem in self.fail.items():
            if url.path.startswith(path):
                return route.abort() if problem is None else self._problem(route, **problem)
        if url.path == "/v1/events":
            return route.fulfill(content_type="text/event-stream", body=self.events)
        name = self._name(url.path)
        if not (RECORDED / f"{name}.json").exists():
            return self._problem(route, 404, "request.path", f"Nothing was recorded of {url.path}")
        body = load(name)
        if name in self.change:
            body = self.change[name](body)
        route.fulfill(json=body, headers={"Cache-Control": "no-store"})

    @staticmethod
    def _name(path):
        parts = path.strip("/").split("/")[1:]
        if parts[0] == "players" and len(parts) == 2:
            return "player"
        if parts[0] == "players" and len(parts) == 3:
            return "explanation"
        if parts[0] in ("backtests", "ablations") and len(parts) == 2:
            return parts[0][:-1]
        return "-".join(parts)

    @staticmethod
    def _problem(route, status, code, title, detail="", expected="", do=""):
        body = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, "expected": expected, "do": do}
        route.fulfill(status=status, content_type=PROBLEM, body=json.dumps(body))
