#if !canImport(Darwin)
  extension Posix {
    typealias SpawnActions = posix_spawn_file_actions_t
    typealias SpawnAttributes = posix_spawnattr_t

    static func newSpawnActions() -> SpawnActions { posix_spawn_file_actions_t() }
    static func newSpawnAttributes() -> SpawnAttributes { posix_spawnattr_t() }

    /// The variables that this process was given, as C has them.
    static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { environ }

    static let streamSocket = Int32(SOCK_STREAM.rawValue)
    static let datagramSocket = Int32(SOCK_DGRAM.rawValue)

    /// Sends without the signal that a closed connection would bring.
    static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Both ends of a new terminal, which no child inherits.
    static func pseudoTerminal() -> (own: Int32, other: Int32)? {
      let own = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard own >= 0 else { return nil }
      var lock: Int32 = 0
      // TIOCSPTLCK, and TIOCGPTPEER of Linux 4.13: the C library's functions for both are hidden from Swift.
      _ = ioctl(own, 0x4004_5431, &lock)
      return (own, ioctl(own, 0x5441, O_RDWR | O_NOCTTY | O_CLOEXEC))
    }

    /// None where the system does not tell.
    static func isCaughtOrIgnored(_ signal: Int32, by process: pid_t) -> Bool? {
      let lines = text("/proc/\(process)/status").split(separator: "\n")
      let masks = ["SigIgn:", "SigCgt:"].compactMap { name in
        lines.first { $0.hasPrefix(name) }.flatMap { line in
          UInt64(line.dropFirst(name.count).drop { $0 == "\t" || $0 == " " }, radix: 16)
        }
      }
      return masks.count == 2 ? (masks[0] | masks[1]) & (1 << UInt64(signal - 1)) != 0 : nil
    }

    /// The processes that a process has started, looked up at once or when they are asked for.
    static func childrenByParent() -> (pid_t) -> [pid_t] {
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

    /// The open sockets that listen at a port, as links in /proc name them: `socket:[inode]` for each line of the
    /// system's tables in state LISTEN.
    static func socketsListening(at port: Int) -> Set<String> {
      let tables = ["/proc/net/tcp", "/proc/net/tcp6"]
      return Set(
        tables.flatMap { text($0).split(separator: "\n").dropFirst() }.compactMap { line in
          let fields = line.split(separator: " ")
          guard fields.count > 9, fields[3] == "0A", let end = fields[1].split(separator: ":").last,
            Int(end, radix: 16) == port
          else { return nil }
          return "socket:[\(fields[9])]"
        })
    }

    private static func text(_ path: String) -> String {
      (try? FileReader.read(path, limit: 16 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }

  extension Machine {
    /// Where Docker Desktop has the user's ssh agent for containers: here, docker runs without it.
    package static let agentOfDockerDesktop: String? = nil
  }

  extension stat {
    var modified: timespec { st_mtim }
    var changed: timespec { st_ctim }
  }

  extension sigaction {
    var handler: __sighandler_t? {
      get { __sigaction_handler.sa_handler }
      set { __sigaction_handler.sa_handler = newValue }
    }
  }
#endif
