import ImageConfig

/// Where a project comes from, as everybody may read it: a git remote's address without passwords and tokens.
package enum SourceAddress {
  /// None for a folder's path, and for what only a program of the caller's understands.
  package static func shown(remote: String) -> String? {
    let remote = remote.split(separator: "\n").first.map(String.init) ?? ""
    if isHelpers(remote) { return nil }
    guard let place = remote.firstIndex(ofText: "://") else { return secureCopy(remote) }
    let scheme = String(remote[..<place])
    if scheme == "file" { return nil }
    // A token may stand in a query, and in a fragment as well.
    let rest = remote.utf8[place...].dropFirst(3).prefix {
      $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    let (login, address) = parted(rest)
    // An ssh server needs the user's name, which is the same for all as a rule.
    let user = scheme.hasSuffix("ssh") || scheme.hasPrefix("ssh") ? login.map(user(in:)) : nil
    return scheme + "://" + (user.map { $0 + "@" } ?? "") + address
  }

  /// `user@host:path`
  private static func secureCopy(_ remote: String) -> String? {
    guard remote.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let (login, address) = parted(remote.utf8[...])
    return (login.map { user(in: $0) + "@" } ?? "") + address
  }

  /// What stands in front of the host, and the rest.
  private static func parted(_ address: Substring.UTF8View) -> (login: Substring.UTF8View?, String) {
    let host = address.prefix { $0 != UInt8(ascii: "/") }
    guard let at = host.lastIndex(of: UInt8(ascii: "@")) else { return (nil, String(Substring(address))) }
    return (host[..<at], String(Substring(address[at...].dropFirst())))
  }

  private static func user(in login: Substring.UTF8View) -> String {
    String(Substring(login.prefix { $0 != UInt8(ascii: ":") }))
  }

  /// `ext::…`: git hands the rest to a program.
  private static func isHelpers(_ remote: String) -> Bool {
    guard let place = remote.firstIndex(ofText: "::") else { return false }
    return place != remote.startIndex
      && remote.utf8[..<place].allSatisfy {
        $0.isAlphanumeric || "-+".utf8.contains($0)
      }
  }
}
