import NativeLibraries

/// What the learners refuse, and what the libraries reported.
public enum LearnerError: FullcourtError, Equatable {
  /// The library that does the work is missing.
  case library(NativeLibraryError)
  /// A setting is outside its range.
  case setting(name: String, found: String, expected: String)
  /// The sizes or values of what was given do not fit together.
  case input(what: String, found: String, expected: String)
  /// The dataset is being trained on, so its labels and weights cannot change and no second training can have it.
  case busy(what: String)
  /// Text that is no sound model. `line` counts from 1.
  case model(line: Int, found: String, expected: String)
  /// LightGBM itself refused.
  case engine(function: String, reason: String)
  /// A device that is not there was asked for; `path` is the torch that was opened.
  case device(asked: String, path: String)
  /// A safetensors file or checkpoint that is not sound, or is not the one expected.
  case tensors(file: String, found: String, expected: String)
  /// The callback of a training asked it to stop.
  case cancelled(afterRounds: Int)

  public var exitCode: ExitCode {
    switch self {
    case .library, .device: .unavailable
    case .setting: .configurationInvalid
    case .input, .engine: .internal
    case .busy: .busy
    case .model, .tensors: .corrupt
    case .cancelled: .interrupted
    }
  }

  public var message: String {
    switch self {
    case .library(let error):
      error.message
    case .setting(let name, let found, let expected):
      "The booster's setting \(name) is \(found); expected \(expected). Correct it in the configuration."
    case .input(let what, let found, let expected):
      "The \(what) cannot be used: found \(found), expected \(expected). This is an error of the calling code."
    case .busy(let what):
      "The \(what) is in use by a training. Wait for it to end, or build a second one."
    case .model(let line, let found, let expected):
      "The model text is not sound at line \(line): found \(found), expected \(expected). "
        + "Restore the file from its previous generation, or train the model again."
    case .engine(let function, let reason):
      "LightGBM refused in \(function): \(reason)"
    case .device(let asked, let path):
      "The device \(asked) was asked for, but the torch at \(path) finds none. Use --device cpu or auto, or set "
        + "FULLCOURT_TORCH_LIBRARY to the libtorch_cpu.so of a torch built for CUDA, on a machine with its driver."
    case .tensors(let file, let found, let expected):
      "The tensor file \(file) is not sound: found \(found), expected \(expected). "
        + "Restore it from its previous generation, or train the model again."
    case .cancelled(let rounds):
      "Training was stopped after \(rounds) rounds, as asked."
    }
  }
}
