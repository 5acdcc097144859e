import ImageConfig

/// A tag that moves from version to version.
enum FloatingTag: String, CaseIterable {
  case major, minor, latest

  /// `float=` of the image or of [publish], and `latest=no`; the predecessor's releases moved `latest`.
  static func wanted(_ image: Image, _ project: Project) throws -> [FloatingTag] {
    let common = project.settings(of: "publish")
    let isLatest = try image.settings.boolean(.latest) ?? common.boolean(.commonLatest) ?? true
    let tags = try (image.settings.setting(.float) ?? common.setting(.commonFloat)).map(read) ?? [.latest]
    return allCases.filter { tags.contains($0) && ($0 != .latest || isLatest) }
  }

  private static func read(_ setting: Setting) throws -> [FloatingTag] {
    try setting.text.split { $0 == "," || $0.isWhitespace }.filter { $0 != "none" }.map { name in
      guard let tag = FloatingTag(rawValue: String(name)) else {
        let allowed = allCases.map(\.rawValue) + ["none"]
        throw Setting.Problem.notAllowed(String(name), allowed: allowed, setting.origin)
      }
      return tag
    }
  }

  /// What it is called for a version; none where it would be the version itself, or the version is none to
  /// stay with.
  func tag(for version: Version) -> Tag? {
    guard version.prerelease.isEmpty else { return nil }
    switch self {
    case .major: return try? Tag("\(version.major)")
    case .minor: return version.patch == nil ? nil : try? Tag("\(version.major).\(version.minor)")
    case .latest: return try? Tag("latest")
    }
  }
}
