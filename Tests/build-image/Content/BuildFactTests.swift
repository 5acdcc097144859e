import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// What decides what a build makes, and what does not.
@Suite struct BuildFactTests {
  /// A world in which one thing may be another than in the first.
  struct Other: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var config = Self.config
    var words = ["dev"]
    var lab = Self.lab
    var files = Self.files
    var base: String? = Self.inspect()
    var environment = ["GIVEN": "a"]

    init(_ name: String, _ change: (inout Other) -> Void) {
      testDescription = name
      change(&self)
    }

    static let config = "[dev]\nbuild_args=X=1 --build-arg GIVEN\nlabels=team=a\nsecrets=TOKEN\n"
    static let lab = Lab(
      dockerfiles: ["dev": "FROM python:3\nARG X\nARG GIVEN\nCOPY src /src\n"], hasBuildx: true)
    static let files = [
      entry("docker/dev/Dockerfile", "x"), entry("src", "", .folder, 0o755), entry("src/a", "1"),
    ]

    static func entry(
      _ path: String, _ text: String, _ kind: FileEntry.Kind = .file, _ mode: UInt16 = 0o644
    ) -> FileEntry {
      FileEntry(
        path: path, kind: kind, mode: mode, content: kind == .folder ? nil : BlobID(of: Array(text.utf8)),
        stamp: FileStamp(device: 1, inode: 1, size: 1, modified: 1, changed: 1))
    }

    static func inspect(id: String = "sha256:1", onBuild: String = "null", system: String = "linux") -> String
    {
      """
      {"Id":"\(id)","RepoTags":["python:3"],"RootFS":{"Layers":["sha256:2"]},"Config":{"OnBuild":\(onBuild)},\
      "Os":"\(system)","Architecture":"amd64"}
      """
    }

    func facts() throws -> BuildFacts {
      let request = try BuildRequest(Arguments(words, of: BuildRequest.program))
      var lab = lab
      lab.variables = environment
      let project = try lab.project(config)
      let draft = try BuildDraft(request, project, BuildHost(hasBuildx: true))
      var sight = ContentSight(environment: environment, exists: { _ in false }) { reading in
        let found = files.filter { entry in
          reading.paths.place(of: entry.path.split(separator: "/").map { $0.unicodeScalars.map(\.value) })
            == .inside
        }
        return (found, nil)
      }
      sight.images = EngineImage.all(Array((base ?? "").utf8))
      let target = try #require(draft.targets.last)
      return BuildFacts(target, project, sight, parents: [:])
    }
  }

  static let first = Other("the first") { _ in }

  static let deciding = [
    Other("a byte of a file") { $0.files[2] = Other.entry("src/a", "2") },
    Other("a file's mode") { $0.files[2] = Other.entry("src/a", "1", .file, 0o755) },
    Other("a folder's mode") { $0.files[1] = Other.entry("src", "", .folder, 0o700) },
    Other("a link instead") { $0.files[2] = Other.entry("src/a", "1", .link, 0o777) },
    Other("a file more") { $0.files.append(Other.entry("src/b", "1")) },
    Other("a file less") { $0.files.removeLast() },
    Other("another name") { $0.files[2] = Other.entry("src/c", "1") },
    Other("the Dockerfile") { $0.lab.dockerfiles["dev"] = "FROM python:3\nARG X\nCOPY src /src\n" },
    Other("a build argument") { $0.config = $0.config.replacing("X=1", with: "X=2") },
    Other("a variable's value") { $0.environment["GIVEN"] = "b" },
    Other("no such variable") { $0.environment["GIVEN"] = nil },
    Other("a label") { $0.config = $0.config.replacing("team=a", with: "team=b") },
    Other("another secret") { $0.config = $0.config.replacing("TOKEN", with: "OTHER") },
    Other("a network") { $0.config += "build_network=host\n" },
    Other("a platform") { $0.config += "platforms=linux/amd64\n" },
    Other("a time for all files") { $0.environment["SOURCE_DATE_EPOCH"] = "1" },
    Other("a proxy") { $0.environment["https_proxy"] = "http://p:1" },
    Other("the base moved") { $0.base = Other.inspect(id: "sha256:9") },
    Other("a line after the build") { $0.config += "post_build_script=check\n" },
  ]

  @Test(arguments: deciding) func decides(_ other: Other) throws {
    let (now, before) = (try other.facts(), try Self.first.facts())
    #expect(now.key != before.key)
    let reason = BuildReason.difference(BuildRecord(before, labels: ""), now)
    #expect(reason?.text.isEmpty == false)
  }

  static let indifferent = [
    Other("a file that is not copied") { $0.files.append(Other.entry("notes", "1")) },
    Other("a secret's value") { $0.environment["TOKEN"] = "geheim" },
    Other("a variable of the shell") { $0.environment["EDITOR"] = "vi" },
    Other("a key of run-image") { $0.config += "ports=1\n" },
    Other("a file read later") {
      $0.files[2] = FileEntry(
        path: "src/a", kind: .file, mode: 0o644, content: BlobID(of: Array("1".utf8)),
        stamp: FileStamp(device: 1, inode: 7, size: 1, modified: 9, changed: 9))
    },
  ]

  @Test(arguments: indifferent) func doesNotDecide(_ other: Other) throws {
    #expect(try other.facts().key == Self.first.facts().key)
  }

  @Test func onlyStampsTellOfAFileThatWasWrittenAgain() throws {
    let other = try #require(Self.indifferent.last)
    #expect(try other.facts().stamps != Self.first.facts().stamps)
  }

  static let unknowable: [(Other, String)] = [
    (Other("no base") { $0.base = nil }, "python:3 is not on this engine"),
    (Other("a base with triggers") { $0.base = Other.inspect(onBuild: "[\"RUN a\"]") }, "has ONBUILD"),
    (
      Other("a base of another platform") { $0.config += "platforms=linux/arm64\n" },
      "another platform"
    ),
    (
      Other("a download") { $0.lab.dockerfiles["dev"] = "FROM python:3\nADD https://a.org/b /b\n" },
      "docker/dev/Dockerfile:2: ADD"
    ),
    (
      Other("perhaps a download") { $0.lab.dockerfiles["dev"] = "FROM python:3\nARG A\nADD $A /b\n" },
      "docker/dev/Dockerfile:3: ADD"
    ),
    (
      Other("another frontend") { $0.lab.dockerfiles["dev"] = "# syntax=me/mine\nFROM python:3\n" },
      "me/mine reads"
    ),
    (
      Other("a base that only docker knows") { $0.lab.dockerfiles["dev"] = "ARG B\nFROM $B\n" },
      "docker/dev/Dockerfile:2"
    ),
    (
      Other("triggers for the next stage") {
        $0.lab.dockerfiles["dev"] = "FROM python:3 AS a\nONBUILD COPY . /\nFROM a\n"
      }, "docker/dev/Dockerfile:2: ONBUILD"
    ),
    (
      Other("a context elsewhere") {
        $0.config += "contexts=more=https://a.org/b.git\n"
        $0.lab.dockerfiles["dev"] = "FROM python:3\nCOPY --from=more a /\n"
      }, "context more"
    ),
    (
      Other("a download behind a variable") {
        $0.lab.dockerfiles["dev"] = "FROM python:3\nARG S\nADD http$S://a/b /b\n"
      }, "docker/dev/Dockerfile:3: ADD"
    ),
    (
      Other("a variable that goes up") {
        $0.lab.dockerfiles["dev"] = "FROM python:3\nARG X=../b/f\nCOPY a/$X /f\n"
      }, "as a variable may hold"
    ),
    (Other("labels of another's") { $0.environment["BUILDX_GIT_LABELS"] = "full" }, "BUILDX_GIT_LABELS"),
    (
      Other("a push") { $0.config = $0.config.replacing("X=1", with: "X=1 --push") }, "--push in build_args"
    ),
    (
      Other("a script that says nothing") { $0.config += "pre_build_script=make it\n" },
      "pre_build_script does not say"
    ),
  ]

  @Test(arguments: unknowable) func isBuiltAnyway(_ other: Other, _ reason: String) throws {
    let obstacle = try other.facts().obstacle ?? ""
    #expect(obstacle.contains(reason), "\(obstacle)")
  }

  static let knowable = [
    Other("docker's frontend") {
      $0.lab.dockerfiles["dev"] = "# syntax=docker/dockerfile:1\nFROM python:3\n"
    },
    Other("a checksum") {
      $0.lab.dockerfiles["dev"] = "FROM python:3\nADD --checksum=sha256:1 https://a.org/b /b\n"
    },
    Other("a pinned base") {
      $0.base = nil
      $0.lab.dockerfiles["dev"] = "FROM python:3@sha256:\(String(repeating: "a", count: 64))\n"
    },
    Other("nothing below") {
      $0.base = nil
      $0.lab.dockerfiles["dev"] = "FROM scratch\nCOPY src /\n"
    },
    Other("a stage that is not built") {
      $0.lab.dockerfiles["dev"] = "FROM other:1 AS a\nADD https://a.org/b /b\nFROM python:3\n"
    },
    Other("triggers for others") { $0.lab.dockerfiles["dev"] = "FROM python:3\nONBUILD COPY . /\n" },
  ]

  @Test(arguments: knowable) func canBeKnown(_ other: Other) throws {
    #expect(try other.facts().obstacle == nil)
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self }
    return replacingCharacters(in: range, new)
  }

  private func firstRange(of part: String) -> Range<Index>? {
    indices.lazy.compactMap { start in
      index(start, offsetBy: part.count, limitedBy: endIndex).map { start..<$0 }
    }.first { self[$0] == part }
  }

  private func replacingCharacters(in range: Range<Index>, _ new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}
