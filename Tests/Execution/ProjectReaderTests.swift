import CommandLine
import ImageConfig
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
          "no project here: neither FOLDER/p nor a folder above it has a docker/ folder; change into your project"
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
