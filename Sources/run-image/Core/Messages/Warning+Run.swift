import CommandLine
import ImageConfig

extension Warning {
  /// A docker flag that stands in another key than its own.
  package static func misplacedFlag(_ flag: String, rightKey: String, _ origin: Setting.Origin) -> Warning {
    .warning("\(origin.text): \(plain(flag)) is kept, but it belongs in \(rightKey)=")
  }

  /// Something of this machine that a container elsewhere can't have.
  package static func staysHere(_ what: String, _ origin: Setting.Origin) -> Warning {
    .warning("\(origin.text): the engine is on another machine, and \(what) stays here")
  }

  /// A mount that run.cfg has for this machine.
  package static func mountStays(_ path: String, _ origin: Setting.Origin) -> Warning {
    .warning(
      "\(origin.text): DOCKER_IP is set, so \(plain(path)) of this machine is not mounted; \(plain(origin.key))_docked= says what is there"
    )
  }

  package static func noAgent(_ origin: Setting.Origin) -> Warning {
    .warning("\(origin.text): no ssh agent answers here; start one: eval $(ssh-agent) && ssh-add")
  }

  package static func noGitConfig(_ path: String, _ origin: Setting.Origin) -> Warning {
    .warning("\(origin.text): there is no \(plain(path)); make one: git config --global user.name ...")
  }
}
