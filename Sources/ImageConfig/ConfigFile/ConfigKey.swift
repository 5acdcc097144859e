/// A key that run.cfg knows. One table, for warnings about unknown ones, `--help` and the page RUN-CFG.md.
public struct ConfigKey: Equatable, Sendable {
  public let name: String
  public let place: Place
  public let type: String
  public let standard: String
  public let example: String
  public let meaning: String

  public enum Place: String, CaseIterable, Sendable {
    case build, run, publish
    case project = "[project]"
    case publishSection = "[publish]"
    case runImage = "[run_image]"

    /// Keys that stand in an image's section.
    public var isImage: Bool { self == .build || self == .run || self == .publish }
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

  public static func keys(_ place: Place) -> [ConfigKey] {
    all.filter { $0.place == place }
  }

  /// The predecessor's second set of run keys, for an engine on another machine (`DOCKER_IP` set).
  public static let dockedSuffix = "_docked"
}
