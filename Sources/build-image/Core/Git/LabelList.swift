import CommandLine
import ImageConfig

/// `--labels`: what images would say of themselves, for programs. Unlike a definition for bake it asks for no secret
/// and no builder, and knows every flag.
enum LabelList {
  /// Of what is asked for, and of what is built for it.
  static func plan(_ targets: [BuildTarget], _ project: Project, _ host: BuildHost) -> Plan {
    let origins = ImageOrigin.all(targets, project, host)
    let images = targets.map { target in
      let labels = ImageLabels.all(of: target, origins[target.name], project, host)
      return JSONText.Member(target.name, .object(labels.map { .init($0.name, .string($0.value)) }))
    }
    return Plan(directory: "", steps: [], result: [JSONText.object(images).text])
  }
}
