import NativeLibraries
import Synchronization

/// An array of float32, int64 or truth values with a shape, on the CPU or a CUDA device, that remembers how it came about
/// so that gradients can be had.
///
/// Holds one handle of torch's and releases it when the last reference goes. Operations never change a tensor: they give a
/// new one (a view where torch gives views). Only an optimiser, and batch norm's running statistics, write in place, into
/// parameters that belong to one network. A tensor may be handed to another thread; a network is used by one at a time.
public final class Tensor: @unchecked Sendable {
  let handle: TorchFunctions.Handle

  init(owning handle: TorchFunctions.Handle) {
    self.handle = handle
    Torch.live.wrappingAdd(1, ordering: .relaxed)
  }

  deinit {
    _ = Torch.functions.deleteTensor(handle)
    Torch.live.wrappingSubtract(1, ordering: .relaxed)
  }

  /// A second handle, for a call that takes ownership.
  func freshWord(_ torch: TorchFunctions) -> UInt64 {
    var fresh: TorchFunctions.Handle?
    let code = withExtendedLifetime(self) { torch.newHandle(handle, &fresh) }
    guard code == 0, let fresh else { fatalError("torch gave no handle: \(torch.lastError)") }
    return UInt64(UInt(bitPattern: fresh))
  }

  // MARK: What it is

  /// The sizes; empty for a single number.
  public var shape: [Int] {
    var sizes: UnsafePointer<Int64>?
    return withExtendedLifetime(self) {
      _ = Torch.functions.sizes(handle, &sizes)
      return (0..<rank).map { Int(sizes![$0]) }
    }
  }

  /// Number of dimensions; 0 for a single number.
  public var rank: Int {
    var rank: Int64 = 0
    return withExtendedLifetime(self) {
      _ = Torch.functions.rank(handle, &rank)
      return Int(rank)
    }
  }

  /// How many numbers it holds.
  public var count: Int {
    var count: Int64 = 0
    return withExtendedLifetime(self) {
      _ = Torch.functions.elementCount(handle, &count)
      return Int(count)
    }
  }

  /// The size of one dimension; -1 is the last.
  public func size(_ dimension: Int) -> Int {
    let rank = rank
    let index = dimension < 0 ? dimension + rank : dimension
    precondition(index >= 0 && index < rank, "dimension \(dimension) of a tensor of shape \(shape)")
    var sizes: UnsafePointer<Int64>?
    return withExtendedLifetime(self) {
      _ = Torch.functions.sizes(handle, &sizes)
      return Int(sizes![index])
    }
  }

  /// A tensor of any type but these three stops the program.
  public var elementType: ElementType {
    var code: Int32 = 0
    withExtendedLifetime(self) { _ = Torch.functions.elementType(handle, &code) }
    let torch = Torch.functions
    if code == torch.float32 { return .float32 }
    if code == torch.int64 { return .int64 }
    precondition(code == torch.bool, "torch made a tensor of type \(code), which Fullcourt does not use")
    return .bool
  }

  public var device: Device {
    var code: Int32 = 0
    withExtendedLifetime(self) { _ = Torch.functions.deviceType(handle, &code) }
    return code == Torch.functions.cpu ? .cpu : .cuda
  }
}
