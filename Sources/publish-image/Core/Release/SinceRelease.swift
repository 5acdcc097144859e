import ImageConfig

/// What has changed since an image was released, of it and of what it stands on.
package struct SinceRelease: Equatable {
  /// Of the commits that were asked about, and those on the way there, the ones that the release does not have; none
  /// where its own is not known here.
  package var missing: Set<String>?
  /// run.cfg as it was then; none where it could not be read.
  package var config: ConfigFile?

  package init(missing: Set<String>? = nil, config: ConfigFile? = nil) {
    (self.missing, self.config) = (missing, config)
  }

  package static func missingQuestion(_ revisions: [String], since commit: String) -> [String] {
    ["rev-list"] + revisions + ["^" + commit, "--"]
  }

  package static func configQuestion(_ project: Project, at commit: String) -> [String] {
    ["show", "\(commit):./\(project.files.config.path)"]
  }

  /// The keys that shape an image; how it is reached, run and published are others.
  private static let keys: [ConfigKey] = [
    .buildArgs, .labels, .contexts, .target, .platforms, .preBuildScript,
  ]

  func isChanged(_ image: String, _ checkout: CheckoutImage?, _ project: Project) -> Bool {
    if let revision = checkout?.revision, missing?.contains(revision) == true { return true }
    guard let config else { return false }
    let (then, now) = (
      Settings(of: image, in: config, environment: project.environment), project.settings(of: image)
    )
    return Self.keys.contains { key in
      (try? then.nonEmpty(key)?.text) != (try? now.nonEmpty(key)?.text)
    }
  }
}
