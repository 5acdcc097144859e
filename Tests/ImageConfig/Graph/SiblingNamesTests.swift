import Testing

@testable import ImageConfig

/// The references under which a Dockerfile may mean `dev`, whose VERSION is 5.1.0, or `base`, which has none.
struct SiblingNamesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let variables: [String: String]
    let reference: String
    let image: String
    let expected: SiblingNames.Meaning?

    init(
      _ name: String, _ reference: String, _ expected: String?, in image: String = "gpu",
      config: String = published, variables: [String: String] = [:]
    ) {
      self.name = name
      self.config = config
      self.variables = variables
      self.reference = reference
      self.image = image
      self.expected = expected.map { .sibling($0) }
    }

    /// - Parameter other: the sibling, the version at which it is named, and its own.
    init(_ name: String, _ reference: String, other: (String, String, String), config: String = published) {
      self.name = name
      self.config = config
      variables = [:]
      self.reference = reference
      image = "gpu"
      expected = .otherVersion(of: other.0, named: other.1, own: other.2)
    }

    var testDescription: String { name }
  }

  static let published = "[publish]\nrepository=ghcr.io/acme"

  @Test(arguments: names) func knows(_ item: Case) throws {
    let folders = [
      ProjectFiles.Folder(name: "base", hasDockerfile: true),
      ProjectFiles.Folder(name: "dev", hasDockerfile: true, version: Array("5.1.0\n".utf8)),
      ProjectFiles.Folder(name: "odd", hasDockerfile: true, version: Array("latest".utf8)),
      ProjectFiles.Folder(name: "gpu", hasDockerfile: true),
      ProjectFiles.Folder(name: "My Lib", hasDockerfile: true, version: Array("2.0.0".utf8)),
    ]
    let project = try Project(
      ProjectFiles(
        root: "/srv/demo", config: try ConfigFile(item.config), imagesFolder: "docker", folders: folders),
      world: World(user: "jane", variables: item.variables), environment: nil)
    let siblings = SiblingNames(
      try (project.folderNames + project.syntheticNames).map(project.image), project: project)
    #expect(siblings.meaning(of: item.reference, in: item.image) == item.expected)
  }

  static let names: [Case] = [
    // The default reference.
    .init("the user's", "demo-dev:jane", "dev"),
    .init("as run.cfg changes it", "x:1", "dev", config: "[dev]\nname=x\nprefix=no\ntag=1"),
    .init("said to be on Docker Hub", "docker.io/library/demo-dev:jane", "dev"),
    .init("said to be one of its library", "library/demo-dev:jane", "dev"),
    .init("the registry's other name", "index.docker.io/library/demo-dev:jane", "dev"),
    .init("on Docker Hub", "docker.io/x/y:1", "dev", config: "[dev]\nname=x/y\nprefix=no\ntag=1"),
    .init("latest need not be said", "x", "dev", config: "[dev]\nname=x\nprefix=no\ntag=latest"),
    .init(
      "not where run.cfg changes it", "demo-dev:jane", other: ("dev", "jane", "1"), config: "[dev]\ntag=1"),
    .init("without its tag", "demo-dev", other: ("dev", "latest", "jane")),
    .init("another user's", "demo-dev:joe", other: ("dev", "joe", "jane")),

    // The published one.
    .init("at its own version", "ghcr.io/acme/dev:5.1.0", "dev"),
    .init(
      "a synthetic one's, which has its own tag", "acme/nb:9", "nb",
      config: "[run_image]\nsynthetic_images=nb\n[nb]\nname=dev\ntag=9\npublication_tag=acme/nb:{tag}"),
    .init("at another", "ghcr.io/acme/dev:5.0.0", other: ("dev", "5.0.0", "5.1.0")),
    .init("without a version", "ghcr.io/acme/dev", other: ("dev", "latest", "5.1.0")),
    .init("pinned by its digest", "ghcr.io/acme/dev:5.1.0@sha256:\(String(repeating: "a", count: 64))", nil),
    .init("of an image without a version", "ghcr.io/acme/base", "base"),
    .init("of an image without a version, latest", "ghcr.io/acme/base:latest", "base"),
    .init("of an image without a version, at one", "ghcr.io/acme/base:1", other: ("base", "1", "latest")),
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
    .init(
      "in a registry with a port", "localhost:5000/x/dev:5.1.0", "dev",
      config: "[publish]\nrepository=localhost:5000/x"),
    .init(
      "at another version, with a port", "localhost:5000/x/dev", other: ("dev", "latest", "5.1.0"),
      config: "[publish]\nrepository=localhost:5000/x"),

    .init("a folder in upper case, as it is published", "ghcr.io/acme/my-lib:2.0.0", "My Lib"),
    .init(
      "in upper case, at another version", "ghcr.io/acme/my-lib:1.0.0", other: ("My Lib", "1.0.0", "2.0.0")),
    .init(
      "its publication_tag", "quay.io/x/dev:5.1.0", "dev",
      config: "[dev]\npublication_tag=quay.io/x/dev:{tag}"),
    .init(
      "its publication_tag with another tag", "quay.io/x/dev:stable", "dev",
      config: published + "\n[dev]\npublication_tag=quay.io/x/dev:stable"),
    .init(
      "its publication_tag at another version", "quay.io/x/dev:5.0.0", other: ("dev", "5.0.0", "5.1.0"),
      config: "[dev]\npublication_tag=quay.io/x/dev:{tag}"),
    .init(
      "not in the repository then", "ghcr.io/acme/dev:5.1.0", nil,
      config: published + "\n[dev]\npublication_tag=quay.io/x/dev:{tag}"),
    .init(
      "a publication_tag that only an account completes", "1.dkr.ecr.x.amazonaws.com/dev:5.1.0", nil,
      config: published + "\n[dev]\npublication_tag={account}.dkr.ecr.x.amazonaws.com/dev:{tag}"),
    .init(
      "where publish-image looks by itself", "quay.io/prod/dev:5.1.0", "dev",
      config: "[publish@production]\nrepository=quay.io/prod"),
    .init(
      "a synthetic image's publication_tag", "quay.io/x/small:1", "small",
      config:
        "[run_image]\nsynthetic_images=small\n[small]\nname=dev\ntag=s\npublication_tag=quay.io/x/small:1"),
    .init(
      "a synthetic image is in no repository", "ghcr.io/acme/small", nil,
      config: published + "\n[run_image]\nsynthetic_images=small\n[small]\nname=dev\ntag=s"),

    // The folder's name.
    .init("the name alone", "dev", "dev"),
    .init("latest", "base:latest", "base"),
    .init("the folder's name at its own version", "dev:5.1.0", "dev"),
    .init("the folder's name at another", "dev:4.0.0", other: ("dev", "4.0.0", "5.1.0")),
    .init("a folder without a version, at one", "base:3", nil),
    .init("Docker Hub's of that name", "docker.io/library/dev", nil),
    .init("another's of that name", "quay.io/jupyter/dev", nil),

    // Its own name.
    .init("its own name", "gpu", nil),
    .init("its own reference", "demo-gpu:jane", nil),
    .init("its own at another version", "dev:4.0.0", nil, in: "dev"),
    .init("its own as it is published", "ghcr.io/acme/dev:5.1.0", nil, in: "dev"),

    // Neither.
    .init("an image from elsewhere", "alpine:3.20", nil),
    .init("nothing", "", nil),
  ]

  /// Where two images have one name, the first keeps it.
  @Test func theFirstKeepsAName() throws {
    let project = try Project("[a]\nname=x\n[b]\nname=x", folders: ["b", "a"])
    let siblings = SiblingNames(try ["b", "a"].map(project.image), project: project)
    #expect(siblings.meaning(of: "demo-x:jane", in: "c") == .sibling("b"))
  }
}
