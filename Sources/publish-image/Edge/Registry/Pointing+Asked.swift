import CommandLine
import Execution
import ImageConfig
import PublishCore

extension Pointing {
  /// - Parameter manifests: what tags are to be pointed at, each under one of them.
  static func asked(
    _ manifests: [(tag: ImageReference, RegistryManifest)], _ effects: Effects,
    _ variables: [Command.EnvironmentValue]
  ) -> Pointing {
    var pointing = Pointing()
    let alone = manifests.filter { $0.1.form != .index }
    if alone.isEmpty { return pointing }
    let help = effects.ask(buildxQuestion)
    pointing.copiesImages = copiesImages(help?.text ?? "")
    if pointing.copiesImages { return pointing }
    let sources = alone.map { source($0.tag, $0.1.digest) }
    let answers = effects.ask(sources.map { heldQuestion($0).with(variables) })
    for (index, answer) in answers.enumerated() where answer?.exitCode == 0 {
      if isHeld(answer?.text ?? "", alone[index].1) { pointing.held.insert(sources[index]) }
    }
    return pointing
  }
}
