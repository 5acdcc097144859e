import CommandLine
import ImageConfig

/// A container, as `docker ps` tells of it.
struct OwnContainer: Equatable {
  var name = ""
  var identifier = ""
  /// The image's name in run.cfg.
  var image = ""
  var user: String?
  /// Empty for those that were started without one.
  var environment = ""
  /// A hash of what run.cfg said; none where an older version started it, or it was not to be kept.
  var config: String?
  /// The command line's, that run.cfg does not know.
  var options: [StartOption] = []
  /// As docker was given it, or an identifier where that name stands for something else now.
  var reference = ""
  var isRunning = false
  /// Made and never started: what was left of a start that docker refused.
  var isUnborn = false
  /// `Up 3 minutes`.
  var status = ""
  var ports = ""

  func isOf(_ project: Project) -> Bool { environment == project.environment ?? "" }

  static func question(_ filters: [String]) -> Command {
    Command.docker(["ps", "--all", "--no-trunc"] + filters + ["--format", "{{json .}}"])
  }

  /// The newest first, as docker has them: a line each, where podman prints a list of the same with other types.
  static func read(_ answer: [UInt8]) -> [OwnContainer] {
    let list =
      JSONValue(answer)?.list ?? answer.split(separator: UInt8(ascii: "\n")).compactMap { JSONValue($0) }
    return list.compactMap { json in
      guard let name = json["Names"]?.text ?? json["Names"]?.texts?.first else { return nil }
      let labels = labels(json["Labels"])
      return OwnContainer(
        name: name, identifier: (json["ID"] ?? json["Id"])?.text ?? "", image: labels[RunLabels.image] ?? "",
        user: labels[RunLabels.user],
        environment: labels[RunLabels.environment] ?? "",
        config: labels[RunLabels.config]?.nonEmpty,
        options: labels[RunLabels.options]?.split(separator: " ").map(StartOption.init(label:)) ?? [],
        reference: reference(json),
        isRunning: ["running", "paused", "restarting"].contains(json["State"]?.text ?? ""),
        isUnborn: json["State"]?.text == "created",
        status: json["Status"]?.text ?? "", ports: json["Ports"]?.text ?? "")
    }
  }

  /// podman puts its own registry in front of a name without one.
  private static func reference(_ json: JSONValue) -> String {
    let name = json["Image"]?.text ?? ""
    let own = "localhost/"
    return json["Names"]?.list != nil && name.hasPrefix(own) ? String(name.dropFirst(own.count)) : name
  }

  /// docker joins them by commas, whatever they hold; a value with one in it ends too early.
  private static func labels(_ json: JSONValue?) -> [String: String] {
    if case .object(let members)? = json { return members.compactMapValues(\.text) }
    var labels: [String: String] = [:]
    for pair in (json?.text ?? "").split(separator: ",") {
      let key = pair.prefix { $0 != "=" }
      labels[String(key)] = String(pair.dropFirst(key.count + 1))
    }
    return labels
  }
}
