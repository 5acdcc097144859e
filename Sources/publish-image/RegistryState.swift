import ImageConfig

/// What the engine and the registry have of the images to be published, asked before anything is pushed.
struct RegistryState: Equatable {
  var local: [ImageReference: ImageContent] = [:]
  /// A dry run finds nothing then that a run would build first.
  var isBuiltBefore = false
  var tags: [ImageReference: RegistryTag] = [:]
  /// For a floating tag, a higher version that git knows and that it would rather be at.
  var rivals: [ImageReference: Version] = [:]

  /// The same where that version is published.
  func publishedRival(of tag: ImageReference) -> Version? {
    guard let rival = rivals[tag], let name = try? tag.with(tag: Tag(rival.description)) else { return nil }
    return tags[name]?.digest == nil ? nil : rival
  }
}
