import BoxScores
import Pipeline
import Registry

/// `plan` for people. Windows that stand alike are drawn together: 27 finished ones are one line, and so is why 24 of them lack
/// their games.
enum PlanTable {
  static func text(_ report: PlanReport, tool: String) -> String {
    var table = TextTable([("", .right), ("step", .left), ("state", .left), ("time", .right), ("cost", .right)])
    var number = 0
    let groups = groups(report.steps)
    for group in groups {
      number += 1
      table.add(["\(number)", group.title, state(group), time(group), cost(group)])
    }
    var lines = [table.text, ""]
    lines += groups.flatMap { refusals($0, tool: tool) }
    guard let next = report.next else { return (lines + ["Everything is done."]).joined(separator: "\n") }
    let range = report.range
    let money =
      report.cost == .zero ? "at no cost" : "for about \(report.cost.rounded) on \(report.machine)"
    // A plan without games knows what comes, and not how long it takes.
    let known = report.seconds > 0 || !next.step.hasPrefix("data import")
    lines.append(
      !known
        ? "Still to do: all of it; how long it takes is told once there are games."
        : "Still to do: about \(Format.duration(report.seconds))"
          + " (\(Format.duration(range.lowerBound)) to \(Format.duration(range.upperBound))), \(money).")
    if let budget = report.budget {
      if let left = budget.left { lines.append("Left of the budget: \(left) until \(budget.reset).") }
      if let hours = budget.hoursLeft {
        lines.append("Left of the hours: \(Format.duration(hours * 3600)) until \(budget.reset).")
      }
    }
    let lacking = groups.first { $0.steps[0].step == next.step }?.lacks
    let mend =
      next.mend ?? lacking.map { "import games of seasons \(Plan.range($0)), or \(Plan.simulation($0, tool: tool))" }
    lines.append("Next: \(mend ?? command(next, in: report, tool: tool))")
    return lines.joined(separator: "\n")
  }

  /// Why the steps of a group would be refused now, in one line where the reason is one.
  private static func refusals(_ group: Group, tool: String) -> [String] {
    if let lacks = group.lacks { return ["refused now: \(group.title): \(Plan.lacking(lacks, tool: tool))"] }
    return group.steps.compactMap { step in
      guard step.state != .waiting || !step.affordable else { return nil }
      return step.refusal.map { "refused now: \(step.step): \($0)" }
    }
  }

  private static func state(_ group: Group) -> String {
    let state = group.lacks != nil ? "no games" : group.steps[0].state.rawValue
    return group.steps.allSatisfy(\.affordable) ? state : "\(state), too dear"
  }

  private static func time(_ group: Group) -> String {
    let seconds = group.steps.map(\.seconds).reduce(0, +)
    let low = group.steps.map(\.range.lowerBound).reduce(0, +)
    let high = group.steps.map(\.range.upperBound).reduce(0, +)
    return seconds == 0
      ? "-" : low == high ? Format.duration(seconds) : "\(Format.duration(low)) to \(Format.duration(high))"
  }

  private static func cost(_ group: Group) -> String {
    let cost = group.steps.reduce(Money.zero) { $0 + $1.cost }
    let most = group.steps.reduce(Money.zero) { $0 + $1.most }
    return cost == most ? cost.rounded : "\(cost.rounded) to \(most.rounded)"
  }

  /// The one command that brings the most of what comes next: many windows are trained by one call. Where the budget allows
  /// none of it, what would.
  private static func command(_ next: PlanStep, in report: PlanReport, tool: String) -> String {
    let prefix = "windows train --only "
    let machine =
      report.machine == Machine.local.name || next.seconds == 0 ? "" : " --machine \(ShellWord.quoted(report.machine))"
    guard next.step.hasPrefix(prefix) else {
      return next.affordable ? "\(tool) \(next.step)\(machine)" : largerBudget(report, tool: tool)
    }
    let open = report.steps.filter { $0.step.hasPrefix(prefix) && $0.state != .done }
    if open.allSatisfy(\.affordable) {
      return "\(tool) \(open.count > 1 ? "windows train --missing" : next.step)\(machine)"
    }
    let fits = open.filter { $0.affordable && $0.refusal == nil }.map { " --only \($0.step.dropFirst(prefix.count))" }
    return fits.isEmpty ? largerBudget(report, tool: tool) : "\(tool) windows train\(fits.joined())\(machine)"
  }

  private static func largerBudget(_ report: PlanReport, tool: String) -> String {
    let machine = report.budget?.machines.first { $0.name == report.machine }
    let isFree = machine.map { $0.pricePerHour == .zero } ?? true
    let command = "\(tool) budget set \(isFree ? "--hours HOURS" : "--limit AMOUNT")"
    return report.budget.map { "\(command), or wait for \($0.reset), when the budget resets" } ?? command
  }

  private struct Group {
    let title: String
    let steps: [PlanStep]

    /// Seasons without games that all of its steps ask for.
    var lacks: ClosedRange<Season>? {
      guard let first = steps.first?.lacks, let last = steps.last?.lacks else { return nil }
      return first.lowerBound...last.upperBound
    }
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
      if let previous = run.last, !alike(previous, step) { flush() }
      run.append(step)
    }
    flush()
    return groups
  }

  private static func alike(_ one: PlanStep, _ other: PlanStep) -> Bool {
    one.state == other.state && one.affordable == other.affordable && (one.lacks == nil) == (other.lacks == nil)
  }
}
