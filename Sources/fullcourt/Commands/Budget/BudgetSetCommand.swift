import ArgumentParser
import BoxScores
import Pipeline
import Registry

struct BudgetSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Set the budget of a cycle, and the machines with their prices.",
    discussion: """
      What is not named stays as it is. A cycle is a month from the given day on, in
      UTC; where a month is too short it begins on its last day. Unless a first
      budget names a day, cycles are calendar months. Money is for machines with a
      price, hours are for those without: 'local', where everything runs unless
      --machine names another, costs nothing.

      Every step puts aside the most it is expected to take before it begins, and is
      charged what it used. What does not fit is refused (79) with the amount short
      and the day the budget resets; a running step that uses up what was put aside
      stops at its next checkpoint, and can be resumed.

      Examples:
        fullcourt budget set --cycle-start 2026-12-01 --limit 8 --machine "A10G=1.10"
        fullcourt budget set --hours 20
        fullcourt budget set --machine "box=0.40:cpu" --machine "H100=2.50:gpu"
      """)

  @Option(
    name: .customLong("cycle-start"),
    help: ArgumentHelp("A day on which a cycle begins, past or to come.", valueName: "date"),
    transform: ArgumentValues.day)
  var cycleStart: GameDay?

  @Option(
    help: ArgumentHelp("Money for a cycle, such as 8 or 12.50; 'none' for no limit.", valueName: "amount"),
    transform: ArgumentValues.money)
  var limit: LimitArgument<Money>?

  @Option(
    help: ArgumentHelp("Hours for a cycle, of machines without a price; 'none' for no limit.", valueName: "hours"),
    transform: ArgumentValues.hours)
  var hours: LimitArgument<Int64>?

  @Option(
    help: ArgumentHelp(
      "A machine and its price per hour; ':gpu' or ':cpu' behind it says what is paid for; name=none takes it away. May "
        + "be repeated.",
      valueName: "name=price"), transform: ArgumentValues.machine)
  var machine: [MachineArgument] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if cycleStart == nil, limit == nil, hours == nil, machine.isEmpty {
      throw ValidationError("Set what? Expected --cycle-start, --limit, --hours or --machine.")
    }
  }

  func run() throws {
    let session = try common.session()
    var change = BudgetDesk.Change()
    change.cycleStart = cycleStart
    if let limit { change.limit = .some(limit.value) }
    if let hours { change.freeMilliseconds = .some(hours.value) }
    for machine in machine {
      switch machine {
      case .priced(let machine): change.machines.append(machine)
      case .removed(let name): change.removedMachines.append(name)
      }
    }
    let report = try BudgetDesk(session).set(change) { Console.note($0) }
    if common.json {
      try JSONOutput.print(report)
    } else {
      Console.result(report.text)
    }
  }
}
