// swift-tools-version: 6.2
import PackageDescription

/// A program of one's own on top of Fullcourt: it needs the library product, and nothing else.
let package = Package(
  name: "slate",
  dependencies: [.package(name: "fullcourt", path: "../..")],
  targets: [
    .executableTarget(
      name: "slate", dependencies: [.product(name: "FullcourtKit", package: "fullcourt")], path: "Sources/Slate")
  ],
  swiftLanguageModes: [.v6]
)
