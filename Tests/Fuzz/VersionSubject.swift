import BuildCore
import CommandLine
import ImageConfig

/// Everything that a version is told from; and the file that tells it is plain ASCII and reads back the same.
enum VersionSubject {
  static func check(_ mutator: inout Mutator) throws(Failure) {
    let pyproject = mutator.bytes(from: VersionSeeds.pyproject, Tokens.version)
    let setup = mutator.bytes(from: VersionSeeds.setup, Tokens.version)
    let source = mutator.bytes(from: VersionSeeds.sources, Tokens.version)
    let described = mutator.text(from: VersionSeeds.descriptions, Tokens.version)
    var config = VersionConfig.standard
    try attempt(pyproject + setup) {
      let reading = try VersionConfig.read(
        pyproject: mutator.pick([pyproject, nil]), setup: mutator.pick([setup, nil]))
      if let here = reading.invalid { try Explanation.check(Warning.invalidTOML(here).text, pyproject) }
      config = reading.config ?? config
    }
    try attempt(source) {
      let value = try VersionSource.value(in: source, path: "_version.py", tagPrefix: config.tagPrefix)
      if let value { try check(value, source) }
    }
    try attempt(Array(described.utf8)) { try checkStyles(described, config) }
    if let version = FolderVersion.version(root: "/" + described, prefix: "v") {
      try check(version.value, Array(described.utf8))
    }
  }

  private static func checkStyles(_ described: String, _ config: VersionConfig) throws {
    _ = GitBranch.isMaster(among: described)
    _ = CommitDate.normalized(described)
    let text = try GitAnswer.text(Array(described.utf8), to: "git describe")
    let styles = try [VersionStyle(config.style)] + VersionStyle.allCases
    switch GitDescription(text, tagPrefix: config.tagPrefix) {
    case .unusable(let reason):
      try check(VersionInformation(version: "unknown", error: reason).value, Array(described.utf8))
    case .untagged: break
    case .tagged(let tag, let distance, let hash, let isDirty):
      for style in styles {
        let version = try style.version(
          .init(tag: tag, distance: distance, hash: hash, isDirty: isDirty, isMaster: false))
        try check(VersionInformation(version: version).value, Array(described.utf8))
      }
    }
  }

  private static func check(_ value: JSONValue, _ input: [UInt8]) throws(Failure) {
    let contents = VersionFile(value).contents
    let isPlain = contents.allSatisfy { (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") }
    if !isPlain { throw Failure("a version file that is not plain", input) }
    let again = try? VersionSource.value(in: contents, path: "_version.py", tagPrefix: "")
    if again != value { throw Failure("a version file that reads back as another", input) }
  }

  private static func attempt(_ input: [UInt8], _ body: () throws -> Void) throws(Failure) {
    do {
      try body()
    } catch let failure as Failure {
      throw failure
    } catch {
      try Explanation.check(error, input)
    }
  }
}
