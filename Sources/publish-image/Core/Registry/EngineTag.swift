import CommandLine
import ImageConfig

/// A published name on the engine, which another run may move at the same moment: containerd's store takes an old name
/// away before it gives it anew, and tells whoever comes in between that it is there, or is not.
enum EngineTag {
  static func move(_ source: String, to tag: ImageReference) -> Command {
    Command.docker(["tag", source, tag.description]).again(on: "already exists")
  }

  /// - Parameter isFirst: whether nobody has asked the registry anything before.
  static func push(_ tag: ImageReference, isFirst: Bool = false) -> Command {
    let push = Command.docker(["push", tag.description]).again(on: "tag does not exist")
    return isFirst ? push.asking(.firstUpload) : push
  }

  /// A name of the registry's for what the engine has, and then the push of it.
  static func steps(
    _ local: ImageReference, as reference: ImageReference, attempts: Int = PassingTrouble.attempts,
    isFirst: Bool = false
  ) -> [Step] {
    let move = Step.retrying(self.move(local.description, to: reference))
    return (local == reference ? [] : [move]) + [.retrying(push(reference, isFirst: isFirst).tried(attempts))]
  }
}
