import ImageConfig

/// Something that is done all the same, and that somebody should look at.
package enum Warning: Equatable, Sendable {
  case config(ConfigWarning)
  /// A docker flag that stands in another key than its own.
  case misplacedFlag(String, rightKey: String, Setting.Origin)
  /// Something of this machine that a container elsewhere can't have.
  case staysHere(String, Setting.Origin)
  /// A mount that run.cfg has for this machine.
  case mountStays(String, Setting.Origin)
  case noAgent(Setting.Origin)
  case noGitConfig(String, Setting.Origin)
  /// A build argument that the Dockerfile does not take.
  case unknownArgument(String, nearest: String?, dockerfile: String, Setting.Origin)
  /// What [project] builder= or the command line names.
  case noSuchBuilder(String, Setting.Origin?)
  /// A variable that docker would go by is passed over for the project's own engine.
  case engineOfProject(context: String, not: String, Setting.Origin)
  /// There is a repository, and no way to know what in it is committed.
  case gitSilent(reason: String)
  /// Of what builds write, which git should pass over.
  case versionFileCommitted
  /// The same before it is there.
  case versionFileNotIgnored
  /// Keys of a definition that an old bake passes over.
  case newToBake([String], image: String)
  /// Of an image that clean leaves, since nothing tells that it is the project's.
  case notBuiltHere(String)
  /// It could not be built, and what the engine has is the same.
  case parentTaken(String, reference: String, reason: String)
  case otherVersion(ImageGraph.OtherVersion)
  /// A name without a version is one that moves.
  case mayBeOverwritten(published: String, isTagged: Bool = false)
  case alreadyPublished(String, digest: String)
  /// Of all: run.cfg says release=no of it.
  case leftOut(String)
  case alreadyReleased(String, remote: String)
  /// Of a push, of which the remote says that it came.
  case answerLost(String, remote: String)
  case floatingTagStays(String, at: String)
  /// After it was moved here.
  case floatingTagOvertaken(String, by: String)
  case floatingTagMovedBack(String)
  /// And the run that made it failed.
  case channelIsNew(String)
  /// It is free, and would rather be at a version that is published too.
  case floatingTagOfHigher(String, version: String)
  /// Of two parts, which floats for others.
  case floatingTagIsVersion(String)
  case floatingTagOfUnknownVersion(String, released: String)
  /// In a dry run; a run would stop there.
  case registrySilent(String, reason: String)
  case cloudSilent(repository: String, reason: String)
  case waitsForParent(String)
  /// So there is no password to keep.
  case helperLogsIn(String, helper: String)
  case noPlaceForDescription(String)
  /// At the highest version.
  case descriptionStays(String, at: String)
  /// What one executable alone has to say.
  case own(OwnNotice)
  /// pyproject.toml, of which nothing counts then.
  case invalidTOML(SourceLocation)

  /// Or only to be known.
  package var isWarning: Bool {
    switch self {
    case .mayBeOverwritten, .leftOut, .alreadyPublished, .alreadyReleased, .answerLost, .floatingTagStays,
      .floatingTagOvertaken, .waitsForParent, .helperLogsIn,
      .noPlaceForDescription,
      .descriptionStays:
      false
    case .own(let notice): notice.isWarning
    default: true
    }
  }
}
