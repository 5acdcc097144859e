import CommandLine
import ImageConfig

/// What a person asked `publish-image` for.
struct PublishRequest: Equatable {
  var images: [String]
  /// The local image to publish, where it is not the project's.
  var name: Repository?
  var tag: Tag?
}

extension PublishRequest {
  static let name = Option("image-name", "i", value: "NAME", "publish this local image instead")

  static let program = Program(
    name: "publish-image",
    summary: "tags an image for its registry and pushes it there.",
    usage: ["[options] IMAGE...", "[options] all"],
    operands: [
      .init("IMAGE", offer: .images, "an image of the project"),
      .init("all", offer: .words(["all"]), "every image that has a VERSION"),
    ],
    operandCount: 1...Int.max,
    options: [name, .imageTag],
    examples: [
      .init(
        "publish-image dev",
        "pushes <repository>/dev:<VERSION>, unless it is there, and what follows the highest version"),
      .init("publish-image --dry-run dev", "prints the commands"),
    ],
    configKeys: [
      "image_repo", "publication_tag", "float", "latest", "name", "tag", "prefix", "[publish] repository",
      "[publish] float", "[publish] latest", "[project] name",
      "[project] images",
    ],
    variables: [
      .init("IMAGE_REPOSITORY", "the registry and path of published names, instead of [publish] repository="),
      .init(
        "IMAGE_REPOSITORY_USER",
        "logs in as this user first, with IMAGE_REPOSITORY_PASSWORD on standard input"),
      .init("AWS_ACCESS_KEY_ID ...", "the AWS program's own, for image_repo=aws"),
      .init("ENVIRONMENT", "as --environment"),
    ])

  init(_ words: Arguments) throws(Arguments.Problem) {
    images = words.operands
    tag = try words.imageTag()
    if let text = try words.value(Self.name) {
      do { name = try Repository(text) } catch { throw .badReference(Self.name, text, error) }
    }
  }
}

extension PublishRequest {
  func publications(_ project: Project, _ amazon: some CloudAccount) throws -> [Publication] {
    var names: [String] = []
    for word in images {
      let name = project.imageName(from: word)
      let versioned = project.folderNames.filter { project.folder($0)?.version != nil }
      let meant = name == "all" && !project.hasImageFolder(name) ? versioned : [name]
      names += meant.filter { !names.contains($0) }
    }
    if names.count > 1, name != nil || tag != nil { throw PublishProblem.nameForSeveral }
    return try names.map { try Publication.of(self, $0, project, amazon) }
  }
}
