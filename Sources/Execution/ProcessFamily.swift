#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a program has started, and what that has, as the system's table of processes tells it.
public enum ProcessFamily {
  /// Whether there is a process of that number, somebody else's included.
  public static func isAlive(_ process: Int32) -> Bool {
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

  #if canImport(Darwin)
    private static func childrenByParent() -> (pid_t) -> [pid_t] {
      { parent in
        var children = [pid_t](repeating: 0, count: 1024)
        let size = Int32(children.count * MemoryLayout<pid_t>.size)
        let count = Int(proc_listchildpids(parent, &children, size))
        return Array(children.prefix(max(0, min(count, children.count))))
      }
    }
  #else
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
