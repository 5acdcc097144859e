import Execution
import ImageConfig

/// The registries that docker's own config has a login for.
struct DockerLogins {
  private let config: [UInt8]

  init(config: [UInt8]) {
    self.config = config
  }

  init(_ world: World) {
    let folder = world.environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    let path = (folder ?? world.home + "/.docker") + "/config.json"
    self.init(config: (try? FileReader.read(path, limit: 1 << 20)) ?? [])
  }

  /// A login of somebody's own stays; to be sure of that, any mention of the registry counts as one.
  func mention(_ registry: String?) -> Bool {
    String(decoding: config, as: UTF8.self).holds("\"\(registry ?? "https://index.docker.io/v1/")\"")
  }
}
