#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a program has started, and what that has, as the system's table of processes tells it.
package enum ProcessFamily {
  /// Whether there is a process of that number, somebody else's included.
  package static func isAlive(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno == EPERM
  }

  static func descendants(of process: pid_t) -> [pid_t] {
    var found: [pid_t] = []
    var rest = [process]
    let table = childrenByParent()
    while let parent = rest.popLast() {
      let children = table(parent).filter { !found.contains($0) }
      found += children
      rest += children
    }
    return found
  }

  /// Whether it does neither ignore nor catch a Ctrl-C, as far as the system tells.
  static func diesOfInterruption(_ process: pid_t) -> Bool {
    // We catch it: a system that does not even tell this tells nothing.
    isCaughtOrIgnored(SIGINT, by: getpid()) == true && isCaughtOrIgnored(SIGINT, by: process) == false
  }

  #if canImport(Darwin)
    private static func isCaughtOrIgnored(_ signal: Int32, by process: pid_t) -> Bool? {
      var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, process]
      var entry = kinfo_proc()
      var size = MemoryLayout<kinfo_proc>.size
      guard sysctl(&name, 4, &entry, &size, nil, 0) == 0, size > 0 else { return nil }
      return (entry.kp_proc.p_sigcatch | entry.kp_proc.p_sigignore) & (1 << UInt32(signal - 1)) != 0
    }

    private static func childrenByParent() -> (pid_t) -> [pid_t] {
      { parent in
        var children = [pid_t](repeating: 0, count: 1024)
        let size = Int32(children.count * MemoryLayout<pid_t>.size)
        let count = Int(proc_listchildpids(parent, &children, size))
        return Array(children.prefix(max(0, min(count, children.count))))
      }
    }
  #else
    private static func isCaughtOrIgnored(_ signal: Int32, by process: pid_t) -> Bool? {
      guard let bytes = try? FileReader.read("/proc/\(process)/status", limit: 1 << 16) else { return nil }
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      let masks = ["SigIgn:", "SigCgt:"].compactMap { name in
        lines.first { $0.hasPrefix(name) }.flatMap { line in
          UInt64(line.dropFirst(name.count).drop { $0 == "\t" || $0 == " " }, radix: 16)
        }
      }
      return masks.count == 2 ? (masks[0] | masks[1]) & (1 << UInt64(signal - 1)) != 0 : nil
    }

    private static func childrenByParent() -> (pid_t) -> [pid_t] {
      var table: [pid_t: [pid_t]] = [:]
      let names = (try? FileReader.subfolders(of: "/proc")) ?? []
      for process in names.compactMap({ pid_t($0) }) {
        guard let parent = parent(of: process) else { continue }
        table[parent, default: []].append(process)
      }
      return { table[$0] ?? [] }
    }

    /// The second word behind the program's name, which is in parentheses and may hold any character.
    private static func parent(of process: pid_t) -> pid_t? {
      guard let bytes = try? FileReader.read("/proc/\(process)/stat", limit: 1 << 16),
        let close = bytes.lastIndex(of: UInt8(ascii: ")"))
      else { return nil }
      let words = bytes[(close + 1)...].split(separator: UInt8(ascii: " "))
      return words.count > 1 ? pid_t(String(decoding: words[1], as: UTF8.self)) : nil
    }
  #endif
}
