import ImageConfig

/// What is seen of the machine where a target is looked at.
package struct ContentSight {
  package var images: [String: EngineImage] = [:]
  /// What a reading holds, and what of it could not be read.
  package var entries: (ContextReading) -> (entries: [FileEntry], problem: String?)
  package var environment: [String: String]
  /// What docker's own settings have for every build.
  package var dockerSettings = ""
  /// The files that this run will write before it builds.
  package var planned: [String: [UInt8]] = [:]
  package var exists: (String) -> Bool

  package init(
    environment: [String: String], exists: @escaping (String) -> Bool,
    entries: @escaping (ContextReading) -> (entries: [FileEntry], problem: String?)
  ) {
    (self.environment, self.exists, self.entries) = (environment, exists, entries)
  }

  package func image(_ name: String) -> EngineImage? { images[ImageReference.familiar(name)] }
}
