import CommandLine

/// What only build-image has to say on its way.
package enum BuildNotice: Notice {
  case largeContext(ContextReport)
  /// Two libraries of a project with versions of their own, of which the version file can tell one.
  case severalVersions(String, String)

  package var text: String {
    switch self {
    case .largeContext(let report): report.text
    case .severalVersions(let one, let other): VersionProblem.severalConfigs(one, other).explanation
    }
  }

  package var isWarning: Bool { true }
}

extension Warning {
  package static func largeContext(_ report: ContextReport) -> Warning {
    .own(OwnNotice(BuildNotice.largeContext(report)))
  }

  package static func severalVersions(_ one: String, _ other: String) -> Warning {
    .own(OwnNotice(BuildNotice.severalVersions(one, other)))
  }
}
