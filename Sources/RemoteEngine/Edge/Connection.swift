import CommandLine
import Execution
import RemoteEngineCore
import ImageConfig

/// One connection for all that is said and sent, in a folder that only we can enter.
package struct Connection {
  package let ssh: SSH
  private let folder: PrivateFolder?
  private let session: Session

  package init(_ ssh: SSH, _ session: Session) throws {
    self.session = session
    // Whoever waits for us already, asked for a password or a second factor once, and chose so.
    let isChosen = ssh.options.contains { $0.lowercased().hasPrefix("control") }
    if isChosen || session.ask(ssh.control("check"))?.exitCode == 0 {
      (self.ssh, folder) = (ssh, nil)
      return
    }
    let folder = try PrivateFolder(runtime: session.world.environment["XDG_RUNTIME_DIR"])
    var own = ssh
    own.controlPath = folder.path + "/s"
    (self.ssh, self.folder) = (own, folder)
  }

  package func close() {
    guard let folder else { return }
    _ = session.askInTheEnd(ssh.control("exit"))
    folder.remove()
  }
}
