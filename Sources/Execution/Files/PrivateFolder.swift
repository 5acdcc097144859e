import CommandLine

/// A folder that only we can enter, with a name short enough for a socket in it.
package struct PrivateFolder: Sendable {
  package let path: String

  /// A socket's path may have about 100 bytes, and ssh adds some of its own while it makes one.
  private static let longest = 48

  package init(runtime: String?) throws(StepProblem) {
    var reason: Int32 = 0
    for parent in [runtime, "/tmp"].compactMap(\.self) where Self.isPlain(parent) {
      Self.removeStale(in: parent)
      var name = Array("\(parent)/orbyter.XXXXXX".utf8CString)
      if mkdtemp(&name) != nil {
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Until we end, however that is.
        _ = flock(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), LOCK_SH | LOCK_NB)
        return
      }
      reason = errno
    }
    throw .cannotWrite(path: "/tmp", reason: SystemError.text(reason))
  }

  /// With nothing in it that ssh would put something else for.
  private static func isPlain(_ path: String) -> Bool {
    path.utf8.count <= longest && path.hasPrefix("/")
      && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"%\"'\\$".utf8.contains($0) }
  }

  /// What a killed run left: ours, not locked by anybody, and older than a connection without a user gets.
  private static func removeStale(in parent: String) {
    let names = (try? FileReader.subfolders(of: parent)) ?? []
    for name in names where name.hasPrefix("orbyter.") && name.utf8.count == 14 {
      let folder = open("\(parent)/\(name)", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard folder >= 0 else { continue }
      defer { close(folder) }
      var status = stat()
      guard fstat(folder, &status) == 0, status.st_uid == geteuid(), flock(folder, LOCK_EX | LOCK_NB) == 0,
        time(nil) - status.modified.tv_sec > 90
      else { continue }
      PrivateFolder(path: "\(parent)/\(name)").remove()
    }
  }

  private init(path: String) { self.path = path }

  /// What its files hold, without those that can't be read.
  package var files: [[UInt8]] {
    ((try? FileReader.names(in: path)) ?? []).compactMap {
      try? FileReader.read(path + "/" + $0, limit: 16 << 20)
    }
  }

  /// With all that is in it.
  package func remove() {
    for name in (try? FileReader.names(in: path)) ?? [] { unlink(path + "/" + name) }
    rmdir(path)
  }
}
