import CommandLine
import Execution
import RemoteEngine
import RemoteEngineCore
import TransferCore

@main enum TransferImage {
  static func main() {
    // Whoever reads the result may be gone: nothing is left to be done by then.
    Session.run(TransferRequest.program) { session in try Console.output(result(&session)) }
  }

  private static func result(_ session: inout Session) throws -> String {
    let request = try TransferRequest(session.arguments, session.world)
    let project = try session.projectIfAny()
    let wanted = try ImageToMove.all(request.images, tag: request.tag, project: project)
    let connection = try request.ssh.map { try Connection($0, session) }
    defer { connection?.close() }
    let transfer = Transfer(request, session, over: connection?.ssh)
    switch request.task {
    case .send, .fetch: return try transfer.telling { try transfer.run(wanted) }
    case .inventory: return try transfer.inventory()
    case .bundle(let file, let list):
      let inventory = try list.map {
        try Inventory(file: FileReader.read($0, limit: Inventory.limit), path: $0)
      }
      return try transfer.telling {
        try Bundle(transfer: transfer, file: file, inventory: inventory).write(wanted)
      }
    }
  }
}
