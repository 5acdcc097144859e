import Execution
import ImageConfig

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension RunHost {
  /// Nothing here starts another program.
  static func atHand(_ world: World) -> RunHost {
    RunHost(
      memory: memory(), timeZone: timeZone(world), engine: engine(world), agentSocket: agentSocket,
      exists: { access($0, F_OK) == 0 })
  }

  private static var agentSocket: String? {
    #if canImport(Darwin)
      "/run/host-services/ssh-auth.sock"
    #else
      nil
    #endif
  }

  private static func memory() -> UInt64? {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return nil }
    return UInt64(pages).multipliedReportingOverflow(by: UInt64(size)).partialValue
  }

  private static func timeZone(_ world: World) -> String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/etc/localtime", &path, path.count)
    guard count > 0 else { return nil }
    return LocalZone.name(in: String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  private static func engine(_ world: World) -> EngineAddress {
    EngineAddress(environment: world.environment, home: world.home) { path in
      try? FileReader.read(path, limit: 1 << 20)
    }
  }
}
