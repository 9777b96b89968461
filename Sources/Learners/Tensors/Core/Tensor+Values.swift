import Foundation
import NativeLibraries

extension Tensor {
  /// A tensor of these numbers, row after row.
  public convenience init(_ values: [Float], shape: [Int], device: Device = .cpu) {
    self.init(copying: values, shape: shape, type: .float32, device: device)
  }

  /// Whole numbers, for indices.
  public convenience init(_ values: [Int], shape: [Int], device: Device = .cpu) {
    self.init(copying: values, shape: shape, type: .int64, device: device)
  }

  /// Truth values, for masks.
  public convenience init(_ values: [Bool], shape: [Int], device: Device = .cpu) {
    self.init(copying: values, shape: shape, type: .bool, device: device)
  }

  /// A single number.
  public convenience init(_ value: Float) {
    var handle: TorchFunctions.Handle?
    Torch.check(Torch.functions.scalarTensor(value, &handle), "a number")
    self.init(owning: handle!)
  }

  /// Numbers out of memory that somebody else owns; they are copied.
  public convenience init(_ values: UnsafeBufferPointer<Float>, shape: [Int], device: Device = .cpu) {
    self.init(bytes: UnsafeRawBufferPointer(values), shape: shape, type: .float32, device: device)
  }

  private convenience init<Number>(copying values: [Number], shape: [Int], type: ElementType, device: Device) {
    precondition(
      values.count == shape.reduce(1, *),
      "\(values.count) numbers for a tensor of shape \(shape), which has another count")
    let handle = values.withUnsafeBytes { Self.filled(with: $0, shape: shape, type: type, device: device) }
    self.init(owning: handle)
  }

  convenience init(bytes: UnsafeRawBufferPointer, shape: [Int], type: ElementType, device: Device) {
    self.init(owning: Self.filled(with: bytes, shape: shape, type: type, device: device))
  }

  private static func filled(
    with bytes: UnsafeRawBufferPointer, shape: [Int], type: ElementType, device: Device
  ) -> TorchFunctions.Handle {
    let made = empty(shape, type: type)
    var memory: UnsafeMutableRawPointer?
    Torch.check(Torch.functions.dataPointer(made.handle, &memory), "the memory of a tensor")
    precondition(bytes.count == made.count * type.width, "\(bytes.count) bytes for \(made.count) numbers of \(type)")
    if let memory, let source = bytes.baseAddress, bytes.count > 0 {
      memory.copyMemory(from: source, byteCount: bytes.count)
    }
    let placed = device == .cpu ? made : made.to(device)
    var own: TorchFunctions.Handle?
    Torch.check(Torch.functions.newHandle(placed.handle, &own), "a handle")
    return withExtendedLifetime(placed) { own! }
  }

  /// Memory with nothing in it yet.
  static func empty(_ shape: [Int], type: ElementType = .float32, device: Device = .cpu) -> Tensor {
    precondition(shape.allSatisfy { $0 >= 0 }, "a tensor of shape \(shape)")
    let torch = Torch.functions
    let sizes = shape.map(Int64.init)
    var strides = [Int64](repeating: 1, count: shape.count)
    for index in shape.indices.dropLast().reversed() { strides[index] = strides[index + 1] * max(1, sizes[index + 1]) }
    var handle: TorchFunctions.Handle?
    let code = torch.emptyStrided(
      Int64(shape.count), sizes, strides, type.code(torch), device.code(torch), 0, &handle)
    Torch.check(code, "memory for a tensor of shape \(shape) on \(device)")
    return Tensor(owning: handle!)
  }

  /// The same float32 number everywhere.
  public static func full(_ value: Float, _ shape: [Int], device: Device = .cpu) -> Tensor {
    let made = empty(shape, device: device)
    Torch.check(Torch.functions.fill(made.handle, Double(value)), "fill")
    return withExtendedLifetime(made) { made }
  }

  public static func zeros(_ shape: [Int], device: Device = .cpu) -> Tensor { full(0, shape, device: device) }
  public static func ones(_ shape: [Int], device: Device = .cpu) -> Tensor { full(1, shape, device: device) }

  /// The same numbers on another device; this tensor itself where it is there already.
  public func to(_ device: Device) -> Tensor {
    guard device != self.device else { return self }
    let target = Tensor.empty(shape, type: elementType, device: device)
    // Differentiable: an empty tensor that requires no gradient, written into.
    return Torch.call("aten::copy", "", .tensor(target), .tensor(self), .bool(false))
  }

  // MARK: Numbers back

  /// The numbers, row after row.
  public func floats() -> [Float] { values(.float32) }
  /// The numbers of a tensor of int64; another type stops the program.
  public func ints() -> [Int] { values(.int64) }

  /// The only number of a tensor that has one.
  public var item: Float {
    precondition(count == 1, "item of a tensor of shape \(shape)")
    return floats()[0]
  }

  private func values<Number>(_ type: ElementType) -> [Number] {
    withBytes(expecting: type) { bytes in
      [Number](unsafeUninitializedCapacity: bytes.count / type.width) { buffer, initialised in
        initialised = bytes.copyBytes(to: UnsafeMutableRawBufferPointer(buffer)) / type.width
      }
    }
  }

  /// The numbers in place, row after row, on the CPU; copied before only if they lie otherwise.
  func withBytes<Value>(expecting type: ElementType, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    precondition(elementType == type, "a tensor of \(elementType) read as \(type)")
    var plain = device == .cpu ? self : detached().to(.cpu)
    if !plain.isContiguous { plain = plain.contiguous() }
    var memory: UnsafeMutableRawPointer?
    Torch.check(Torch.functions.dataPointer(plain.handle, &memory), "the memory of a tensor")
    return withExtendedLifetime(plain) {
      body(UnsafeRawBufferPointer(start: memory, count: plain.count * type.width))
    }
  }

  /// Writes the numbers of a tensor that was just made, on the CPU.
  func fill(_ body: (UnsafeMutableBufferPointer<Float>) -> Void) {
    var memory: UnsafeMutableRawPointer?
    Torch.check(Torch.functions.dataPointer(handle, &memory), "the memory of a tensor")
    withExtendedLifetime(self) {
      body(UnsafeMutableBufferPointer(start: memory?.assumingMemoryBound(to: Float.self), count: count))
    }
  }

  var isContiguous: Bool {
    var answer = false
    withExtendedLifetime(self) { _ = Torch.functions.isContiguous(handle, &answer) }
    return answer
  }
}

extension ElementType {
  /// Bytes of one number.
  var width: Int {
    switch self {
    case .float32: 4
    case .int64: 8
    case .bool: 1
    }
  }
}
