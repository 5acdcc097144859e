import CommandLine
import Execution
import ImageConfig
import RunCore

/// The users of an image, read out of it once: a copy stays in the caller's cache folder, under the image's ID.
enum ImageUsers {
  /// None where it can't be told: no image yet, or a dry run that would have to make a container.
  static func known(
    _ inputs: RunInputs, _ session: Session
  ) throws -> KnownUsers? {
    let whole = inputs.host.image.content?.identifier ?? ""
    guard let identifier = whole.split(separator: ":").last, !identifier.isEmpty,
      identifier.utf8.allSatisfy({ $0.isDigit || $0 >= UInt8(ascii: "a") }), inputs.host.caller?.user != 0
    else { return nil }
    let folder = KnownUsers.folder(inputs.world)
    let path = "\(folder)/\(identifier.prefix(24))"
    if !FileReader.exists(path) {
      if session.isDryRun { return nil }
      _ = session.ask(Command("mkdir", ["-p", "--", folder]))
      Machine.undisturbed { copy(from: whole, to: path, session) }
    }
    guard let bytes = try? FileReader.read(path, limit: 4 << 20) else { return nil }
    return KnownUsers(file: PasswdFile(String(decoding: bytes, as: UTF8.self)), cache: path) { path, text in
      (try? FileReader.read(path, limit: 4 << 20)) == Array(text.utf8)
    }
  }

  /// Out of a container that is made and never started. An image without the file has no users.
  private static func copy(from image: String, to path: String, _ session: Session) {
    let name = "orbyter-passwd-\(session.world.time.stamp)-\(session.world.processID)"
    _ = session.ask(Command.docker(["create", "--name", name, image, "true"]))
    let draft = "\(path).\(session.world.processID)"
    let copied = session.ask(Command.docker(["cp", "-L", "\(name):/etc/passwd", draft]))
    _ = session.askInTheEnd(Command.docker(["rm", "--force", "--volumes", name]))
    let isMissing =
      copied.map { String(decoding: $0.error, as: UTF8.self).containsBytes("/etc/passwd") } ?? false
    guard copied?.exitCode == 0 || isMissing else {
      // A full disk may have let it begin.
      _ = session.ask(Command("rm", ["-f", "--", draft]))
      return
    }
    // One that nobody can read, or that is no file, tells of no users either.
    if (try? FileReader.read(draft, limit: 4 << 20)) == nil {
      _ = session.ask(Command("rm", ["-rf", "--", draft]))
      _ = session.ask(Command("touch", [draft]))
    }
    _ = session.ask(Command("mv", ["-f", draft, path]))
  }
}
