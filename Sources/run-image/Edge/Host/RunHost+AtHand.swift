import CommandLine
import Execution
import ImageConfig
import RunCore

extension RunHost {
  /// Nothing here starts another program.
  static func atHand(_ session: Session) -> RunHost {
    let world = session.world
    let identity = Machine.identity
    let address = session.engineAddress
    return RunHost(
      memory: memory(), timeZone: timeZone(world), engine: EngineAddress(address: address),
      socket: EngineAddress.socket(of: address), agentSocket: Machine.agentOfDockerDesktop,
      caller: Caller(user: identity.user, group: identity.group, groups: identity.groups),
      raisesLimits: Machine.raisesLimits,
      exists: { access($0, F_OK) == 0 }, isTaken: LocalPort.isTaken,
      holder: { port in
        let answer = session.ask(PortHolder.question(port)).map(Answer.init)
        return PortHolder.name(answer) ?? LocalPort.listener(port)
      })
  }

  private static func memory() -> UInt64? {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return nil }
    return UInt64(pages).multipliedReportingOverflow(by: UInt64(size)).partialValue
  }

  private static func timeZone(_ world: World) -> String? {
    FileReader.link("/etc/localtime").flatMap(LocalZone.name)
  }
}
