import CommandLine
import ImageConfig
import TestSupport
import Testing

@testable import Execution

extension ProcessTests {
  @Suite struct ProjectReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
      let name: String
      /// Makes the project, in the folder `p`.
      let setUp: String
      var from = "p"
      /// The root below the test's folder, the config's path, and the images.
      let found: [String]
      var testDescription: String { name }
    }

    static let found: [Case] = [
      Case(
        name: "docker/ alone", setUp: "mkdir -p p/docker/dev; touch p/docker/dev/Dockerfile",
        found: ["/p", "run.cfg", "dev"]),
      Case(
        name: "from below", setUp: "mkdir -p p/docker/dev p/a/b; touch p/docker/dev/Dockerfile p/run.cfg",
        from: "p/a/b",
        found: ["/p", "run.cfg", "dev"]),
      Case(
        name: "from an image's folder", setUp: "mkdir -p p/docker/dev; touch p/docker/dev/Dockerfile",
        from: "p/docker/dev", found: ["/p", "run.cfg", "dev"]),
      Case(
        name: "run.cfg in docker/",
        setUp: "mkdir -p p/docker/dev; touch p/docker/dev/Dockerfile p/docker/run.cfg",
        found: ["/p", "docker/run.cfg", "dev"]),
      Case(
        name: "the predecessor's file",
        setUp: "mkdir -p p/docker/dev; touch p/docker/dev/Dockerfile p/docker/dockerutils.cfg",
        found: ["/p", "docker/dockerutils.cfg", "dev"]),
      Case(
        name: "run.cfg beats the predecessor's file",
        setUp: "mkdir -p p/docker; touch p/run.cfg p/docker/dockerutils.cfg",
        found: ["/p", "run.cfg"]),
      Case(
        name: "plain files are no images",
        setUp: "mkdir -p p/docker/dev p/docker/empty; touch p/docker/dev/Dockerfile p/docker/file",
        found: ["/p", "run.cfg", "dev"]),
      Case(
        name: "images=. for folders at the root",
        setUp: "mkdir -p p/dev; touch p/dev/Dockerfile; printf '[project]\\nimages=.' > p/run.cfg",
        found: ["/p", "run.cfg", "dev"]),
      Case(
        name: "images=images, from below",
        setUp:
          "mkdir -p p/images/dev; touch p/images/dev/Dockerfile; printf '[project]\\nimages=./images/' > p/run.cfg",
        from: "p/images/dev", found: ["/p", "run.cfg", "dev"]),
    ]

    @Test(arguments: found) func finds(_ test: Case) throws {
      let folder = try TemporaryFolder()
      #expect(folder.shell(test.setUp)?.exitCode == 0)
      let files = try ProjectReader(environment: nil).read(from: folder.path + "/" + test.from)
      let images = files.folders.filter(\.hasDockerfile).map(\.name)
      #expect([String(files.root.dropFirst(folder.path.count)), files.config.path] + images == test.found)
    }

    @Test(arguments: [
      (
        "no project", "mkdir -p p/a p/.git p/c/d; touch p/a/Dockerfile p/.git/Dockerfile p/c/d/Containerfile",
        ["a/Dockerfile", "c/d/Containerfile"]
      ),
      (
        "one of the folder's own hides what is below", "mkdir -p p/a; touch p/Dockerfile p/a/Dockerfile",
        ["Dockerfile"]
      ),
      ("nothing", "mkdir -p p/a/b/c; touch p/a/b/c/Dockerfile", []),
    ]) func looksForStrays(_ name: String, _ setUp: String, _ paths: [String]) throws {
      let folder = try TemporaryFolder()
      #expect(folder.shell(setUp)?.exitCode == 0)
      #expect(ProjectReader.strays(in: folder.path + "/p") == StrayDockerfiles(paths, in: "."), "\(name)")
    }

    @Test func looksForStraysWhereNoImageIs() throws {
      let folder = try TemporaryFolder()
      let setUp =
        "mkdir -p p/docker/a p/docker/b/c; cd p/docker; touch Dockerfile a/Containerfile b/c/Dockerfile"
      #expect(folder.shell(setUp)?.exitCode == 0)
      let reader = ProjectReader(environment: nil)
      let files = try reader.read(from: folder.path + "/p")
      #expect(files.strays == ["Dockerfile"])
      #expect(files.folders.map(\.strays) == [["Containerfile"], ["c/Dockerfile"]])
      // Where others are, somebody knows where they go.
      #expect(folder.shell("cd p/docker; mkdir d; touch d/Dockerfile")?.exitCode == 0)
      let more = try reader.read(from: folder.path + "/p")
      #expect(more.strays.isEmpty)
      #expect(more.folders.map(\.strays) == [["Containerfile"], [], []])
    }

    @Test(arguments: [("pip.conf", "mine", false), ("other", "", true), ("pip.conf", nil, true)])
    func takesTheTemplateUnlessSomebodyHasAFile(_ name: String, _ text: String?, _ isTaken: Bool) throws {
      let folder = try TemporaryFolder()
      let left = String(decoding: TemporaryCopy.of([65], named: "x"), as: UTF8.self)
      try folder.write("docker/keep", "")
      try folder.write("pip.conf.template", "T")
      try folder.write(name, text ?? left)
      let files = try ProjectReader(environment: nil, reading: [.pipTemplate]).read(from: folder.path)
      #expect(files.pipTemplate == (isTaken ? [UInt8(ascii: "T")] : nil))
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
      let name: String
      let setUp: String
      let explanation: String
      var testDescription: String { name }
    }

    static let refusals: [Refusal] = [
      Refusal(
        name: "no docker/", setUp: "mkdir p",
        explanation:
          "no project here: neither FOLDER/p nor a folder above it has a docker/ folder; change into your project, or begin one with docker/NAME/Dockerfile"
      ),
      Refusal(
        name: "run.cfg in both places", setUp: "mkdir -p p/docker; touch p/run.cfg p/docker/run.cfg",
        explanation: "both run.cfg and docker/run.cfg are there; keep one of them"),
      Refusal(
        name: "run.cfg is a folder", setUp: "mkdir -p p/docker p/run.cfg",
        explanation: "FOLDER/p/run.cfg: is a folder, not a file"),
      Refusal(
        name: "run.cfg is a pipe", setUp: "mkdir -p p/docker; mkfifo p/run.cfg",
        explanation: "FOLDER/p/run.cfg: is a pipe, not a file"),
      Refusal(
        name: "run.cfg is a loop of links", setUp: "mkdir -p p/docker; ln -s run.cfg p/run.cfg",
        explanation: "FOLDER/p/run.cfg: can't be read: too many levels of symbolic links"),
      Refusal(
        name: "run.cfg of 100 MB", setUp: "mkdir -p p/docker; truncate -s 100M p/run.cfg",
        explanation: "FOLDER/p/run.cfg: is larger than 16 MB; is it the right file?"),
      Refusal(
        name: "images= names no folder", setUp: "mkdir p; printf '[project]\\nimages=x' > p/run.cfg",
        explanation: "run.cfg:2: [project] images: there is no folder 'x'; create it, or correct images="),
      Refusal(
        name: "images= leads out of the project",
        setUp: "mkdir p; printf '[project]\\nimages=../x' > p/run.cfg",
        explanation: "run.cfg:2: [project] images: '../x' is outside the project; name a folder inside it"),
    ]

    @Test(arguments: refusals) func refuses(_ test: Refusal) throws {
      let folder = try TemporaryFolder()
      #expect(folder.shell(test.setUp)?.exitCode == 0)
      let error = #expect(throws: (any Error).self) {
        try ProjectReader(environment: nil).read(from: folder.path + "/p")
      }
      let explained = try #require(error as? any Explained)
      #expect(explained.explanation.replacing(folder.path, with: "FOLDER") == test.explanation)
      #expect(explained.exitCode == 2)
    }
  }
}

extension String {
  /// Of the standard library alone.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
