import Execution
import ImageConfig
import PublishCore

extension PrivateConfig {
  /// In memory where the system has such a place for its users.
  static func atHand(_ world: World) -> PrivateConfig {
    let variable = { (name: String) in world.environment[name]?.nonEmpty }
    let runtime = variable("XDG_RUNTIME_DIR").flatMap { FileReader.isFolder($0) ? $0 : nil }
    let parent = runtime ?? TemporaryName.folder(world.environment)
    let original = variable("DOCKER_CONFIG") ?? world.home + "/.docker"
    let names = (try? FileReader.names(in: original)) ?? []
    return PrivateConfig(
      folder: "\(parent)/\(TemporaryName.make(name, world))", original: absolute(original, world),
      entries: names.filter { $0 != "config.json" }.sorted(),
      config: try? FileReader.read(original + "/config.json", limit: 1 << 20),
      left: ((try? FileReader.subfolders(of: parent)) ?? []).filter { isLeft($0, world) }
        .map { "\(parent)/\($0)" }.filter(FileReader.isOwn))
  }

  private static func absolute(_ path: String, _ world: World) -> String {
    path.hasPrefix("/") ? path : world.workingDirectory + "/" + path
  }

  /// By a run that is no more; ours has only begun.
  private static func isLeft(_ folder: String, _ world: World) -> Bool {
    guard let process = TemporaryName.process(of: folder, name) else { return false }
    return process == world.processID || !Machine.isRunning(process)
  }
}
