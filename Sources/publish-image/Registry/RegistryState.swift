import CommandLine
import ImageConfig

/// What the engine and the registry have of the images to be published, asked before anything is pushed.
struct RegistryState: Equatable {
  var local: [ImageReference: ImageContent] = [:]
  /// Why the engine told of none.
  var engine: EngineProblem?
  /// What this checkout makes of them, by image; nothing where they were built by this run.
  var checkout: [String: CheckoutImage] = [:]
  /// Whether git has no more than the end of its history.
  var isShallow = false
  /// A dry run finds nothing then that a run would build first.
  var isBuiltBefore = false
  var tags: [ImageReference: RegistryTag] = [:]
  /// How tags come to versions that are there.
  var pointing = Pointing()
  /// For a floating tag, a higher version that git knows and that it would rather be at.
  var rivals: [ImageReference: Version] = [:]

  /// The same where that version is published.
  func publishedRival(of tag: ImageReference) -> Version? {
    guard let rival = rivals[tag], let name = try? tag.with(tag: Tag(rival.description)) else { return nil }
    return tags[name]?.digest == nil ? nil : rival
  }
}
