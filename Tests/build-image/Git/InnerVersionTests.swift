import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Where the project's root says nothing of versioneer, and a library in a folder does.
struct InnerVersionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// The root's own.
    var setup: String?
    /// The prefixes of tags in the folders that have settings.
    var libraries: [String: String] = [:]
    /// The tags, each at the commit.
    let tags: [String]
    let version: String
    var testDescription: String { name }
  }

  private static func setup(_ prefix: String) -> String {
    "[versioneer]\nVCS = git\nversionfile_source = _version.py\ntag_prefix = \(prefix)\n"
  }

  static let untagged = "0+untagged.7.gabc1234"

  static let cases: [Case] = [
    Case(name: "nowhere", tags: ["lib-3.1.0"], version: untagged),
    Case(name: "a library's", libraries: ["lib": "lib-"], tags: ["lib-3.1.0"], version: "3.1.0"),
    Case(name: "deeper", libraries: ["src/lib": "lib-"], tags: ["lib-3.1.0"], version: "3.1.0"),
    Case(name: "without its tag", libraries: ["lib": "lib-"], tags: ["x-1.0"], version: untagged),
    Case(
      name: "the one that has a tag", libraries: ["lib": "lib-", "old": "old-"], tags: ["lib-3.1.0"],
      version: "3.1.0"),
    Case(
      name: "a tag of the project's", libraries: ["lib": "lib-"], tags: ["1.5", "lib-3.1.0"], version: "1.5"),
    Case(
      name: "the root's first", setup: setup("v"), libraries: ["lib": "lib-"], tags: ["lib-3.1.0"],
      version: untagged),
    Case(
      name: "no settings of versioneer", libraries: ["lib": "\n[versioneer"], tags: ["lib-3.1.0"],
      version: untagged),
  ]

  /// git as far as it is asked.
  private static func answer(_ words: [String], _ item: Case) -> String? {
    switch words[2] {
    case "ls-files": item.libraries.keys.sorted().map { "\($0)/setup.cfg\0" }.joined() + "setup.cfg\0"
    case "describe":
      item.tags.first { tag in
        let prefix = words.last?.dropLast("[[:digit:]]*".count) ?? ""
        return tag.hasPrefix(prefix) && tag.dropFirst(prefix.count).first?.isNumber == true
      }.map { "\($0)-0-gabc1234\n" } ?? "abc1234\n"
    case "rev-parse": "abc1234def\nmain\n"
    case "rev-list": "7\n"
    case "show": "2022-08-09 10:11:12 -0800\n"
    default: nil
    }
  }

  private func plan(_ item: Case) throws -> Plan { try whole(item).plan() }

  private func whole(_ item: Case) throws -> VersionFilePlan {
    var lab = Lab()
    lab.setup = item.setup
    var host = BuildHost(hasBuildx: true)
    host.git = { words in Self.answer(words, item).map { Array($0.utf8) } }
    host.content = { path in
      item.libraries.first { path == "/home/ada/Lab/\($0.key)/setup.cfg" }
        .map { Array(Self.setup($0.value).utf8) }
    }
    return try VersionFilePlan(lab.project("[project]\nversion_file=yes"), host)
  }

  @Test(arguments: cases) func tells(_ item: Case) throws {
    #expect(try plan(item).result == [item.version])
  }

  @Test func twoAreTooMany() throws {
    let item = Case(
      name: "", libraries: ["lib": "lib-", "app": "app-"], tags: ["lib-3.1.0", "app-1.0"], version: "")
    let error = #expect(throws: VersionProblem.self) { try plan(item) }
    #expect(
      error?.explanation
        == "_version.py.bld holds one version, and both 'app' and 'lib' have one; write the [versioneer] that counts into ./setup.cfg"
    )
    let build = try whole(item).steps(before: [])
    #expect(build.warnings == [.severalVersions("app", "lib")], "a build goes on")
    #expect(build.steps.count == 1)
  }
}
