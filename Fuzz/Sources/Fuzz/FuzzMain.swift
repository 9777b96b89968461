import Foundation

/// libFuzzer's own entry, called from here because Swift programs bring their own `main`.
typealias FuzzedFunction = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ function: FuzzedFunction
) -> CInt

/// `Fuzz TARGET [libFuzzer arguments]`; targets are the cases of `FuzzTarget`.
@main
struct FuzzMain {
  static func main() {
    guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
      FileHandle.standardError.write(Data("usage: Fuzz TARGET [arguments]; targets: \(names)\n".utf8))
      exit(64)
    }
    // The driver must not see the target's name: what has no dash is a corpus to it.
    var arguments = CommandLine.unsafeArgv + 1
    arguments[0] = CommandLine.unsafeArgv[0]
    var count = CommandLine.argc - 1
    exit(runDriver(&count, &arguments, target.function))
  }
}
