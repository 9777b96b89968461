// swift-tools-version: 6.1
import PackageDescription

/// The parsers under libFuzzer: a package of its own, because every module in it is compiled with coverage and with
/// AddressSanitizer. Its sources are the project's, by symbolic links. Run it with `make fuzz`.
let instrumented: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"])]

let package = Package(
  name: "fullcourt-fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "NativeLibraries", swiftSettings: instrumented),
    .target(
      name: "BoxScores", dependencies: ["NativeLibraries", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: instrumented),
    .target(name: "Features", dependencies: ["BoxScores"], swiftSettings: instrumented),
    .target(name: "Learners", dependencies: ["NativeLibraries"], swiftSettings: instrumented),
    .target(name: "Evaluation", dependencies: ["BoxScores"], swiftSettings: instrumented),
    .target(name: "Windows", dependencies: ["Features", "Learners", "Evaluation"], swiftSettings: instrumented),
    .target(name: "MetaLearner", dependencies: ["Windows", "Yams"], swiftSettings: instrumented),
    .target(
      name: "Registry", dependencies: ["BoxScores", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: instrumented),
    .target(name: "Forecasting", dependencies: ["MetaLearner", "Registry"], swiftSettings: instrumented),
    .target(name: "Analyzer", dependencies: ["Evaluation"], swiftSettings: instrumented),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["BoxScores", "Features", "Learners", "Windows", "MetaLearner", "Forecasting", "Analyzer"],
      swiftSettings: instrumented,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
