import CommandLine

/// Reads what is a file, and says what something is that is none: a pipe would hang, a folder surprise.
package enum FileReader {
  package static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: SystemError.text(errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw .unreadable(path: path, reason: SystemError.text(errno))
    }
    if let kind = kind(of: status) { throw .notAFile(path: path, kind: kind) }
    guard status.st_size <= limit else { throw .tooLarge(path: path, limit: limit) }

    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Posix.read(file, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: SystemError.text(errno))
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      // It may grow while it is read.
      if bytes.count > limit { throw .tooLarge(path: path, limit: limit) }
    }
  }

  /// Anything of that name, also a link that leads nowhere.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names of the folders in a folder, sorted. A name that is no UTF-8 can't be an image's.
  package static func subfolders(of path: String) throws(FileProblem) -> [String] {
    try names(in: path) { type, name in
      type == UInt8(DT_DIR)
        || (type == UInt8(DT_LNK) || type == UInt8(DT_UNKNOWN)) && isFolder(path + "/" + name)
    }
  }

  /// The same of everything in it.
  package static func names(in path: String) throws(FileProblem) -> [String] {
    try names(in: path) { _, _ in true }
  }

  private static func names(
    in path: String, where isWanted: (UInt8, String) -> Bool
  ) throws(FileProblem) -> [String] {
    guard let folder = opendir(path) else {
      throw .unreadable(path: path, reason: SystemError.text(errno))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      guard let name = name(of: entry), name != ".", name != "..", isWanted(entry.pointee.d_type, name) else {
        continue
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// What a link says; none where the path is no link.
  package static func link(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &target, target.count)
    guard count >= 0 else { return nil }
    return String(validating: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether it is the user's own and no link.
  package static func isOwn(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_uid == geteuid() && status.st_mode & S_IFMT != S_IFLNK
  }

  /// In nanoseconds since 1970; for a folder, of the newest thing in it. None where it is not there.
  package static func modificationTime(_ path: String) -> Int64? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let time = status.modified
    let own = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    guard status.st_mode & S_IFMT == S_IFDIR, let folder = opendir(path) else { return own }
    defer { closedir(folder) }
    var newest = own
    while let entry = readdir(folder) {
      guard let name = name(of: entry), name != ".", name != "..", !isLink(path + "/" + name) else {
        continue
      }
      newest = max(newest, modificationTime(path + "/" + name) ?? own)
    }
    return newest
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A name that is no UTF-8 too, as one that can be shown.
  static func repairedName(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      let size = MemoryLayout.size(ofValue: entry.pointee.d_name)
      return pointer.withMemoryRebound(to: CChar.self, capacity: size) { String(cString: $0) }
    }
  }

  static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      let size = MemoryLayout.size(ofValue: entry.pointee.d_name)
      return pointer.withMemoryRebound(to: CChar.self, capacity: size) { String(validatingCString: $0) }
    }
  }

  private static func kind(of status: stat) -> String? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
