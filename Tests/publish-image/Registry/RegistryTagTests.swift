import ImageConfig
import Testing

@testable import PublishCore

/// What docker's own words about a registry mean.
struct RegistryTagTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let exitCode: Int32
    var output = ""
    var error = ""
    let expected: RegistryTag
    var reference = RegistryTagTests.reference
    var testDescription: String { name }
  }

  static let image = #""os": "linux", "architecture": "amd64", "rootfs": {"diff_ids": ["layer"]}"#
  static let reference = "ghcr.io/acme/dev:1"

  static let cases: [Case] = [
    .init(
      name: "there", exitCode: 0,
      output: #"{"name": "x", "manifest": {"digest": "sha256:1"}, "image": {\#(image)}}"#,
      expected: Content.tag("layer", digest: "sha256:1")),
    .init(
      name: "there for a platform", exitCode: 0,
      output: #"{"manifest": {"digest": "sha256:1"}, "image": {"linux/amd64": {\#(image)}}}"#,
      expected: Content.tag("layer", digest: "sha256:1")),
    .init(name: "not there", exitCode: 1, error: "ERROR: \(reference): not found\n", expected: .absent),
    .init(
      name: "not there, after a warning", exitCode: 1, error: "warning: x\nERROR: \(reference): not found",
      expected: .absent),
    .init(
      name: "not there, by docker's own name for the registry", exitCode: 1,
      error: "ERROR: docker.io/acme/dev:1: not found", expected: .absent,
      reference: "index.docker.io/acme/dev:1"),
    .init(
      name: "not there, of those that have no owner", exitCode: 1,
      error: "ERROR: docker.io/library/dev:1: not found", expected: .absent, reference: "dev:1"),
    .init(
      name: "something else was not found", exitCode: 1, error: "ERROR: docker: command not found",
      expected: .unknown(reason: "docker: command not found")),
    .init(
      name: "not allowed", exitCode: 1, error: "ERROR: failed to authorize: 401 Unauthorized",
      expected: .unknown(reason: "failed to authorize: 401 Unauthorized")),
    .init(name: "no reason", exitCode: 125, expected: .unknown(reason: "exit code 125")),
    .init(
      name: "no answer", exitCode: 0, output: "garbage",
      expected: .unknown(reason: "docker buildx imagetools said nothing about it")),
  ]

  @Test(arguments: cases) func reads(_ item: Case) throws {
    let tag = RegistryTag(
      try ImageReference(item.reference), exitCode: item.exitCode, output: Array(item.output.utf8),
      error: item.error)
    #expect(tag == item.expected)
  }

  private func content(
    _ architecture: String, layer: String = "l", variant: String = "", commit: String = "",
    platforms: String = "linux/amd64,linux/arm64"
  ) throws -> ImageContent {
    let labels =
      #"{"orbyter.image":"dev","org.opencontainers.image.revision":"\#(commit)","orbyter.platforms":"\#(platforms)"}"#
    let text =
      #"{"os":"linux","architecture":"\#(architecture)","variant":"\#(variant)","rootfs":{"diff_ids":["\#(layer)"]},"config":{"Labels":\#(labels)}}"#
    return try #require(JSONValue(text.utf8).flatMap(ImageContent.init(published:)))
  }

  /// The engine tells of one platform, and what the others are the commit says.
  @Test func anIndexIsTheSameWithAllItsPlatforms() throws {
    let commit = String(repeating: "c", count: 40)
    let own = try content("amd64", commit: commit)
    let other = try content("arm64", layer: "o", variant: "v8", commit: commit)
    #expect(own.isTheSame(asIn: [own, other]))
    #expect(own.isTheSame(asIn: [other, try content("amd64", layer: "again", commit: commit)]))
    #expect(!own.isTheSame(asIn: [own]), "one is missing")
    #expect(!own.isTheSame(asIn: [other]))
    #expect(!own.isTheSame(asIn: [own, other, try content("arm", variant: "v7", commit: commit)]))
    #expect(!own.isTheSame(asIn: [own, try content("arm64", commit: String(repeating: "d", count: 40))]))
    let unknown = try content("amd64")
    #expect(!unknown.isTheSame(asIn: [unknown, try content("arm64")]), "nothing tells what the other is")
    let single = try content("amd64", platforms: "")
    #expect(single.isTheSame(asIn: [single, other]))
  }

  @Test func whatIsNoImageIsTheSameByItsDigestAlone() {
    let chart = RegistryTag.present(digest: "sha256:1", images: [])
    #expect(chart.isTheSame(as: chart))
    #expect(!chart.isTheSame(as: .present(digest: "sha256:2", images: [])))
  }

  /// Engines differ in what they leave out.
  @Test func whatSaysNothingMakesNoDifference() {
    let read = { (text: String) in JSONValue(text.utf8).flatMap(ImageContent.init(local:)) }
    let long =
      #"{"Os":"linux","Architecture":"amd64","Config":{"Env":["A=1"],"Cmd":null,"User":"","Volumes":{},"ArgsEscaped":true},"RootFS":{"Layers":["l"]}}"#
    let short =
      #"{"Os":"linux","Architecture":"amd64","Config":{"Env":["A=1"]},"RootFS":{"Type":"layers","Layers":["l"]}}"#
    #expect(read(long) == read(short))
    #expect(read(long) != read(short.replacing("A=1", with: "A=2")))
  }
}
