import CommandLine
import Execution

@main enum TransferImage {
  static func main() {
    Session.run(TransferRequest.program) { session in
      let request = try TransferRequest(session.arguments, session.world)
      let project = try session.projectIfAny()
      let wanted = try request.images.map { try Wanted($0, tag: request.tag, project: project) }
      let connection = try Connection(request.ssh, session)
      defer { connection.close() }
      var transfer = Transfer(request, session, to: connection.ssh)
      try transfer.run(wanted)
    }
  }
}
