/// The functions of libtorch's stable C interface that Fullcourt calls, as found in the library that was opened.
///
/// Types follow `torch/csrc/stable/c/shim.h` and `torch/csrc/inductor/aoti_torch/c/shim.h` of PyTorch 2.10 and later. A
/// function that returns a code returns 0 for success; after another code `lastError` tells the reason, on the thread that
/// called. Opened once per process, with one thread per operation: networks are trained side by side, one on each thread,
/// and the same seed must give the same bytes whatever the number of cores.
public struct TorchFunctions: Sendable {
  /// A tensor as C sees it. Owned by whoever got it, until `deleteTensor`.
  public typealias Handle = UnsafeMutableRawPointer
  /// A list, a string or an optional value on its way into a call.
  public typealias Cell = UnsafeMutableRawPointer
  /// 0 for success; after anything else `lastError` tells the reason.
  public typealias Code = Int32

  /// The semantics asked of `callDispatcher`: those of PyTorch 2.10.
  public static let interfaceVersion: UInt64 = 2 << 56 | 10 << 48

  /// The file the functions come from.
  public let path: String
  /// "2.13.0", by the library's own word.
  public let version: String

  /// operator name, overload name, stack of arguments (then of results), `interfaceVersion`.
  public let callDispatcher:
    @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutablePointer<UInt64>, UInt64) -> Code
  /// a - alpha * b, differentiable; alpha of the dispatched operator has a type that the interface cannot carry.
  public let subtract: @convention(c) (Handle, Handle, Double, UnsafeMutablePointer<Handle?>) -> Code
  /// tensor, value: overwrites every number in place.
  public let fill: @convention(c) (Handle, Double) -> Code

  /// rank, sizes, strides, type, device type, device index, out. The memory is not initialised.
  public let emptyStrided:
    @convention(c) (
      Int64, UnsafePointer<Int64>?, UnsafePointer<Int64>?, Int32, Int32, Int32, UnsafeMutablePointer<Handle?>
    ) -> Code
  /// value, out: a float32 tensor of rank 0 on the CPU.
  public let scalarTensor: @convention(c) (Float, UnsafeMutablePointer<Handle?>) -> Code
  /// A second handle on the same tensor.
  public let newHandle: @convention(c) (Handle, UnsafeMutablePointer<Handle?>) -> Code
  /// Gives up one handle; the tensor lives as long as it has another.
  public let deleteTensor: @convention(c) (Handle) -> Code
  /// tensor, out: where its numbers begin, valid as long as the tensor.
  public let dataPointer: @convention(c) (Handle, UnsafeMutablePointer<UnsafeMutableRawPointer?>) -> Code
  /// tensor, out: how many dimensions it has, 0 for a single number.
  public let rank: @convention(c) (Handle, UnsafeMutablePointer<Int64>) -> Code
  /// tensor, out: how many numbers it holds.
  public let elementCount: @convention(c) (Handle, UnsafeMutablePointer<Int64>) -> Code
  /// Borrowed: valid as long as the tensor.
  public let sizes: @convention(c) (Handle, UnsafeMutablePointer<UnsafePointer<Int64>?>) -> Code
  /// tensor, out: one of the codes of element types below, or that of a type not used here.
  public let elementType: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Code
  /// tensor, out: one of the codes of kinds of devices below.
  public let deviceType: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Code
  /// tensor, out: which device of its kind.
  public let deviceIndex: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Code
  /// tensor, out: false for a handle on no tensor.
  public let isDefined: @convention(c) (Handle, UnsafeMutablePointer<Bool>) -> Code
  /// tensor, out: whether its numbers lie row after row without gaps.
  public let isContiguous: @convention(c) (Handle, UnsafeMutablePointer<Bool>) -> Code
  /// tensor, whether gradients of it are wanted.
  public let setRequiresGradient: @convention(c) (Handle, Bool) -> Code
  /// Belongs to the thread.
  public let gradientModeIsEnabled: @convention(c) () -> Bool
  /// For this thread: false records nothing of what gradients would need.
  public let setGradientMode: @convention(c) (Bool) -> Void

  /// How many threads an operation of this thread uses. Asking also gives a fresh thread the number set for the process,
  /// which libraries inside torch do not all ask for themselves.
  public let threadCount: @convention(c) (UnsafeMutablePointer<UInt32>) -> Code

  /// items to reserve room for, out. The call that is given the list frees it.
  public let newList: @convention(c) (Int, UnsafeMutablePointer<Cell?>) -> Code
  /// list, item as a word of the stack.
  public let appendToList: @convention(c) (Cell, UInt64) -> Code
  /// bytes, their count, out. The call that is given the string frees it.
  public let newString: @convention(c) (UnsafePointer<CChar>, Int, UnsafeMutablePointer<Cell?>) -> Code

  /// Codes of element types, as this library numbers them.
  public let float32: Int32
  public let int64: Int32
  public let bool: Int32
  /// Codes of kinds of devices, as this library numbers them.
  public let cpu: Int32
  public let cuda: Int32

  /// `c10::TensorImpl::grad() const` of the object behind a handle: a borrowed handle. The stable interface has no way to a
  /// tensor's gradient, so this one function is C++ and named as its compiler names it.
  private let gradientOf: @convention(c) (UnsafeRawPointer) -> Handle?
  private let makeCell: @convention(c) (UnsafeMutablePointer<Cell?>) -> Code
  private let errorText: (@convention(c) () -> UnsafePointer<CChar>?)?

  private static let opened = Result { () throws(NativeLibraryError) in try TorchFunctions(SharedLibrary.open(.torch)) }

  /// Opens torch, or takes it as it was opened before.
  ///
  /// - Throws: `NativeLibraryError` when it is missing or lacks one of the functions (older than 2.10).
  public static func load() throws(NativeLibraryError) -> TorchFunctions { try opened.get() }

  init(_ library: SharedLibrary) throws(NativeLibraryError) {
    path = library.path
    callDispatcher = try library.function("torch_call_dispatcher")
    subtract = try library.function("aoti_torch_aten_subtract_Tensor")
    fill = try library.function("aoti_torch_aten_fill__Scalar")
    emptyStrided = try library.function("aoti_torch_empty_strided")
    scalarTensor = try library.function("aoti_torch_scalar_to_tensor_float32")
    newHandle = try library.function("aoti_torch_new_tensor_handle")
    deleteTensor = try library.function("aoti_torch_delete_tensor_object")
    dataPointer = try library.function("aoti_torch_get_data_ptr")
    rank = try library.function("aoti_torch_get_dim")
    elementCount = try library.function("aoti_torch_get_numel")
    sizes = try library.function("aoti_torch_get_sizes")
    elementType = try library.function("aoti_torch_get_dtype")
    deviceType = try library.function("aoti_torch_get_device_type")
    deviceIndex = try library.function("aoti_torch_get_device_index")
    isDefined = try library.function("aoti_torch_is_defined")
    isContiguous = try library.function("aoti_torch_is_contiguous")
    setRequiresGradient = try library.function("torch_set_requires_grad")
    gradientModeIsEnabled = try library.function("aoti_torch_grad_mode_is_enabled")
    setGradientMode = try library.function("aoti_torch_grad_mode_set_enabled")
    threadCount = try library.function("torch_get_num_threads")
    newList = try library.function("torch_new_list_reserve_size")
    appendToList = try library.function("torch_list_push_back")
    newString = try library.function("torch_new_string_handle")
    gradientOf = try library.function("_ZNK3c1010TensorImpl4gradEv")

    typealias Constant = @convention(c) () -> Int32
    float32 = try library.function("aoti_torch_dtype_float32", as: Constant.self)()
    int64 = try library.function("aoti_torch_dtype_int64", as: Constant.self)()
    bool = try library.function("aoti_torch_dtype_bool", as: Constant.self)()
    cpu = try library.function("aoti_torch_device_type_cpu", as: Constant.self)()
    cuda = try library.function("aoti_torch_device_type_cuda", as: Constant.self)()

    makeCell = try TorchFunctions.cellMaker(library)
    errorText = try? library.function("torch_exception_get_what_without_backtrace")

    let word = try library.function("aoti_torch_abi_version", as: (@convention(c) () -> UInt64).self)()
    version = "\(word >> 56).\(word >> 48 & 0xFF).\(word >> 40 & 0xFF)"

    // torch sets it for each thread that computes, and for MKL; LightGBM names its own number in every parallel region,
    // so the two do not meet although they share one OpenMP runtime.
    let setThreads = try library.function("_ZN2at15set_num_threadsEi", as: (@convention(c) (Int32) -> Void).self)
    setThreads(1)
    TorchDevices.loadCompanions(of: library)
  }

  /// Why the last call on this thread failed.
  public var lastError: String {
    guard let text = errorText?() else { return "torch wrote the reason to the standard error" }
    let whole = String(cString: text)
    return whole.isEmpty ? "no reason given" : whole
  }

  /// A cell with a value in it: how an optional argument is passed that is there. The call that gets it frees it.
  public func cell(_ value: UInt64) -> UInt64 {
    var made: Cell?
    guard makeCell(&made) == 0, let made else { fatalError("torch gave no memory for an argument: \(lastError)") }
    made.storeBytes(of: value, as: UInt64.self)
    return UInt64(UInt(bitPattern: made))
  }

  /// The gradient of a tensor, as a handle of the caller's own; nil when it has none.
  public func gradient(of tensor: Handle) -> Handle? {
    // A handle is a pointer to the one member of a C++ tensor: a pointer to its implementation.
    guard let borrowed = gradientOf(tensor.load(as: UnsafeRawPointer.self)) else { return nil }
    var defined = false
    guard isDefined(borrowed, &defined) == 0, defined else { return nil }
    var own: Handle?
    guard newHandle(borrowed, &own) == 0 else { return nil }
    return own
  }

  /// Cells come from torch since 2.13. Before that the caller had to take them from C++'s `operator new`.
  private static func cellMaker(
    _ library: SharedLibrary
  ) throws(NativeLibraryError) -> @convention(c) (UnsafeMutablePointer<Cell?>) -> Code {
    if library.has("torch_new_stable_ivalue") { return try library.function("torch_new_stable_ivalue") }
    OldCells.allocate = try library.function("_Znwm")
    return { out in
      out.pointee = OldCells.allocate?(UInt(MemoryLayout<UInt64>.size))
      return out.pointee == nil ? 1 : 0
    }
  }
}

/// `operator new(unsigned long)`, set once before it is used.
private enum OldCells {
  nonisolated(unsafe) static var allocate: (@convention(c) (UInt) -> UnsafeMutableRawPointer?)?
}
