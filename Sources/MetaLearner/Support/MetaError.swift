import BoxScores
import NativeLibraries
import Windows

/// What can go wrong with the models above the windows.
public enum MetaError: FullcourtError {
  case windowsIncomplete(missing: [WindowID], stale: [WindowID], corrupt: [WindowID])
  case tooLittleHistory(cutoff: Season, what: String, found: Int, needed: Int)
  case fileMissing(path: String)
  case corrupt(path: String, found: String, expected: String)
  case formatUnknown(path: String, found: Int)
  case schemaDiffers(what: String, found: String, expected: String)
  case modelMissing(what: String)
  case interrupted(what: String)

  public var exitCode: ExitCode {
    switch self {
    case .windowsIncomplete, .tooLittleHistory, .schemaDiffers, .modelMissing: .preflightRefused
    case .fileMissing: .inputMissing
    case .corrupt, .formatUnknown: .corrupt
    case .interrupted: .interrupted
    }
  }

  public var message: String {
    switch self {
    case .windowsIncomplete(let missing, let stale, let corrupt):
      MetaPreflight.refusal(missing: missing, stale: stale, corrupt: corrupt)
    case .tooLittleHistory(let cutoff, let what, let found, let needed):
      "before season \(cutoff) there are \(found) \(what), and \(needed) are needed; "
        + "import earlier seasons or choose a later one"
    case .fileMissing(let path): "\(path) is missing; train again: fullcourt meta train"
    case .corrupt(let path, let found, let expected):
      "\(path) is damaged: found \(found), expected \(expected); train again: fullcourt meta train"
    case .formatUnknown(let path, let found):
      "\(path) has format \(found), which this version does not read; use the version that wrote it or train again"
    case .schemaDiffers(let what, let found, let expected):
      "\(what) was trained on feature schema \(found.prefix(12)), and this version computes \(expected.prefix(12)); "
        + "train again"
    case .modelMissing(let what): "\(what) is not trained; train it first ('fullcourt plan' shows how)"
    case .interrupted(let what): "training of \(what) was interrupted; what is finished is kept, run the command again"
    }
  }
}
