import ImageConfig

/// The references of the images that the engine has.
package struct PresentImages: Equatable {
  private let names: Set<String>
  /// Those that say in their labels that they are the project's.
  private let labelled: Set<String>

  package static let question = ["image", "ls", "--format", "{{.Repository}}:{{.Tag}}"]

  package static func labelQuestion(_ project: Project) -> [String] {
    question + ["--filter", "label=\(ImageLabel.project)=\(project.name)"]
  }

  package init(names: [String], labelled: [String]) {
    self.names = Self.familiar(names)
    self.labelled = Self.familiar(labelled)
  }

  func has(_ reference: ImageReference) -> Bool { names.contains(reference.familiar) }

  func isLabelled(_ reference: ImageReference) -> Bool { labelled.contains(reference.familiar) }

  private static func familiar(_ names: [String]) -> Set<String> {
    Set((names + names.map(EngineImages.withoutPodmansHost)).map { ImageReference.familiar($0) })
  }
}
