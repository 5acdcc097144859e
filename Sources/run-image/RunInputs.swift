import ImageConfig

/// What every feature decides from.
struct RunInputs {
  let request: RunRequest
  let image: Image
  let project: Project
  let world: World
  var host = RunHost()
  var isDryRun = false

  var substitution: Substitution { project.substitution }

  var reference: ImageReference { image.reference.with(tag: request.tag) }

  /// The settings that an engine on another machine has, where one is meant (`DOCKER_IP`).
  var isDocked: Bool { world.environment["DOCKER_IP"]?.isEmpty == false }

  /// Whether paths, memory and devices of this machine are not those of the engine's.
  var isElsewhere: Bool { isDocked || host.engine.isElsewhere }

  func setting(_ key: String) throws(Setting.Problem) -> Setting? {
    if isDocked, let docked = try image.settings.nonEmpty(key + ConfigKey.dockedSuffix) { return docked }
    return try image.settings.nonEmpty(key)
  }

  /// Whether a key that takes yes or no says yes.
  func says(_ key: String, otherwise standard: Bool) throws(Setting.Problem) -> Bool {
    try setting(key).map { setting throws(Setting.Problem) in try setting.boolean() } ?? standard
  }

  func words(_ setting: Setting) throws(Setting.Problem) -> [Word] { try substitution.words(of: setting) }

  /// The one word of a setting; none where it is yes or no, which `asStandard` tells apart.
  func choice(_ key: String) throws(Setting.Problem) -> Choice {
    guard let setting = try setting(key) else { return .standard }
    if let answer = try? setting.boolean() { return answer ? .standard : .off }
    return .these(try words(setting), setting.origin)
  }

  /// What a key says that has a standard: that, nothing, or words of its own.
  enum Choice {
    case standard, off
    case these([Word], Setting.Origin)
  }

  /// A path of run.cfg as the machine has it.
  func isThere(_ path: String) -> Bool {
    host.exists(path.hasPrefix("/") ? path : project.files.root + "/" + path)
  }
}
