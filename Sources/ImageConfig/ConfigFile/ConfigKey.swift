/// A key that run.cfg knows. One table, for warnings about unknown ones, `--help` and the page RUN-CFG.md.
package struct ConfigKey: Equatable, Sendable {
  package let name: String
  package let place: Place
  package let type: String
  package let standard: String
  package let example: String
  package let meaning: String

  package enum Place: String, CaseIterable, Sendable {
    case build, run, publish
    case project = "[project]"
    case publishSection = "[publish]"
    case runImage = "[run_image]"

    /// Keys that stand in an image's section.
    package var isImage: Bool { self == .build || self == .run || self == .publish }
  }

  init(
    _ place: Place, _ name: String, _ type: String, standard: String = "", example: String,
    _ meaning: String
  ) {
    self.place = place
    self.name = name
    self.type = type
    self.standard = standard
    self.example = example
    self.meaning = meaning
  }

  package static func keys(_ place: Place) -> [ConfigKey] {
    all.filter { $0.place == place }
  }

  /// The predecessor's second set of run keys, for an engine on another machine (`DOCKER_IP` set).
  package static let dockedSuffix = "_docked"
}
