import Foundation

/// What the torch that was opened can compute on.
public enum TorchDevices {
  /// "cpu", and "cuda" where torch has it and a device answers.
  public static func names() throws(NativeLibraryError) -> [String] {
    let torch = try TorchFunctions.load()
    return hasCUDA(torch) ? ["cpu", "cuda"] : ["cpu"]
  }

  /// Whether a tensor can be made on the first CUDA device.
  public static func hasCUDA(_ torch: TorchFunctions) -> Bool {
    guard FileManager.default.fileExists(atPath: companion(of: torch.path)) else { return false }
    var handle: TorchFunctions.Handle?
    let size: [Int64] = [1]
    guard torch.emptyStrided(1, size, size, torch.float32, torch.cuda, 0, &handle) == 0, let handle else {
      return false
    }
    return torch.deleteTensor(handle) == 0
  }

  /// The CUDA half of torch is a library of its own that enters its operators when it is loaded. Where it does not
  /// open, for want of a driver, torch computes on the CPU.
  static func loadCompanions(of library: SharedLibrary) {
    let file = companion(of: library.path)
    if FileManager.default.fileExists(atPath: file) { _ = dlopen(file, RTLD_NOW | RTLD_LOCAL) }
  }

  private static func companion(of path: String) -> String {
    URL(filePath: path).deletingLastPathComponent().appending(path: "libtorch_cuda.so").path
  }
}
