// swift-tools-version: 6.2
import PackageDescription

/// Where nobody reads warnings they are errors: on CI, or when asked for. Only in this package's own modules.
let strict = ["CI", "FULLCOURT_STRICT"].contains { !["", "0", "false"].contains(Context.environment[$0] ?? "") }
let settings: [SwiftSetting] = strict ? [.treatAllWarnings(as: .error)] : []

/// Every module is a folder of `Sources` with tests of its own. The arrows between them are those of the module table
/// in docs/architecture.md and never run upward: a module imports what is declared here and nothing else.
func module(_ name: String, uses: [Target.Dependency] = [], resources: [Resource] = []) -> [Target] {
  [
    .target(name: name, dependencies: uses, resources: resources, swiftSettings: settings),
    .testTarget(
      name: "\(name)Tests", dependencies: uses + [.byName(name: name), "TestSupport"], swiftSettings: settings),
  ]
}

/// The web framework and what it speaks with: only `Server` and the executable see it.
let web: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
  .product(name: "Metrics", package: "swift-metrics"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
  .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let package = Package(
  name: "fullcourt",
  products: [
    // Forecasting, and the modules under it whose types its interface speaks of.
    .library(
      name: "FullcourtKit",
      targets: [
        "Forecasting", "MetaLearner", "Windows", "Registry", "Analyzer", "Evaluation", "Learners", "Features",
        "BoxScores", "NativeLibraries",
      ]),
    .executable(name: "fullcourt", targets: ["fullcourt"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Without the traits that bring files of configuration, which commands and the environment hold here.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: module("NativeLibraries")
    + module("BoxScores", uses: ["NativeLibraries", .product(name: "Crypto", package: "swift-crypto")])
    + module("Features", uses: ["BoxScores"])
    + module("Learners", uses: ["NativeLibraries"])
    + module("Evaluation", uses: ["BoxScores"])
    + module(
      "Registry",
      uses: [
        "BoxScores", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    )
    + module("Windows", uses: ["Features", "Learners", "Evaluation"])
    + module("MetaLearner", uses: ["Windows", "Yams"])
    + module("Analyzer", uses: ["Evaluation"])
    + module("Forecasting", uses: ["MetaLearner", "Registry", "Analyzer"])
    + module("Audit", uses: ["Forecasting"])
    + module(
      "Pipeline",
      uses: ["Forecasting", "Audit", "Analyzer", .product(name: "GRDB", package: "GRDB.swift")]
    )
    + module("Server", uses: ["Pipeline", "Analyzer"] + web, resources: [.copy("Dashboard")])
    + [
      .executableTarget(
        name: "fullcourt",
        dependencies: [
          "Pipeline", "Analyzer", "Server", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: settings
      ),
      .testTarget(name: "CommandTests", dependencies: ["Pipeline", "TestSupport"], swiftSettings: settings),
      .target(name: "TestSupport", dependencies: ["BoxScores"], path: "Tests/TestSupport", swiftSettings: settings),
    ],
  swiftLanguageModes: [.v6]
)
