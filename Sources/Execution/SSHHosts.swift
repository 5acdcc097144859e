import CommandLine

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The hosts that ssh's configuration names, the user's own first, for completion.
struct SSHHosts {
  private var names: [String] = []
  private var known: Set<String> = []
  private var filesRead: Set<String> = []

  /// More files than anybody includes.
  private static let mostFiles = 256
  /// As deep as ssh itself follows Include.
  private static let deepest = 16

  static func names(home: String) -> [String] {
    var hosts = SSHHosts()
    hosts.read("\(home)/.ssh/config", in: "\(home)/.ssh", home: home, depth: 0)
    hosts.read("/etc/ssh/ssh_config", in: "/etc/ssh", home: home, depth: 0)
    return hosts.names
  }

  private mutating func read(_ path: String, in folder: String, home: String, depth: Int) {
    guard depth < Self.deepest, filesRead.count < Self.mostFiles, filesRead.insert(path).inserted,
      let bytes = try? FileReader.read(path, limit: 1 << 20)
    else { return }
    for line in SSHConfig.lines(of: String(decoding: bytes, as: UTF8.self)) {
      switch line {
      case .hosts(let hosts): names += hosts.filter { known.insert($0).inserted }
      case .include(let patterns):
        for file in patterns.flatMap({ Self.files(matching: $0, in: folder, home: home) }) {
          read(file, in: folder, home: home, depth: depth + 1)
        }
      }
    }
  }

  private static func files(matching pattern: String, in folder: String, home: String) -> [String] {
    let path =
      pattern.hasPrefix("~/")
      ? home + pattern.dropFirst() : pattern.hasPrefix("/") ? pattern : "\(folder)/\(pattern)"
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(path, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
