import CommandLine
import ImageConfig

/// What `docker build` builds with where docker's plugin buildx is not there.
package enum PlainBuilder: Equatable {
  /// The client has BuildKit in itself, where it is told to: from 18.09 to 22.
  case buildKit
  /// What docker had before, which passes over some of what a Dockerfile says.
  case old
  /// Another program under docker's name, as podman.
  case another

  /// - Parameter answer: what `docker --version` prints.
  package init(version answer: String, _ environment: [String: String]) {
    let start = "Docker version "
    guard answer.hasPrefix(start) else {
      self = .another
      return
    }
    let numbers = answer.utf8.dropFirst(start.utf8.count).split(separator: UInt8(ascii: ".")).prefix(2)
      .map { Int(String(Substring($0))) ?? 0 }
    let isOff = ["0", "f", "false"].contains((environment["DOCKER_BUILDKIT"] ?? "").lowercased())
    let hasBuildKit = numbers.count == 2 && !numbers.lexicographicallyPrecedes([18, 9]) && numbers[0] < 23
    self = hasBuildKit && !isOff ? .buildKit : .old
  }

  var variables: [Command.EnvironmentValue] {
    self == .buildKit ? [.init(name: "DOCKER_BUILDKIT", value: "1", shown: "1")] : []
  }
}
