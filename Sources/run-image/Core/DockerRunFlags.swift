import ImageConfig

/// What there is to know of `docker run`'s flags: which take no value, and which key of run.cfg a
/// flag belongs in.
enum DockerRunFlags {
  static let switches: Set<String> = [
    "-d", "--detach", "--disable-content-trust", "--help", "--init", "-i", "--interactive",
    "--no-healthcheck", "--oom-kill-disable", "--privileged", "-P", "--publish-all", "-q", "--quiet",
    "--read-only", "--rm", "--sig-proxy", "-t", "--tty", "--use-api-socket",
  ]

  /// The flags that each key is for. Any other belongs in `args`, where every flag may stand.
  static let own: [ConfigKey: Set<String>] = [
    .volumes: ["-v", "--volume", "--mount", "--tmpfs", "--volumes-from", "--volume-driver"],
    .ports: ["-p", "--publish", "-P", "--publish-all", "--expose"],
    .network: ["--network", "--net", "--network-alias", "--net-alias"],
    .environment: ["-e", "--env", "--env-file"],
    .gpu: ["--gpus", "--runtime", "--device", "-e", "--env"],
    .devices: ["--device", "--device-cgroup-rule"],
    .ulimits: ["--ulimit"],
    .envFile: ["--env-file"],
    .interactive: ["-i", "--interactive", "-t", "--tty"],
  ]

  static func rightKey(for flag: String) -> ConfigKey {
    // `-e` is at home in two of them.
    for key in [
      ConfigKey.environment, .volumes, .ports, .network, .devices, .ulimits, .gpu, .interactive,
    ]
    where own[key]?.contains(flag) == true {
      return key
    }
    return .args
  }
}
