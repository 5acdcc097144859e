import CommandLine

/// How `--list` shows containers.
extension OwnContainer {
  package static func table(_ containers: [OwnContainer]) -> String {
    let rows = [["IMAGE", "CONTAINER", "STATUS", "PORTS"]] + containers.map(\.row)
    return TextTable.lines(rows).map { $0 + "\n" }.joined()
  }

  private var row: [String] {
    [image + (environment.isEmpty ? "" : "@\(environment)"), name, status, ports]
  }

  package var json: JSONText {
    .object([
      .init("image", .string(image)),
      .init("environment", environment.isEmpty ? .null : .string(environment)),
      .init("container", .string(name)),
      .init("running", .boolean(isRunning)), .init("status", .string(status)), .init("ports", .string(ports)),
    ])
  }
}
