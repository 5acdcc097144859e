import CommandLine

/// What only build-image has to say on its way.
package enum BuildNotice: Notice {
  case largeContext(ContextReport)
  /// Two libraries of a project with versions of their own, of which the version file can tell one.
  case severalVersions(String, String)
  /// Not a number of seconds.
  case badPatience(String)

  package var text: String {
    switch self {
    case .largeContext(let report): report.text
    case .severalVersions(let one, let other): VersionProblem.severalConfigs(one, other).explanation
    case .badPatience(let text):
      "\(PassingTrouble.timeoutVariable)=\(plain(text)) is not a number of seconds, so it counts as 60"
    }
  }

  package var isWarning: Bool { true }
}

extension Warning {
  /// What the variable says that tells how long a registry may take.
  package static func patience(_ environment: [String: String]) -> [Warning] {
    guard let text = environment[PassingTrouble.timeoutVariable], !text.isEmpty, Int(text) ?? 0 <= 0 else {
      return []
    }
    return [.own(OwnNotice(BuildNotice.badPatience(text)))]
  }

  package static func largeContext(_ report: ContextReport) -> Warning {
    .own(OwnNotice(BuildNotice.largeContext(report)))
  }

  package static func severalVersions(_ one: String, _ other: String) -> Warning {
    .own(OwnNotice(BuildNotice.severalVersions(one, other)))
  }
}
