import NativeLibraries

/// Where tensors lie and are computed with.
public enum Device: String, Sendable, Codable, CaseIterable {
  case cpu, cuda

  /// What a person may ask for.
  public enum Choice: String, Sendable, Codable, CaseIterable {
    /// CUDA where it is there, otherwise the CPU.
    case auto
    case cpu, cuda
  }

  /// The device for a choice.
  ///
  /// - Throws: `LearnerError.library` when torch is missing, `.device` when CUDA is asked for and is not there.
  public static func resolve(_ choice: Choice) throws(LearnerError) -> Device {
    try Torch.require()
    switch choice {
    case .cpu: return .cpu
    case .auto: return TorchDevices.hasCUDA(Torch.functions) ? .cuda : .cpu
    case .cuda:
      guard TorchDevices.hasCUDA(Torch.functions) else {
        throw .device(asked: "cuda", path: Torch.functions.path)
      }
      return .cuda
    }
  }

  func code(_ torch: TorchFunctions) -> Int32 { self == .cpu ? torch.cpu : torch.cuda }
}
