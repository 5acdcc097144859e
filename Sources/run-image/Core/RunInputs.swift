import CommandLine
import ImageConfig

/// What every feature decides from.
package struct RunInputs {
  var request: RunRequest
  let image: Image
  let project: Project
  package let world: World
  package internal(set) var host: RunHost
  let isDryRun: Bool

  package init(
    request: RunRequest, image: Image, project: Project, world: World, host: RunHost = RunHost(),
    isDryRun: Bool = false
  ) {
    (self.request, self.image, self.project) = (request, image, project)
    (self.world, self.host, self.isDryRun) = (world, host, isDryRun)
  }

  /// Keys in which `{usr}` would be a folder, or a network, of that name.
  private static let strict: Set = [
    "volumes", "ports", "network", "workdir", "hostname", "user", "devices", "env_file",
  ]
  /// Those whose value is a name to docker.
  private static let names: Set = ["network", "hostname"]

  private func substitution(of setting: Setting) -> Substitution {
    var key = setting.origin.key.lowercased()
    if key.hasSuffix(ConfigKey.dockedSuffix) { key.removeLast(ConfigKey.dockedSuffix.count) }
    let substitution = Self.names.contains(key) ? project.substitution : project.valueSubstitution
    return Self.strict.contains(key) ? substitution.strict : substitution
  }

  /// The words by which somebody names this image to run-image.
  var operand: String { ShellText.of(project.environmentWords + [image.name]) }

  var reference: ImageReference { image.reference.with(tag: request.tag) }

  /// The settings that an engine on another machine has, where one is meant (`DOCKER_IP`).
  var isDocked: Bool { dockedHost != nil }

  var dockedHost: String? { world.environment["DOCKER_IP"]?.nonEmpty }

  /// Whether paths, memory and devices of this machine are not those of the engine's.
  var isElsewhere: Bool { isDocked || host.engine.isElsewhere }

  func setting(_ key: ConfigKey) throws(Setting.Problem) -> Setting? {
    if isDocked, let docked = try image.settings.nonEmpty(named: key.name + ConfigKey.dockedSuffix) {
      return docked
    }
    return try image.settings.nonEmpty(key)
  }

  /// Whether run.cfg says it of this machine alone, where the engine is another's (`DOCKER_IP`).
  func isOfThisMachine(_ origin: Setting.Origin) -> Bool {
    isDocked && !origin.isCommandLine && !origin.key.lowercased().hasSuffix(ConfigKey.dockedSuffix)
  }

  /// Whether a key that takes yes or no says yes.
  func says(_ key: ConfigKey, otherwise standard: Bool) throws(Setting.Problem) -> Bool {
    try setting(key).map { setting throws(Setting.Problem) in try setting.boolean() } ?? standard
  }

  func words(_ setting: Setting) throws(Setting.Problem) -> [Word] {
    try substitution(of: setting).words(of: setting)
  }

  func word(_ setting: Setting) throws(Setting.Problem) -> Word {
    try substitution(of: setting).word(of: setting)
  }

  func command(_ setting: Setting) throws(Setting.Problem) -> [String] {
    try project.valueSubstitution.command(of: setting)
  }

  /// The one word of a setting; none where it is yes or no, which `asStandard` tells apart.
  func choice(_ key: ConfigKey) throws(Setting.Problem) -> Choice {
    guard let setting = try setting(key) else { return .standard }
    if let answer = try? setting.boolean() { return answer ? .standard : .off }
    return .these(try words(setting), setting.origin)
  }

  /// What a key says that has a standard: that, nothing, or words of its own.
  enum Choice {
    case standard, off
    case these([Word], Setting.Origin)
  }

  /// What this machine lacks. A dry run goes on: its line may be meant for another one.
  func stop(_ problem: RunProblem) throws(RunProblem) -> RunFlags {
    guard isDryRun else { throw problem }
    return RunFlags(warning: .run(.wouldStop(problem)))
  }

  /// A path of run.cfg as the machine has it.
  func isThere(_ path: String) -> Bool {
    host.exists(path.hasPrefix("/") ? path : project.files.root + "/" + path)
  }
}
