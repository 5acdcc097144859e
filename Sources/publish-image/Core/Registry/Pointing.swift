import CommandLine
import ImageConfig

/// How a tag comes to something that a registry has: the same bytes at the same digest, whatever signatures and pins
/// there are of it. Nothing is pulled.
package struct Pointing: Equatable {
  /// Whether buildx copies one image as it is; without `--prefer-index` it makes an index around it.
  package var copiesImages = false
  /// What the engine would push as the registry has it.
  package var held: Set<String> = []

  package init(copiesImages: Bool = false, held: Set<String> = []) {
    (self.copiesImages, self.held) = (copiesImages, held)
  }

  /// - Parameter attempts: of the request that moves the tag.
  func steps(_ tag: ImageReference, at manifest: RegistryManifest, attempts: Int? = nil) throws -> [Step] {
    guard let commands = commands(tag, at: manifest, attempts: attempts) else {
      throw PublishProblem.onlyInAnIndex(tag.description, source: Self.source(tag, manifest.digest))
    }
    return commands.map(Step.retrying)
  }

  /// None where there is no way.
  func commands(_ tag: ImageReference, at manifest: RegistryManifest, attempts: Int?) -> [Command]? {
    let source = Self.source(tag, manifest.digest)
    let tried = { (command: Command) in attempts.map(command.tried) ?? command }
    // An index buildx has always copied.
    if copiesImages || manifest.form == .index {
      let options = manifest.form == .index ? [] : ["--prefer-index=false"]
      let words = ["buildx", "imagetools", "create"] + options + ["--tag", tag.description, source]
      return [tried(Command.docker(words).asking(.later))]
    }
    guard held.contains(source) else { return nil }
    return [EngineTag.move(source, to: tag), tried(EngineTag.push(tag))]
  }

  package static func source(_ tag: ImageReference, _ digest: String) -> String {
    "\(tag.repository)@\(digest)"
  }
}

extension Pointing {
  package static let buildxQuestion = Command.docker(
    ["buildx", "imagetools", "create", "--help"], input: .nothing)

  package static func copiesImages(_ help: String) -> Bool { help.containsBytes("--prefer-index") }

  package static func heldQuestion(_ source: String) -> Command {
    Command.docker(["image", "inspect", "--format", "{{.Id}}", source], input: .nothing)
  }

  /// containerd's store calls an image by the manifest that it keeps. The other one writes a manifest at each push, of
  /// docker's own form: the same again where it knows the digest.
  package static func isHeld(_ identifier: String, _ manifest: RegistryManifest) -> Bool {
    identifier == manifest.digest || !identifier.isEmpty && manifest.form == .docker
  }
}
