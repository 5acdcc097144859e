import CommandLine
import ImageConfig

/// What the engine and the registry have of the images to be published, asked before anything is pushed.
package struct RegistryState: Equatable {
  package var local: [ImageReference: ImageContent] = [:]
  /// Why the engine told of none.
  package var engine: EngineProblem?
  /// What this checkout makes of them, by image; those with changes alone where they were built by this run.
  package var checkout: [String: CheckoutImage] = [:]
  /// Whether git has no more than the end of its history.
  package var isShallow = false
  /// A dry run finds nothing then that a run would build first.
  package var isBuiltBefore = false
  package var tags: [ImageReference: RegistryTag] = [:]
  /// How tags come to versions that are there.
  package var pointing = Pointing()
  /// For a floating tag, a higher version that git knows and that it would rather be at.
  package var rivals: [ImageReference: Version] = [:]

  package init() {}

  /// The same where that version is published.
  func publishedRival(of tag: ImageReference) -> Version? {
    guard let rival = rivals[tag], let name = try? tag.with(tag: Tag(rival.description)) else { return nil }
    return tags[name]?.digest == nil ? nil : rival
  }
}
