import ImageConfig

/// How a container is, as `docker container inspect` tells.
struct ContainerState: Equatable {
  var hasEnded = false
  var exitCode: Int32 = 0
  /// By docker, since it ended.
  var isRestarted = false
  var hasTerminal = false

  init?(_ answer: [UInt8]) {
    // podman prints a list of one.
    let value = JSONValue(answer)
    guard let json = value?.list?.first ?? value, let status = json["State"]?["Status"]?.text else {
      return nil
    }
    isRestarted = status == "restarting" || (json["RestartCount"]?.integer ?? 0) > 0
    hasEnded = isRestarted || ["exited", "dead"].contains(status)
    hasTerminal = json["Config"]?["Tty"] == .bool(true)
    exitCode = Int32(clamping: json["State"]?["ExitCode"]?.integer ?? 0)
  }
}
