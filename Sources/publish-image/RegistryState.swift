import ImageConfig

/// What the engine and the registry have of the images to be published, asked before anything is pushed.
struct RegistryState: Equatable {
  var local: [ImageReference: ImageContent] = [:]
  var tags: [ImageReference: RegistryTag] = [:]
}
