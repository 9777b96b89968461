import ArgumentParser
import Pipeline
import Registry

/// For commands whose steps are charged.
struct MachineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The machine this runs on, as 'budget set' names it: its hours are charged.", valueName: "name"))
  var machine: String = Machine.local.name

  /// As it goes on in a command that is to be run again.
  var spelled: String { machine == Machine.local.name ? "" : " --machine \(ShellWord.quoted(machine))" }
}
