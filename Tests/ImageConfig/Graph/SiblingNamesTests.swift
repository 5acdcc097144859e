import Testing

@testable import ImageConfig

/// The references under which a Dockerfile may mean `dev`, whose VERSION is 5.1.0, or `base`, which has none.
struct SiblingNamesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let variables: [String: String]
    let reference: String
    let expected: String?

    init(
      _ name: String, _ reference: String, _ expected: String?, config: String = published,
      variables: [String: String] = [:]
    ) {
      self.name = name
      self.config = config
      self.variables = variables
      self.reference = reference
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let published = "[publish]\nrepository=ghcr.io/acme"

  @Test(arguments: names) func knows(_ item: Case) throws {
    let folders = [
      ProjectFiles.Folder(name: "base", hasDockerfile: true),
      ProjectFiles.Folder(name: "dev", hasDockerfile: true, version: Array("5.1.0\n".utf8)),
      ProjectFiles.Folder(name: "odd", hasDockerfile: true, version: Array("latest".utf8)),
    ]
    let project = try Project(
      ProjectFiles(
        root: "/work/demo", config: try ConfigFile(item.config), imagesFolder: "docker", folders: folders),
      world: World(user: "jane", variables: item.variables), environment: nil)
    let siblings = SiblingNames(try project.folderNames.map(project.image), project: project)
    #expect(siblings.sibling(named: item.reference) == item.expected)
  }

  static let names: [Case] = [
    // The default reference.
    .init("the user's", "demo-dev:jane", "dev"),
    .init("as run.cfg changes it", "x:1", "dev", config: "[dev]\nname=x\nprefix=no\ntag=1"),
    .init("not where run.cfg changes it", "demo-dev:jane", nil, config: "[dev]\ntag=1"),
    .init("without its tag", "demo-dev", nil),
    .init("another user's", "demo-dev:joe", nil),

    // The published one.
    .init("at its own version", "ghcr.io/acme/dev:5.1.0", "dev"),
    .init("at another", "ghcr.io/acme/dev:5.0.0", nil),
    .init("without a version", "ghcr.io/acme/dev", nil),
    .init("of an image without a version", "ghcr.io/acme/base", "base"),
    .init("of an image without a version, latest", "ghcr.io/acme/base:latest", "base"),
    .init("of an image whose version is none", "ghcr.io/acme/odd:latest", "odd"),
    .init("from another repository", "docker.io/acme/dev:5.1.0", nil),
    .init("where nothing is published", "ghcr.io/acme/dev:5.1.0", nil, config: ""),
    .init(
      "in the environment's repository", "quay.io/x/dev:5.1.0", "dev",
      variables: ["IMAGE_REPOSITORY": "quay.io/x"]),
    .init(
      "not in run.cfg's then", "ghcr.io/acme/dev:5.1.0", nil, variables: ["IMAGE_REPOSITORY": "quay.io/x"]),
    .init("an empty variable is none", "ghcr.io/acme/dev:5.1.0", "dev", variables: ["IMAGE_REPOSITORY": ""]),
    .init("with braces", "ghcr.io/jane/dev:5.1.0", "dev", config: "[publish]\nrepository=ghcr.io/{user}"),

    // Neither.
    .init("an image from elsewhere", "alpine:3.20", nil),
    .init("nothing", "", nil),
  ]

  /// Where two images have one name, the first keeps it.
  @Test func theFirstKeepsAName() throws {
    let project = try Project("[a]\nname=x\n[b]\nname=x", folders: ["b", "a"])
    let siblings = SiblingNames(try ["b", "a"].map(project.image), project: project)
    #expect(siblings.sibling(named: "demo-x:jane") == "b")
  }
}
