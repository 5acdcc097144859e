#if canImport(Darwin)
  extension Posix {
    typealias SpawnActions = posix_spawn_file_actions_t?
    typealias SpawnAttributes = posix_spawnattr_t?

    static func newSpawnActions() -> SpawnActions { nil }
    static func newSpawnAttributes() -> SpawnAttributes { nil }

    /// The variables that this process was given, as C has them.
    static var environment: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { _NSGetEnviron().pointee }

    static let streamSocket = SOCK_STREAM
    static let datagramSocket = SOCK_DGRAM

    /// Sends without the signal that a closed connection would bring.
    static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      var yes: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
      return write(socket, bytes)
    }

    /// Both ends of a new terminal, which no child inherits.
    static func pseudoTerminal() -> (own: Int32, other: Int32)? {
      let own = posix_openpt(O_RDWR | O_NOCTTY)
      guard own >= 0 else { return nil }
      guard grantpt(own) == 0, unlockpt(own) == 0, let name = ptsname(own) else {
        close(own)
        return nil
      }
      _ = fcntl(own, F_SETFD, FD_CLOEXEC)
      return (own, Darwin.open(name, O_RDWR | O_NOCTTY | O_CLOEXEC))
    }

    /// None where the system does not tell.
    static func isCaughtOrIgnored(_ signal: Int32, by process: pid_t) -> Bool? {
      var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, process]
      var entry = kinfo_proc()
      var size = MemoryLayout<kinfo_proc>.size
      guard sysctl(&name, 4, &entry, &size, nil, 0) == 0, size > 0 else { return nil }
      return (entry.kp_proc.p_sigcatch | entry.kp_proc.p_sigignore) & (1 << UInt32(signal - 1)) != 0
    }

    /// The processes that a process has started, looked up at once or when they are asked for.
    static func childrenByParent() -> (pid_t) -> [pid_t] {
      { parent in
        var children = [pid_t](repeating: 0, count: 1024)
        let size = Int32(children.count * MemoryLayout<pid_t>.size)
        let count = Int(proc_listchildpids(parent, &children, size))
        return Array(children.prefix(max(0, min(count, children.count))))
      }
    }

    /// The open sockets that listen at a port, as links in /proc name them: a system without /proc names none.
    static func socketsListening(at port: Int) -> Set<String> { [] }
  }

  extension Machine {
    /// Where Docker Desktop, which is how docker runs here, has the user's ssh agent for containers.
    package static let agentOfDockerDesktop: String? = "/run/host-services/ssh-auth.sock"
  }

  extension stat {
    var modified: timespec { st_mtimespec }
    var changed: timespec { st_ctimespec }
  }

  extension sigaction {
    var handler: sig_t? {
      get { __sigaction_u.__sa_handler }
      set { __sigaction_u.__sa_handler = newValue }
    }
  }
#endif
