import ImageConfig

extension Project {
  /// `release=`: whether git tags of an image's versions are made.
  package func isReleased(_ name: String) throws -> Bool {
    try image(name).settings.boolean(.release) ?? true
  }
}
