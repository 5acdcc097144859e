import CommandLine
import Execution

@main enum TransferImage {
  static func main() {
    Session.run(TransferRequest.program) { session in
      let request = try TransferRequest(session.arguments, session.world)
      let project = try session.projectIfAny()
      let wanted = try request.images.map { try Wanted($0, tag: request.tag, project: project) }
      let connection = try request.ssh.map { try Connection($0, session) }
      defer { connection?.close() }
      let transfer = Transfer(request, session, over: connection?.ssh)
      switch request.task {
      case .send, .fetch: try transfer.telling { try transfer.run(wanted) }
      case .inventory: try transfer.listInventory()
      case .bundle(let file, let list):
        let inventory = try list.map {
          try Inventory(file: FileReader.read($0, limit: Inventory.limit), path: $0)
        }
        try transfer.telling {
          try Bundle(transfer: transfer, file: file, inventory: inventory).write(wanted)
        }
      }
    }
  }
}
