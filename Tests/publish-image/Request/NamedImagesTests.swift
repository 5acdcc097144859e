import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Which images and tags `--list`, `--verify` and `--promote` are asked for.
struct NamedImagesTests {
  @Test(arguments: [
    (["dev"], ["dev"]), (["dev:1.0.0"], ["dev 1.0.0"]), (["dev:1.0.0", "dev:stable"], ["dev 1.0.0 stable"]),
    (["all"], ["base", "dev"]), (["all:stable"], ["base stable", "dev stable"]),
    (["all:stable", "dev:1.0.0"], ["base stable", "dev 1.0.0 stable"]),
    (["docker/dev/:1"], ["dev 1"]), (["localhost:5000/x:1", "dev:1"], ["dev 1", "localhost:5000/x:1"]),
    (["all:stable", "x:1"], ["base stable", "dev stable", "x:1"]),
  ]) func names(_ words: [String], _ expected: [String]) throws {
    var lab = Lab()
    lab.versions = ["base": "1.0.0", "dev": "5.0.0"]
    let project = try lab.project("[publish]\nrepository=ghcr.io/acme\n")
    let request = try PublishRequest(Arguments(["--list"] + words, of: PublishRequest.program))
    let named = try request.named(project, lab).map { publication, tags in
      ([publication.image] + tags.map(\.description)).joined(separator: " ")
    }
    #expect(named.sorted() == expected)
  }
}
