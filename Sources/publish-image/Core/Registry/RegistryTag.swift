import CommandLine
import ImageConfig

/// What a registry says of a tag. That it could not be asked does not mean that the tag is not there.
package enum RegistryTag: Equatable {
  case absent
  /// With the images behind it, by platform where there are several.
  case present(digest: String, images: [ImageContent], form: RegistryManifest.Form = .other)
  case unknown(reason: String)

  package static func question(_ reference: ImageReference, _ contact: Command.Contact = .first) -> Command {
    Command.docker(
      ["buildx", "imagetools", "inspect", "--format", "{{json .}}", reference.description],
      input: .nothing
    ).asking(contact)
  }

  package init(_ reference: ImageReference, exitCode: Int32, output: [UInt8], error: String) {
    if exitCode != 0 {
      var said = error.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
      if said.hasPrefix("ERROR: ") { said.removeFirst("ERROR: ".count) }
      let isAbsent = [reference.description, reference.complete].contains {
        said.hasSuffix("\($0): not found")
      }
      self = isAbsent ? .absent : .unknown(reason: said.isEmpty ? "exit code \(exitCode)" : said)
      return
    }
    guard let answer = JSONValue(output), let digest = answer["manifest"]?["digest"]?.text,
      let image = answer["image"]
    else {
      self = .unknown(reason: "docker buildx imagetools said nothing about it")
      return
    }
    let single = ImageContent(published: image).map { [$0] }
    self = .present(
      digest: digest, images: single ?? image.members.compactMap(ImageContent.init(published:)),
      form: RegistryManifest.Form(mediaType: answer["manifest"]?["mediaType"]?.text))
  }

  /// Of those that were asked.
  package static func of(_ reference: ImageReference, in answers: [ImageReference: RegistryTag])
    -> RegistryTag
  {
    answers[reference] ?? .unknown(reason: "it was not asked")
  }

  package var digest: String? {
    if case .present(let digest, _, _) = self { digest } else { nil }
  }

  package var manifest: RegistryManifest? {
    if case .present(let digest, _, let form) = self {
      RegistryManifest(digest: digest, form: form)
    } else {
      nil
    }
  }

  /// By platform where there are several.
  var images: [ImageContent] {
    if case .present(_, let images, _) = self { images } else { [] }
  }

  /// The version that its image says it is.
  var version: Version? { images.first?.version }

  /// An index around an image is what an old buildx made of it when a tag was moved.
  func isTheSame(as other: RegistryTag) -> Bool {
    digest != nil && (digest == other.digest || !images.isEmpty && images == other.images)
  }
}
