/// The machine that we run on.
package enum Machine {
  package static var name: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What tells it from others of that name, where its system has given it something.
  package static var mark: String {
    let bytes = try? FileReader.read("/etc/machine-id", limit: 1000)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }

  /// Whether there is a process of that number, whosever it is.
  package static func isRunning(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno == EPERM
  }

  /// Who runs this program: user, group, and the other groups.
  package static var identity: (user: UInt32, group: UInt32, groups: [UInt32]) {
    var groups = [gid_t](repeating: 0, count: max(Int(getgroups(0, nil)), 0) + 1)
    let count = max(Int(getgroups(Int32(groups.count), &groups)), 0)
    let own = getgid()
    return (getuid(), own, groups.prefix(count).filter { $0 != own })
  }

  /// As the system's file has it, which a session that began before may not know.
  package static func isMember(_ user: String, of group: String) -> Bool {
    let groups = (try? FileReader.read("/etc/group", limit: 4 << 20)) ?? []
    return groups.split(separator: UInt8(ascii: "\n")).contains { line in
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      return fields.count > 3 && fields[0].elementsEqual(group.utf8)
        && fields[3].split(separator: UInt8(ascii: ",")).contains { $0.elementsEqual(user.utf8) }
    }
  }

  /// Whether anybody here may have the right to raise a limit (CAP_SYS_RESOURCE).
  package static var raisesLimits: Bool {
    guard let status = try? FileReader.read("/proc/self/status", limit: 1 << 16) else { return true }
    let lines = status.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    guard let line = lines.first(where: { $0.hasPrefix("CapBnd:") }),
      let rights = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).last.flatMap({
        UInt64($0, radix: 16)
      })
    else { return true }
    return rights >> 24 & 1 == 1
  }

  /// The name of a process's user.
  package static func user(of process: Int32) -> String? {
    var status = stat()
    guard stat("/proc/\(process)", &status) == 0 else { return nil }
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16 << 10)
    guard getpwuid_r(status.st_uid, &entry, &buffer, buffer.count, &found) == 0, found != nil,
      let name = entry.pw_name
    else { return String(status.st_uid) }
    return String(cString: name)
  }

  /// How many bytes are free where a path is, for those who are not root.
  package static func freeSpace(at path: String) -> UInt64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
  }

  /// What a signal that asks us to end waits for.
  package static func undisturbed<Result>(_ body: () throws -> Result) rethrows -> Result {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for number in SignalWatch.ending { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
