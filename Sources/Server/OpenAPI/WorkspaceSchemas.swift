/// Shapes of windows, plan, money and evidence.
enum WorkspaceSchemas {
  private static let record: [String: JSON] = [
    "id": Shape.count, "madeAt": Shape.instant, "name": Shape.text, "seasons": Shape.list(Shape.season),
    "variant": Shape.text, "simulated": Shape.flag,
  ]

  static let all: [String: JSON] = [
    "Windows": Shape.object([
      "complete": Shape.flag,
      "windows": Shape.list(
        Shape.object([
          "id": Shape.text, "state": Shape.choice("missing", "trained", "stale", "corrupt"),
          "reason": Shape.maybe(Shape.text), "kind": Shape.maybe(Shape.choice("real", "simulated")),
          "data": Shape.maybe(Shape.choice("real", "simulated")), "firstSeason": Shape.season,
          "lastSeason": Shape.season, "rows": Shape.count, "features": Shape.count, "bytes": Shape.count,
          "seconds": Shape.number, "cost": Shape.number, "trainedAt": Shape.maybe(Shape.instant),
          "stats": Shape.map(
            Shape.object(["state": Shape.choice("trained", "abstains"), "mae": Shape.maybe(Shape.number)])),
          "network": Shape.maybe(["type": "object"]), "networks": Shape.maybe(Shape.map(["type": "object"])),
        ])),
    ]),
    "Plan": Shape.object([
      "ready": Shape.flag, "seconds": Shape.number, "cost": Shape.number, "machine": Shape.text,
      "steps": Shape.list(
        Shape.object([
          "step": Shape.text, "state": Shape.choice("done", "ready", "stale", "corrupt", "waiting"),
          "seconds": Shape.number, "secondsLow": Shape.number, "secondsHigh": Shape.number, "cost": Shape.number,
          "costHigh": Shape.number, "affordable": Shape.flag, "refusal": Shape.maybe(Shape.text),
        ])),
      "checks": Shape.list(
        Shape.object([
          "code": Shape.text, "passed": Shape.flag, "found": Shape.text, "expected": Shape.text,
          "command": Shape.maybe(Shape.text), "exitCode": Shape.count,
        ])), "budget": Shape.maybe(Shape.reference("Budget")),
    ]),
    "Budget": Shape.object([
      "cycleStart": Shape.day, "reset": Shape.day, "today": Shape.day, "limit": Shape.maybe(Shape.number),
      "spent": Shape.number, "reserved": Shape.number, "left": Shape.maybe(Shape.number),
      "hours": Shape.maybe(Shape.number), "hoursUsed": Shape.number, "hoursReserved": Shape.number,
      "hoursLeft": Shape.maybe(Shape.number),
      "machines": Shape.list(
        Shape.object(["name": Shape.text, "pricePerHour": Shape.number, "gpu": Shape.flag])),
    ]),
    "Ledger": Shape.object([
      "intact": Shape.flag, "problems": Shape.list(Shape.text), "acceptedProblems": Shape.list(Shape.text),
      "entries": Shape.list(
        Shape.object([
          "number": Shape.count, "at": Shape.instant, "kind": Shape.text, "step": Shape.text,
          "reservation": Shape.count, "cycle": Shape.text, "machine": Shape.text, "pricePerHour": Shape.number,
          "milliseconds": Shape.count, "money": Shape.number, "note": Shape.text, "previous": Shape.text,
          "hash": Shape.text,
        ])),
    ]),
    "Backtests": Shape.object([
      "backtests": Shape.list(
        Shape.object(
          [
            "looks": Shape.map(Shape.count), "whole": Shape.flag,
            "summary": Shape.list(
              Shape.object(
                ["season": Shape.season, "stat": Shape.stat, "model": Shape.text],
                optional: ["maeInt": Shape.maybe(Shape.number), "crps": Shape.maybe(Shape.number)])),
          ].merging(record) { first, _ in first }))
    ]),
    "Backtest": Shape.object([
      "seasons": Shape.list(Shape.season), "variant": Shape.variant, "results": Shape.list(["type": "object"]),
      "comparisons": Shape.list(["type": "object"]), "cohorts": Shape.list(["type": "object"]),
      "calibration": Shape.list(["type": "object"]), "facts": Shape.list(["type": "object"]),
      "models": Shape.list(["type": "object"]), "notes": Shape.list(Shape.text),
    ]),
    "Ablations": Shape.object(["ablations": Shape.list(Shape.object(record))]),
    "Ablation": Shape.object([
      "configuration": Shape.text, "variant": Shape.variant, "simulated": Shape.flag,
      "seasons": Shape.list(Shape.season), "repetitions": Shape.count, "games": Shape.count,
      "looks": Shape.map(Shape.count), "notes": Shape.list(Shape.text), "rows": Shape.list(["type": "object"]),
    ]),
    "Analysis": Shape.object([
      "file": Shape.text, "format": Shape.choice("csv", "oddsAPI"), "date": Shape.maybe(Shape.day),
      "bankroll": Shape.maybe(Shape.number), "settings": ["type": "object"], "counts": Shape.map(Shape.count),
      "models": Shape.list(["type": "object"]), "proofs": Shape.list(["type": "object"]),
      "sides": Shape.list(["type": "object"]), "unresolved": Shape.list(["type": "object"]),
      "problems": Shape.list(["type": "object"]), "withoutForecast": Shape.list(["type": "object"]),
      "otherMarkets": Shape.map(Shape.count), "refusals": Shape.map(Shape.count), "notes": Shape.list(Shape.text),
    ]),
    "Health": Shape.object(["status": Shape.choice("ok")]),
    "Ready": Shape.object([
      "ready": Shape.flag, "champion": Shape.maybe(Shape.text), "defaultDay": Shape.maybe(Shape.day),
      "reason": Shape.maybe(Shape.text), "do": Shape.maybe(Shape.text),
    ]),
    "Text": Shape.text,
    "Anything": ["type": "object"],
    "Problem": Shape.object(
      [
        "type": Shape.text, "title": Shape.text, "status": ["type": "integer", "minimum": 400, "maximum": 599],
        "code": Shape.text, "detail": Shape.text, "expected": Shape.maybe(Shape.text), "do": Shape.maybe(Shape.text),
      ], about: "RFC 9457, with a code that stays the same, what was expected, and what to do."),
  ]
}
