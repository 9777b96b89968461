/// What a process of Fullcourt tells its caller when it ends. The numbers are part of the command-line contract.
public enum ExitCode: Int32, Sendable {
  case done = 0
  case usage = 64
  case dataInvalid = 65
  case inputMissing = 66
  case unavailable = 69
  case `internal` = 70
  case cannotWrite = 73
  case busy = 75
  case corrupt = 76
  case preflightRefused = 77
  case configurationInvalid = 78
  case budgetRefused = 79
  case interrupted = 130
}
