import CommandLine
import ImageConfig

/// Stages with the name that their Dockerfile uses for a parent. Only the engine's own builder can tell the two apart,
/// by a tag that is lent.
enum HiddenParents {
  static func refuse(_ recipes: [Recipe], of targets: [BuildTarget]) throws {
    let files = Dictionary(targets.map { ($0.name, $0.dockerfile) }) { first, _ in first }
    for recipe in recipes {
      guard let parent = recipe.parents.first(where: recipe.isHidden), let file = files[recipe.image],
        let stage = file.stage(named: ImageReference.familiar(parent.written)), let name = stage.name
      else { continue }
      throw BuildProblem.stageHidesParent(
        stage: name, image: recipe.image, parent: parent.name, reference: parent.reference.description,
        SourceLocation(file: file.file, line: stage.line))
    }
  }
}
