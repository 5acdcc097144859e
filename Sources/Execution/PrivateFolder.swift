import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that only we can enter, with a name short enough for a socket in it.
public struct PrivateFolder: Sendable {
  public let path: String

  /// A socket's path may have about 100 bytes, and ssh adds some of its own while it makes one.
  private static let longest = 48

  public init(runtime: String?) throws(StepProblem) {
    var reason: Int32 = 0
    for parent in [runtime, "/tmp"].compactMap(\.self) where Self.isPlain(parent) {
      var name = Array("\(parent)/orbyter.XXXXXX".utf8CString)
      if mkdtemp(&name) != nil {
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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

  /// With the sockets that are in it.
  public func remove() {
    for name in (try? FileReader.names(in: path)) ?? [] { unlink(path + "/" + name) }
    rmdir(path)
  }
}
