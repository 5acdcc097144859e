/// A key that run.cfg knows: whoever reads it names it by its value here, which is also its row in the table for
/// warnings about unknown keys, `--help` and the page RUN-CFG.md.
package struct ConfigKey: Sendable {
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

  package static let all = ofProject + ofBuild + ofRun + ofPublish

  package static func keys(_ place: Place) -> [ConfigKey] {
    all.filter { $0.place == place }
  }

  /// As a message names it: with its section, where that is not an image's.
  package var written: String { place.isImage ? name : "\(place.rawValue) \(name)" }

  /// The predecessor's second set of run keys, for an engine on another machine (`DOCKER_IP` set).
  package static let dockedSuffix = "_docked"
}

extension ConfigKey: Hashable {
  package static func == (one: ConfigKey, other: ConfigKey) -> Bool {
    one.place == other.place && one.name == other.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(place)
    hasher.combine(name)
  }
}
