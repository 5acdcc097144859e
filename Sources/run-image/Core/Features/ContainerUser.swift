import CommandLine
import ImageConfig

/// `user=`: who a container runs as. As `host`, whoever asked: what it writes into mounts is theirs.
enum ContainerUser {
  struct Outcome {
    var flags = RunFlags.none
    /// Which any other word about the same variable beats.
    var variables: [Word] = []
  }

  static let host = "host"

  static func isHost(_ inputs: RunInputs) throws(Setting.Problem) -> Bool {
    try inputs.setting(.user).map { setting throws(Setting.Problem) in
      try inputs.word(setting).text == host
    } ?? false
  }

  static func outcome(_ inputs: RunInputs, besides others: RunFlags) throws(Setting.Problem) -> Outcome {
    var outcome = Outcome()
    guard let setting = try inputs.setting(.user), !others.contains(["-u", "--user"]) else { return outcome }
    let word = try inputs.word(setting).text
    guard word == host else {
      if word != "image" { outcome.flags.add("--user", word) }
      return outcome
    }
    if inputs.isElsewhere {
      outcome.flags = RunFlags(warning: .staysHere("your user", setting.origin))
      return outcome
    }
    // There the files are theirs whoever the container's user is.
    if inputs.host.info?.mapsUsers == true { return outcome }
    guard let caller = inputs.host.caller else { return outcome }
    outcome.flags.add("--user", "\(caller.user):\(caller.group)")
    for group in caller.groups { outcome.flags.add("--group-add", "\(group)") }
    let (entry, mount) = entry(caller, inputs)
    if let mount { outcome.flags.add(mount) }
    outcome.variables = ["HOME=\(entry.home)", "USER=\(entry.name)"].map { Word($0) }
    return outcome
  }

  /// Who the caller is in the image, which is told of one that it does not know.
  private static func entry(_ caller: Caller, _ inputs: RunInputs) -> (PasswdFile.Entry, RunFlags?) {
    if caller.user == 0 { return (.init(name: "root", home: "/root"), nil) }
    let name = ComponentName.container(from: inputs.world.user) ?? "user"
    let passwd = inputs.host.passwd
    if let entry = passwd?.file.entry(of: caller.user) {
      let hasHome = entry.home.hasPrefix("/home/") || entry.home.hasPrefix("/root")
      return (.init(name: entry.name, home: hasHome ? entry.home : temporary), nil)
    }
    var flags = RunFlags.none
    let ownMount = (try? inputs.setting(.volumes))??.text.containsBytes("/etc/passwd") ?? false
    if let passwd, !ownMount {
      let file = "\(passwd.cache)-\(caller.user)"
      let text = passwd.file.text(adding: name, caller, home: temporary)
      if !passwd.isWritten(file, text) {
        flags.preparations.append(
          .write(PlannedFile(path: file, contents: Array(text.utf8), isTemporary: false)))
      }
      flags.add("--mount", Mounts.bind(file, at: "/etc/passwd", isReadOnly: true))
    } else if !ownMount, let notice = reason(inputs) {
      flags.warnings.append(.run(notice))
    }
    return (.init(name: name, home: temporary), flags)
  }

  /// Why nobody in the image knows the caller.
  private static func reason(_ inputs: RunInputs) -> RunNotice? {
    if inputs.isDryRun { return .usersUnread(image: inputs.image.name) }
    guard inputs.host.image.content != nil, inputs.host.passwd == nil else { return nil }
    return .noPlaceForUsers(KnownUsers.folder(inputs.world))
  }

  /// Where everybody can write: the image made no home for somebody it does not know.
  private static let temporary = "/tmp"
}
