/// The users that an image knows.
package struct PasswdFile: Equatable {
  private let lines: [Substring]

  package init(_ text: String) {
    lines = text.split(whereSeparator: \.isNewline)
  }

  struct Entry: Equatable {
    let name: String
    let home: String
  }

  func entry(of user: UInt32) -> Entry? {
    for line in lines {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      if fields.count > 5, UInt32(fields[2]) == user {
        return Entry(name: String(fields[0]), home: String(fields[5]))
      }
    }
    return nil
  }

  /// The same with one more user in it.
  func text(adding name: String, _ caller: Caller, home: String) -> String {
    let isTaken = lines.contains { $0.hasPrefix(name + ":") }
    let own = "\(isTaken ? "host-" : "")\(name):x:\(caller.user):\(caller.group)::\(home):/bin/sh"
    return (lines + [own[...]]).joined(separator: "\n") + "\n"
  }
}
