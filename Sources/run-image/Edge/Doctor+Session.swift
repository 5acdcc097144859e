import CommandLine
import Execution
import ImageConfig
import RunCore

extension Doctor {
  init(_ session: Session) {
    let host = RunHost.atHand(session)
    let path = session.world.environment["PATH"]
    var looks = Looks()
    looks.find = { Executable.find($0, path: path) }
    looks.ask = { session.ask($0, at: host.socket) }
    looks.freeSpace = Machine.freeSpace
    looks.isMember = { Machine.isMember($0, of: $1) }
    looks.gpu = { .measured(path: path, specifications: $0) }
    looks.devices = { NVIDIADevices(session.ask(NVIDIADevices.question).map(Answer.init)) }
    looks.project = { try session.lookedAtProject() }
    self.init(host, session.world, session.engine, looks)
  }
}

extension Session {
  /// Ends with exit code 1 where something is to be mended.
  func report(_ doctor: Doctor) throws {
    let findings = doctor.findings
    if arguments.has(.json) {
      try Console.output(JSONText.list(findings.map(\.json)).text + "\n")
    } else {
      try Console.output(findings.map(\.lines).joined())
    }
    if findings.contains(where: { $0.state == .bad }) { exit(1) }
  }

  fileprivate func lookedAtProject() throws -> (images: Int, warnings: Int) {
    let files = try ProjectReader(environment: environment, reading: [])
      .read(from: world.workingDirectory)
    let project = try Project(files, world: world, environment: environment)
    try project.refuseUnknownEnvironment()
    let warnings = project.warnings()
    tell(warnings.map(Warning.config))
    return (project.allNames.count, warnings.count)
  }
}
