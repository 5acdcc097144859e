import CommandLine
import ImageConfig

/// What a person asked `publish-image` for.
struct PublishRequest: Equatable {
  var image: String
  /// The local image to publish, where it is not the project's.
  var name: Repository?
  var tag: Tag?
}

extension PublishRequest {
  static let name = Option("image-name", "i", value: "NAME", "publish this local image instead")

  static let program = Program(
    name: "publish-image",
    summary: "tags an image for its registry and pushes it there.",
    usage: ["[options] IMAGE"],
    operands: [.init("IMAGE", "an image of the project")],
    operandCount: 1...1,
    options: [name, .imageTag],
    examples: [
      .init("publish-image dev", "pushes <repository>/dev:<VERSION> and prints its digest"),
      .init("publish-image --dry-run dev", "prints the commands"),
    ],
    configKeys: [
      "image_repo", "publication_tag", "name", "tag", "prefix", "[publish] repository", "[project] name",
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
    image = words.operands.first ?? ""
    tag = try words.imageTag()
    if let text = try words.value(Self.name) {
      do { name = try Repository(text) } catch { throw .badReference(Self.name, text, error) }
    }
  }
}
