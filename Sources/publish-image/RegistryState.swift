import ImageConfig

/// What the engine and the registry have of the images to be published, asked before anything is pushed.
struct RegistryState: Equatable {
  var local: [ImageReference: ImageContent] = [:]
  /// What the engine calls each: in containerd's store the digest that a registry has of it, too.
  var identifiers: [ImageReference: String] = [:]
  /// A dry run finds nothing then that a run would build first.
  var isBuiltBefore = false
  var tags: [ImageReference: RegistryTag] = [:]
}
