import Pipeline

/// `plan` for people. Steps that are done and alike are drawn together: 27 finished windows are one line.
enum PlanTable {
  static func text(_ report: PlanReport, tool: String) -> String {
    var table = TextTable([("", .right), ("step", .left), ("state", .left), ("time", .right), ("cost", .right)])
    var number = 0
    for group in groups(report.steps) {
      number += 1
      let seconds = group.steps.map(\.seconds).reduce(0, +)
      let low = group.steps.map(\.range.lowerBound).reduce(0, +)
      let high = group.steps.map(\.range.upperBound).reduce(0, +)
      let time =
        seconds == 0
        ? "-" : low == high ? Format.duration(seconds) : "\(Format.duration(low)) to \(Format.duration(high))"
      table.add([
        "\(number)", group.title, group.steps[0].state.rawValue, time,
        Format.decimal(group.steps.map(\.cost).reduce(0, +), 2),
      ])
    }
    var lines = [table.text, ""]
    for step in report.steps where step.refusal != nil && step.state != .waiting {
      lines.append("refused now: \(step.step): \(step.refusal ?? "")")
    }
    guard let next = report.next else { return (lines + ["Everything is done."]).joined(separator: "\n") }
    let range = report.range
    lines.append(
      "Still to do: about \(Format.duration(report.seconds)) on this machine"
        + " (\(Format.duration(range.lowerBound)) to \(Format.duration(range.upperBound))), at no cost.")
    lines.append("Next: \(tool) \(command(next, in: report))")
    return lines.joined(separator: "\n")
  }

  /// The one command that brings the most of what comes next: many windows are trained by one call.
  private static func command(_ next: PlanStep, in report: PlanReport) -> String {
    let prefix = "windows train --only "
    let open = report.steps.filter { $0.step.hasPrefix(prefix) && $0.state != .done }
    return next.step.hasPrefix(prefix) && open.count > 1 ? "windows train --missing" : next.step
  }

  private struct Group {
    let title: String
    let steps: [PlanStep]
  }

  private static func groups(_ steps: [PlanStep]) -> [Group] {
    let prefix = "windows train --only "
    var groups: [Group] = []
    var run: [PlanStep] = []
    func flush() {
      guard let first = run.first, let last = run.last else { return }
      let name = { (step: PlanStep) in String(step.step.dropFirst(prefix.count)) }
      let title = run.count == 1 ? first.step : "windows \(name(first)) to \(name(last)) (\(run.count))"
      groups.append(Group(title: title, steps: run))
      run = []
    }
    for step in steps {
      guard step.step.hasPrefix(prefix) else {
        flush()
        groups.append(Group(title: step.step, steps: [step]))
        continue
      }
      if let previous = run.last, previous.state != step.state { flush() }
      run.append(step)
    }
    flush()
    return groups
  }
}
