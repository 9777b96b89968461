import Registry

/// A machine as it is given on the command line: with its price, or `none`, which takes it away.
enum MachineArgument: Sendable {
  case priced(Machine)
  case removed(name: String)
}
