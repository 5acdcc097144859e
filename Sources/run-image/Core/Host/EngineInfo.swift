import ImageConfig

/// What `docker info` tells of the engine that will run the container.
package struct EngineInfo: Equatable {
  var version = ""
  var runtimes: Set<String> = []
  /// Where it looks for specifications of devices; empty where it knows of none.
  var specificationFolders: [String] = []
  /// The devices that it found there, as newer engines tell.
  var devices: [String] = []
  var system = ""
  var root = ""
  var security: [String] = []
  /// The client's name for the way to it, where it has one.
  var context: String?

  /// None where no engine answered.
  init?(_ answer: [UInt8]) {
    guard let json = JSONValue(answer), let version = json["ServerVersion"]?.text, !version.isEmpty else {
      return nil
    }
    self.version = version
    if case .object(let members)? = json["Runtimes"] { runtimes = Set(members.keys) }
    specificationFolders = json["CDISpecDirs"]?.texts ?? []
    devices =
      json["DiscoveredDevices"]?.list?.filter { $0["Source"]?.text == "cdi" }.compactMap { $0["ID"]?.text }
      ?? []
    system = json["OperatingSystem"]?.text ?? ""
    root = json["DockerRootDir"]?.text ?? ""
    security = json["SecurityOptions"]?.texts ?? []
    context = json["ClientInfo"]?["Context"]?.text.flatMap { ["", "default"].contains($0) ? nil : $0 }
  }

  init(version: String) {
    self.version = version
  }

  var isDesktop: Bool { system.hasPrefix("Docker Desktop") }
  var isSnap: Bool { root.hasPrefix("/var/snap/") }
  var isRootless: Bool { has("rootless") }

  /// Whether the user of a container is another one to the machine.
  var mapsUsers: Bool { isDesktop || isRootless || has("userns") }

  private func has(_ option: String) -> Bool {
    security.contains { $0.split(separator: ",").contains { $0 == "name=\(option)" } }
  }
}
