import CommandLine

/// A file below a folder, reached over no link: whoever filled the folder can't lead out of it.
package final class InnerFile {
  private let file: Int32
  private let path: String

  package init(_ path: String, in folder: String) throws(FileProblem) {
    self.path = folder + "/" + path
    var names = path.split(separator: "/").filter { $0 != "." }[...]
    guard let last = names.popLast(), last != "..", !names.contains("..") else {
      throw .unreadable(path: self.path, reason: "it is no name of a file in there")
    }
    var place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(place) }
    for name in names {
      let next = openat(place, String(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(place)
      place = next
    }
    // A pipe would hang.
    file = openat(place, String(last), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: self.path, reason: SystemError.text(errno)) }
  }

  deinit { close(file) }

  /// So many bytes, or fewer; none at its end.
  package func read(_ count: Int) throws(FileProblem) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    let got = buffer.withUnsafeMutableBytes { Posix.read(file, $0) }
    guard got >= 0 else { throw .unreadable(path: path, reason: SystemError.text(errno)) }
    return Array(buffer.prefix(got))
  }
}
