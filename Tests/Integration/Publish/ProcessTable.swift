import Glibc

/// What Linux tells of processes.
enum ProcessTable {
  static func numbers() -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var numbers: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let number = pid_t(name) { numbers.append(number) }
    }
    return numbers
  }

  static func arguments(of number: pid_t) -> [String] {
    let file = open("/proc/\(number)/cmdline", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return (Spawn.read(file) ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
