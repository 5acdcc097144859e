import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Which tags a list asks for, and what it makes of the answers.
struct PublishedTagsTests {
  static let name = "ghcr.io/acme/dev"

  private func tags(
    _ gitTags: [String], float: String = "minor, latest", named: [String] = [],
    versions: [String: String?] = ["dev": "5.0.0\n", "dev-2": "1.0.0\n", "base": nil],
    of image: String = "dev"
  ) throws -> PublishedTags {
    var lab = Lab()
    lab.versions = versions
    let project = try lab.project("[publish]\nrepository=ghcr.io/acme\nfloat=\(float)\n")
    let request = try PublishRequest(Arguments(["--list", image], of: PublishRequest.program))
    let publication = try #require(try request.publications(project, lab).first)
    return try PublishedTags(publication, gitTags: gitTags, named: named.map { try Tag($0) }, project)
  }

  /// The tags that are asked for.
  private func asked(_ tags: PublishedTags) -> [String] { tags.questions.map { $0.tag?.description ?? "" } }

  @Test func theVersionsThatGitKnows() throws {
    let git = [
      "dev-5.1.0", "dev-4.0.0-rc.1", "dev-2-1.0.0", "dev-2-2.0.0", "base-9.0.0", "dev-old", "v5.2.0",
    ]
    #expect(
      try asked(tags(git)) == ["5.1.0", "5.0.0", "4.0.0-rc.1", "5.1", "latest", "5.0"],
      "the highest first, VERSION among them, and no other image's")
    #expect(try asked(tags(git, of: "dev-2")) == ["2.0.0", "1.0.0", "2.0", "latest", "1.0"])
    #expect(
      try asked(tags(git, float: "none", named: ["stable", "5.1.0"])).suffix(2) == ["4.0.0-rc.1", "stable"])
    #expect(
      try asked(tags(git, versions: ["dev": nil])) == ["ada"], "without a VERSION there is one that floats")
  }

  @Test func whichFloatingTagIsWhere() throws {
    let tags = try tags(["dev-5.1.0", "dev-4.0.0"], named: ["stable", "gone"])
    var answers: [ImageReference: RegistryTag] = [:]
    for question in tags.questions { answers[question] = .absent }
    let put = { (tag: String, layer: String, digest: String) in
      answers[try ImageReference("\(Self.name):\(tag)")] = Content.tag(layer, digest: digest)
    }
    try put("5.1.0", "a", "sha256:1")
    try put("5.0.0", "b", "sha256:2")
    try put("latest", "a", "sha256:1")
    // An index around the image, as moving a tag makes it.
    try put("5.0", "b", "sha256:7")
    try put("stable", "c", "sha256:3")
    let rows = try tags.rows(answers)
    let told = rows.map { [$0.reference.tag?.description, $0.gitTag, $0.digest] + $0.others }
    #expect(
      told == [
        ["5.1.0", "dev-5.1.0", "sha256:1", "latest"], ["5.0.0", nil, "sha256:2", "5.0"],
        ["4.0.0", "dev-4.0.0", nil], ["stable", nil, "sha256:3"],
      ])
    #expect(PublishedTags.table(rows)[3].hasSuffix("dev-4.0.0          not published"))
    #expect(
      PublishedTags.json(rows).line.hasPrefix(
        #"[{"image":"dev","reference":"ghcr.io/acme/dev:5.1.0","digest":"sha256:1","created":null,"git_tag":"dev-5.1.0","tags":["latest"]},"#
      ))
  }

  /// In a clone without tags.
  @Test func versionsThatATagIsAt() throws {
    var tags = try tags([], named: ["stable", "4.0"])
    let answers = try ["latest": "5.3.0", "stable": "4.0", "4.0": "4.0"].map { tag, version in
      (try ImageReference("\(Self.name):\(tag)"), Content.tag("x", digest: "sha256:1", version: version))
    }
    tags.learn(from: Dictionary(uniqueKeysWithValues: answers))
    #expect(asked(tags) == ["5.3.0", "5.0.0", "4.0", "5.0", "latest", "stable"])
  }

  /// Absent and not known are two things.
  @Test func whatCouldNotBeFoundOut() throws {
    let tags = try tags([])
    let silent = try ImageReference("\(Self.name):latest")
    var answers: [ImageReference: RegistryTag] = [:]
    for question in tags.questions { answers[question] = .absent }
    answers[silent] = .unknown(reason: "EOF")
    #expect(throws: PublishProblem.unanswered(silent.description, reason: "EOF")) { try tags.rows(answers) }
  }
}
