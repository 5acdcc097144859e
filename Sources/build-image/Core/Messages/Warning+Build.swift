import CommandLine
import ImageConfig

extension Warning {
  /// A build argument that the Dockerfile does not take.
  package static func unknownArgument(
    _ name: String, nearest: String?, dockerfile: String, _ origin: Setting.Origin
  ) -> Warning {
    .warning(
      "\(origin.text): no ARG in \(plain(dockerfile)) is called \(named(name))"
        + (nearest == nil ? "; docker ignores it" : meant(nearest)))
  }

  /// There is a repository, and no way to know what in it is committed.
  package static func gitSilent(reason: String) -> Warning {
    .warning(
      "git can't tell what is committed here, so all counts as changed: \(reason.isEmpty ? "there is no git" : VisibleText.complaint(reason))"
    )
  }

  /// A clone that ends before the last change of images.
  package static func shallow(_ images: [String]) -> Warning {
    .warning(
      "this clone is shallow, so it can't tell which commit \(VisibleText.list(images)) \(images.count == 1 ? "is" : "are") of; run git fetch --unshallow"
    )
  }

  /// Of what builds write, which git should pass over.
  package static var versionFileCommitted: Warning {
    .warning(
      "\(OwnFiles.versionFile) is committed, and each build writes it; to leave it out: git rm --cached \(OwnFiles.versionFile), and name it in .gitignore"
    )
  }

  /// The same before it is there.
  package static var versionFileNotIgnored: Warning {
    .warning("this build writes \(OwnFiles.versionFile), which git does not ignore; name it in .gitignore")
  }

  /// Keys of a definition that an old bake passes over.
  package static func newToBake(_ keys: [String], image: String) -> Warning {
    .warning(
      "an old bake drops \(VisibleText.list(keys)) of image \(named(image)) silently; a build without --print does not rely on it"
    )
  }

  /// Of an image that clean leaves, since nothing tells that it is the project's.
  package static func notBuiltHere(_ name: String) -> Warning {
    .warning(
      "\(plain(name)) stays: its labels do not say that it was built here; to remove it: docker image rm \(plain(name))"
    )
  }

  /// It could not be built, and what the engine has is the same.
  package static func parentTaken(_ image: String, reference: String, reason: String) -> Warning {
    .warning(
      "image \(named(image)) can't be built here (\(VisibleText.reason(reason))); the engine's \(plain(reference)) is labelled with this checkout's commit and inputs, so it is taken as it is"
    )
  }

  package static func otherVersion(_ other: ImageGraph.OtherVersion) -> Warning {
    .warning(
      "\(other.location.text): \(named(other.reference)) is taken from the registry: it names \(plain(other.sibling)) at \(plain(other.named)), which is \(plain(other.own)) here"
    )
  }

  /// pyproject.toml, of which nothing counts then.
  package static func invalidTOML(_ here: SourceLocation) -> Warning {
    .warning("\(here.text): is not TOML from here on; versioneer reads setup.cfg instead")
  }

  package static func largeContext(_ report: ContextReport) -> Warning { .warning(report.text) }

  /// Two libraries of a project with versions of their own, of which the version file can tell one.
  package static func severalVersions(_ one: String, _ other: String) -> Warning {
    .warning(VersionProblem.severalConfigs(one, other).explanation)
  }

  /// What the variable says that tells how long a registry may take.
  package static func patience(_ environment: [String: String]) -> [Warning] {
    guard let text = environment[PassingTrouble.timeoutVariable], !text.isEmpty, Int(text) ?? 0 <= 0 else {
      return []
    }
    return [
      .warning(
        "\(PassingTrouble.timeoutVariable)=\(plain(text)) is not a number of seconds, so it counts as 60")
    ]
  }
}
