import BoxScores
import NativeLibraries

/// What can go wrong with a window model.
public enum WindowError: FullcourtError {
  case fileMissing(path: String)
  case corrupt(path: String, found: String, expected: String)
  case formatUnknown(path: String, found: Int)
  case schemaDiffers(vintage: String, found: String, expected: String)
  case cannotWrite(path: String, reason: String)
  case interrupted(vintage: String)
  case shape(String)

  public var exitCode: ExitCode {
    switch self {
    case .fileMissing: .inputMissing
    case .corrupt, .formatUnknown: .corrupt
    case .schemaDiffers: .preflightRefused
    case .cannotWrite: .cannotWrite
    case .interrupted: .interrupted
    case .shape: .internal
    }
  }

  public var message: String {
    switch self {
    case .fileMissing(let path):
      "\(path) is missing; train the window again: fullcourt windows train --missing"
    case .corrupt(let path, let found, let expected):
      "\(path) is damaged: found \(found), expected \(expected); train the window again: fullcourt windows train --missing"
    case .formatUnknown(let path, let found):
      "\(path) has format \(found), and this version reads format \(WindowManifest.currentFormat); "
        + "use the version that wrote it or train the window again"
    case .schemaDiffers(let vintage, let found, let expected):
      "window \(vintage) was trained on feature schema \(found.prefix(12)), and this version computes "
        + "\(expected.prefix(12)); train it again: fullcourt windows train --missing"
    case .cannotWrite(let path, let reason):
      "cannot write \(path): \(reason); make room or choose another --workspace"
    case .interrupted(let vintage):
      "training of \(vintage) was interrupted; what is finished is kept, run the command again"
    case .shape(let what):
      "internal: \(what)"
    }
  }
}
