import CommandLine
import ImageConfig

/// A digest that is told when all is pushed.
package enum PublishedDigest: Equatable {
  /// Of a name that may move: the engine knows what it pushed.
  case pushed(ImageReference)
  /// Of what the registry has; what it has just told needs no other question, which would take as long again.
  case published(ImageReference, known: String?)

  var question: Command {
    switch self {
    case .published(let reference, let known?):
      Command("echo", ["\(reference)@\(known)"], input: .nothing)
    case .published(let reference, nil): Self.question(of: reference)
    case .pushed(let reference): Self.questionToTheEngine(of: reference)
    }
  }

  /// As the registry has it.
  static func question(of reference: ImageReference) -> Command {
    let template = #"{{printf "%s@%s\n" .Name .Manifest.Digest}}"#
    return Command.docker(
      ["buildx", "imagetools", "inspect", "--format", template, reference.description]
    ).asking(.later)
  }

  /// The engine knows a digest for every repository that it pushed the image to; this one's is asked for.
  private static func questionToTheEngine(of reference: ImageReference) -> Command {
    let name = ImageReference(repository: reference.repository, tag: nil).familiar
    let template =
      "{{range .RepoDigests}}{{if eq (index (split . \"@\") 0) \"\(name)\"}}{{println .}}{{end}}{{end}}"
    return Command.docker(["image", "inspect", "--format", template, reference.description])
  }
}
