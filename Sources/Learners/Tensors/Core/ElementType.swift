import NativeLibraries

/// What a tensor holds.
public enum ElementType: String, Sendable, Codable, CaseIterable {
  case float32, int64, bool

  func code(_ torch: TorchFunctions) -> Int32 {
    switch self {
    case .float32: torch.float32
    case .int64: torch.int64
    case .bool: torch.bool
    }
  }
}
