import CommandLine
import ImageConfig
import Testing

@testable import PublishCore

/// Each verb, and each kind of image that run.cfg and the folders can make: what it means, or why it means nothing.
struct VerbTests {
  private static let config = """
    [publish]
    repository = r/acme
    [run_image]
    synthetic_images = gpu, named, alias
    [gpu]
    name = dev
    tag = gpu
    [named]
    name = dev
    tag = named
    publication_tag = r/acme/dev:named
    [alias]
    name = tagged
    cmd = bash
    [db]
    name = postgres
    tag = 16
    prefix = no
    [quiet]
    release = no
    [nightly]
    release = no
    publication_tag = r/acme/nightly:latest
    [tagged]
    publication_tag = r/acme/{image}:1

    """

  private static let ownName = "and has no published name of its own; set its publication_tag="
  private static let notPublished = "is not published: run.cfg says release=no of it"
  private static let noFolder = "has no folder of its own, so it has no version to release"

  /// A word and what it comes to: names, or a part of the refusal. For publishing, for the questions and `--promote`,
  /// and for `--release`.
  static let table: [(word: String, publish: String, ask: String, release: String)] = [
    ("dev", "r/acme/dev:5.0.0", "r/acme/dev:5.0.0", "dev-5.0.0"),
    ("docker/dev/", "r/acme/dev:5.0.0", "r/acme/dev:5.0.0", "dev-5.0.0"),
    ("plain", "r/acme/plain:ada", "r/acme/plain:ada", "has no version to release"),
    ("gpu", ownName, ownName, noFolder),
    ("named", "r/acme/dev:named", "r/acme/dev:named", noFolder),
    ("alias", "r/acme/lab-tagged:1", "r/acme/lab-tagged:1", noFolder),
    ("db", "r/acme/db:16", "r/acme/db:16", noFolder),
    ("quiet", notPublished, "r/acme/quiet:1.0.0", "is not for release"),
    ("nightly", "r/acme/nightly:latest", "r/acme/nightly:latest", "is not for release"),
    ("tagged", "r/acme/lab-tagged:1", "r/acme/lab-tagged:1", "tagged-2.0.0"),
    (
      "all", "r/acme/dev:5.0.0 r/acme/nightly:latest r/acme/lab-tagged:1",
      "r/acme/dev:5.0.0 r/acme/nightly:latest r/acme/quiet:1.0.0 r/acme/lab-tagged:1",
      "dev-5.0.0 tagged-2.0.0"
    ),
  ]

  private var lab: Lab {
    var lab = Lab()
    lab.versions = ["dev": "5.0.0", "plain": nil, "quiet": "1.0.0", "nightly": "1.0.0", "tagged": "2.0.0"]
    return lab
  }

  private func said(_ names: () throws -> [String]) -> String {
    do { return try names().joined(separator: " ") } catch {
      return (error as? any Explained)?.explanation ?? "\(error)"
    }
  }

  private func request(_ words: String...) throws -> PublishRequest {
    try PublishRequest(Arguments(words, of: PublishRequest.program))
  }

  @Test(arguments: table) func means(_ word: String, _ publish: String, _ ask: String, _ release: String)
    throws
  {
    let project = try lab.project(Self.config)
    let names = { (request: PublishRequest) in
      said { try request.publications(project, lab).map(\.reference.description) }
    }
    #expect(names(try request(word)).contains(publish))
    for verb in [["--list"], ["--verify"], ["--promote", "stable"]] {
      let words = verb + [word]
      let request = try PublishRequest(Arguments(words, of: PublishRequest.program))
      #expect(names(request).contains(ask), "\(verb)")
    }
    var facts = ReleaseFacts()
    facts.images = project.folderNames.map { ($0, []) }
    let asked = try word == "all" ? request("--release-all") : request("--release", word)
    #expect(said { try ReleasePlan.wanted(asked, project, facts).map(\.tag) }.contains(release))
    // Before anybody is asked.
    if word != "all", !release.hasPrefix("dev-"), !release.hasPrefix("tagged-") {
      #expect(throws: (any Error).self) { try ReleasePlan.insistOnNames(asked, project) }
    } else {
      try ReleasePlan.insistOnNames(asked, project)
    }
    let left = word == "all" ? ["quiet"] : []
    #expect(try request(word).leftOut(project) == left)
  }

  /// What it would change is not printed.
  @Test(arguments: [["dev"], ["--verify", "dev"], ["--release", "dev"], ["--login"]])
  func jsonIsADryRuns(_ words: [String]) {
    #expect(throws: Arguments.Problem.onlyWith("--json", "--dry-run or --list")) {
      try PublishRequest(Arguments(["--json"] + words, of: PublishRequest.program))
    }
    #expect(throws: Never.self) {
      try PublishRequest(Arguments(["--json", "-N"] + words, of: PublishRequest.program))
    }
  }
}
