// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility"),
]

/// What is in the executables leaves out what they do not need and would carry along: regular expressions and
/// concurrency, a third of a static executable.
let lean: [SwiftSetting] =
  strict
  + [
    .unsafeFlags(
      ["string-processing", "concurrency"].flatMap {
        ["-Xfrontend", "-disable-implicit-\($0)-module-import"]
      })
  ]

/// An executable of two targets, and the tests of both. Core decides and can't reach Execution, so the compiler keeps it
/// pure; Edge is the entry file and what asks and acts.
func tool(_ name: String, _ module: String, resources: [Resource] = [], uses: [Target.Dependency] = [])
  -> [Target]
{
  let core = "\(module)Core"
  return [
    .target(
      name: core, dependencies: ["ImageConfig", "CommandLine"], path: "Sources/\(name)/Core",
      resources: resources,
      swiftSettings: lean),
    .executableTarget(
      name: name,
      dependencies: [.init(stringLiteral: core), "ImageConfig", "CommandLine", "Execution"] + uses,
      path: "Sources/\(name)/Edge", swiftSettings: lean),
    .testTarget(
      name: "\(module)ImageTests", dependencies: [.init(stringLiteral: name), .init(stringLiteral: core)],
      path: "Tests/\(name)", swiftSettings: strict),
  ]
}

/// As `tool`, in one target.
func flatTool(_ name: String, _ tests: String, resources: [Resource] = []) -> [Target] {
  [
    .executableTarget(
      name: name, dependencies: ["ImageConfig", "CommandLine", "Execution"], resources: resources,
      swiftSettings: lean),
    .testTarget(
      name: tests, dependencies: [.init(stringLiteral: name)], path: "Tests/\(name)", swiftSettings: strict),
  ]
}

/// Of the executables as they are, with engines of their own, as only Linux has them.
#if os(Linux)
  let integration: [Target] = [
    .testTarget(
      name: "IntegrationTests", path: "Tests/Integration",
      exclude: [
        "images", "lab", "newcomer", "notebook", "notebook.py", "run", "Publish/amazon", "Publish/gate",
        "Publish/hub",
        "Transfer/proxy", "Transfer/watch",
        "Version/states",
      ],
      swiftSettings: strict)
  ]
#else
  let integration: [Target] = []
#endif

let package = Package(
  name: "orbyter",
  targets: [
    .target(name: "ImageConfig", swiftSettings: lean),
    .target(name: "CommandLine", dependencies: ["ImageConfig"], swiftSettings: lean),
    .target(name: "Execution", dependencies: ["CommandLine", "ImageConfig"], swiftSettings: lean),
    .executableTarget(
      name: "fuzz", dependencies: ["ImageConfig", "CommandLine", "BuildCore"], path: "Tests/Fuzz",
      swiftSettings: strict),
    .testTarget(
      name: "ImageConfigTests", dependencies: ["ImageConfig"], path: "Tests/ImageConfig",
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["CommandLine"], path: "Tests/CommandLine",
      swiftSettings: strict),
    .testTarget(
      name: "ExecutionTests", dependencies: ["Execution"], path: "Tests/Execution", swiftSettings: strict),
  ]
    + tool("build-image", "Build")
    + flatTool("run-image", "RunImageTests", resources: [.embedInCode("Validation/validate.sh")])
    + flatTool("transfer-image", "TransferImageTests")
    + flatTool("publish-image", "PublishImageTests")
    + integration,
  swiftLanguageModes: [.v6]
)
