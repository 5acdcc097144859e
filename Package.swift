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
///
/// - Parameters:
///   - coreUses: pure libraries beside the common ones.
///   - uses: the same for Edge, of any kind.
func tool(
  _ name: String, _ module: String, resources: [Resource] = [], coreUses: [Target.Dependency] = [],
  uses: [Target.Dependency] = []
) -> [Target] {
  let core = Target.Dependency(stringLiteral: "\(module)Core")
  return [
    .target(
      name: "\(module)Core", dependencies: ["ImageConfig", "CommandLine"] + coreUses,
      path: "Sources/\(name)/Core", resources: resources, swiftSettings: lean),
    .executableTarget(
      name: name, dependencies: [core, "ImageConfig", "CommandLine", "Execution"] + coreUses + uses,
      path: "Sources/\(name)/Edge", swiftSettings: lean),
    .testTarget(
      name: "\(module)ImageTests",
      dependencies: [.init(stringLiteral: name), core, "TestSupport"] + coreUses + uses,
      path: "Tests/\(name)", swiftSettings: strict),
  ]
}

/// What runs beside an engine.
let engineScripts = [
  "answer", "archive-file", "end-loads", "glance", "inventory", "load", "move", "path", "probe", "proof",
  "prove",
  "question", "save-there", "tag", "tidy",
]

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
    // Engines on this machine and on others: what is asked of them and what they answer, and the way there.
    .target(
      name: "RemoteEngineCore", dependencies: ["CommandLine", "ImageConfig"],
      path: "Sources/RemoteEngine/Core",
      resources: engineScripts.map { .embedInCode("Scripts/\($0).sh") },
      swiftSettings: lean),
    .target(
      name: "RemoteEngine", dependencies: ["RemoteEngineCore", "CommandLine", "ImageConfig", "Execution"],
      path: "Sources/RemoteEngine/Edge", swiftSettings: lean),
    .executableTarget(
      name: "fuzz", dependencies: ["ImageConfig", "CommandLine", "BuildCore", "TransferCore"],
      path: "Tests/Fuzz",
      swiftSettings: strict),
    .executableTarget(
      name: "pages", dependencies: ["ImageConfig"], path: "Tests/Pages", swiftSettings: strict),
    .testTarget(
      name: "ImageConfigTests", dependencies: ["ImageConfig", "TestSupport"], path: "Tests/ImageConfig",
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["CommandLine", "TestSupport"], path: "Tests/CommandLine",
      swiftSettings: strict),
    .testTarget(
      name: "ExecutionTests", dependencies: ["Execution", "TestSupport"], path: "Tests/Execution",
      swiftSettings: strict),
    .target(name: "TestSupport", dependencies: ["Execution"], path: "Tests/Support", swiftSettings: strict),
    // What is said of all four executables alike.
    .testTarget(
      name: "ProgramTests", dependencies: ["BuildCore", "RunCore", "TransferCore", "PublishCore"],
      path: "Tests/Programs", swiftSettings: strict),
  ]
    + tool("build-image", "Build")
    + tool(
      "run-image", "Run",
      resources: [.embedInCode("Validation/validate.sh"), .embedInCode("Notebook/answer.py")])
    + tool("transfer-image", "Transfer", coreUses: ["RemoteEngineCore"], uses: ["RemoteEngine"])
    + tool("publish-image", "Publish")
    + integration,
  swiftLanguageModes: [.v6]
)
