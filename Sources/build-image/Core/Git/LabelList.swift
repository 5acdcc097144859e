import CommandLine
import ImageConfig

/// `--labels`: what images would say of themselves, for programs. Unlike a definition for bake it asks for no secret
/// and no builder, and knows every flag.
package enum LabelList {
  /// Of what is asked for, and of what is built for it; with what is changed of each, if something is.
  package static func plan(_ draft: BuildDraft, _ host: BuildHost) -> Plan {
    let origins = draft.origins(host)
    let changes = draft.changes(host)
    let images = draft.targets.map { target in
      let labels = ImageLabels.all(of: target, origins[target.name], draft.project, host)
      let why = (changes[target.name] ?? []).map(JSONText.string)
      let members = labels.map { JSONText.Member($0.name, .string($0.value)) }
      return JSONText.Member(
        target.name, .object(members + (why.isEmpty ? [] : [.init(ImageLabel.changes, .list(why))])))
    }
    return Plan(directory: "", steps: [], result: [JSONText.object(images).text])
  }
}
