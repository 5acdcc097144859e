import CommandLine
import ImageConfig

/// `--labels`: what images would say of themselves, for programs. Unlike a definition for bake it asks for no secret
/// and no builder, and knows every flag.
package enum LabelList {
  /// Of what is asked for, and of what is built for it.
  package static func plan(_ draft: BuildDraft, _ host: BuildHost) -> Plan {
    let origins = draft.origins(host)
    let images = draft.targets.map { target in
      let labels = ImageLabels.all(of: target, origins[target.name], draft.project, host)
      return JSONText.Member(target.name, .object(labels.map { .init($0.name, .string($0.value)) }))
    }
    return Plan(directory: "", steps: [], result: [JSONText.object(images).text])
  }
}
