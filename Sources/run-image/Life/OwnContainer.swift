import CommandLine
import ImageConfig

/// A container, as `docker ps` tells of it.
struct OwnContainer: Equatable {
  var name = ""
  /// The image's name in run.cfg.
  var image = ""
  var user: String?
  var isRunning = false
  /// `Up 3 minutes`.
  var status = ""
  var ports = ""

  static func question(_ filters: [String]) -> Command {
    Command("docker", ["ps", "--all", "--no-trunc"] + filters + ["--format", "{{json .}}"])
  }

  /// The newest first, as docker has them.
  static func read(_ answer: [UInt8]) -> [OwnContainer] {
    answer.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let json = JSONValue(line), let name = json["Names"]?.text else { return nil }
      let labels = labels(json["Labels"]?.text ?? "")
      return OwnContainer(
        name: name, image: labels[RunLabels.image] ?? "", user: labels[RunLabels.user],
        isRunning: ["running", "paused", "restarting"].contains(json["State"]?.text ?? ""),
        status: json["Status"]?.text ?? "", ports: json["Ports"]?.text ?? "")
    }
  }

  /// docker joins them by commas, whatever they hold; a value with one in it ends too early.
  private static func labels(_ text: String) -> [String: String] {
    var labels: [String: String] = [:]
    for pair in text.split(separator: ",") {
      let key = pair.prefix { $0 != "=" }
      labels[String(key)] = String(pair.dropFirst(key.count + 1))
    }
    return labels
  }
}
