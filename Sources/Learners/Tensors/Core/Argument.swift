import NativeLibraries

/// One argument of an operator, in the kinds that schemas have.
enum Argument: CustomStringConvertible {
  case tensor(Tensor)
  /// `Tensor?`
  case optional(Tensor?)
  case tensors([Tensor])
  case int(Int)
  case float(Double)
  case bool(Bool)
  case ints([Int])
  /// `int[]?` that is there.
  case someInts([Int])
  /// `bool?` that is there.
  case someBool(Bool)
  case string(StaticString)
  /// `ScalarType?` that is there.
  case someType(ElementType)
  /// An optional that is not there.
  case none

  /// What goes on the stack. The call takes ownership of handles, lists, strings and cells.
  func word(_ torch: TorchFunctions) -> UInt64 {
    switch self {
    case .tensor(let tensor): tensor.freshWord(torch)
    case .optional(let tensor): tensor.map { torch.cell($0.freshWord(torch)) } ?? 0
    case .tensors(let tensors): Self.list(torch, tensors.count) { tensors[$0].freshWord(torch) }
    case .int(let value): UInt64(bitPattern: Int64(value))
    case .float(let value): value.bitPattern
    case .bool(let value): value ? 1 : 0
    case .ints(let values): Self.list(torch, values.count) { UInt64(bitPattern: Int64(values[$0])) }
    case .someInts(let values):
      torch.cell(Self.list(torch, values.count) { UInt64(bitPattern: Int64(values[$0])) })
    case .someBool(let value): torch.cell(value ? 1 : 0)
    case .string(let text): Self.string(torch, text)
    case .someType(let type): torch.cell(UInt64(UInt32(bitPattern: type.code(torch))))
    case .none: 0
    }
  }

  private static func list(_ torch: TorchFunctions, _ count: Int, _ item: (Int) -> UInt64) -> UInt64 {
    var list: TorchFunctions.Cell?
    Torch.check(torch.newList(count, &list), "a list")
    guard let list else { fatalError("torch returned no list") }
    for index in 0..<count { Torch.check(torch.appendToList(list, item(index)), "a list") }
    return UInt64(UInt(bitPattern: list))
  }

  private static func string(_ torch: TorchFunctions, _ text: StaticString) -> UInt64 {
    var string: TorchFunctions.Cell?
    text.withUTF8Buffer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        Torch.check(torch.newString($0.baseAddress!, $0.count, &string), "a string")
      }
    }
    return UInt64(UInt(bitPattern: string))
  }

  var description: String {
    switch self {
    case .tensor(let tensor): "\(tensor.elementType)\(tensor.shape)"
    case .optional(let tensor): tensor.map { "\($0.elementType)\($0.shape)" } ?? "none"
    case .tensors(let tensors): "[\(tensors.map { "\($0.shape)" }.joined(separator: ", "))]"
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .bool(let value), .someBool(let value): "\(value)"
    case .ints(let values), .someInts(let values): "\(values)"
    case .string(let text): "\(text)"
    case .someType(let type): "\(type)"
    case .none: "none"
    }
  }
}
