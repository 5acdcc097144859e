import ImageConfig

/// What the engine and the registry have of the images to be published, asked before anything is pushed.
struct RegistryState: Equatable {
  var local: [ImageReference: ImageContent] = [:]
  /// A dry run finds nothing then that a run would build first.
  var isBuiltBefore = false
  var tags: [ImageReference: RegistryTag] = [:]
  /// For a floating tag, a higher version that git knows and that it would rather be at.
  var rivals: [ImageReference: Version] = [:]
}
