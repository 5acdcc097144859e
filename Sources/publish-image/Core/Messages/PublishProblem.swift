import ImageConfig

/// Why an image can't be published.
package enum PublishProblem: Error, Equatable {
  case halfALogin(missing: String)
  /// The run's own docker configuration has no place.
  case noFolderForLogin(parent: String)
  /// The cloud's password would go to Docker Hub.
  case noCloudRegistry(published: String)
  case cloudSilent(String, String)
  case nameForSeveral
  /// `all` means those that have a VERSION.
  case nothingVersioned(folder: String)
  case oneNameForTwo(String, String, String)
  /// - build: the line that builds it, or gets it.
  case notBuilt(local: String, build: String)
  /// From changes that no commit has.
  case dirty(local: String, changes: [String] = [], build: String)
  /// The checkout has such changes, so no image is what it makes.
  case uncommitted(image: String, changes: [String] = [], build: String)
  /// It does not tell what it is made of.
  case notLabelled(local: String, build: String)
  case builtAsAnotherImage(local: String, String, build: String)
  case builtOfAnotherCommit(local: String, String, here: String, build: String)
  /// Of its commit, as for another environment or on another parent.
  case builtWithOtherInputs(local: String, build: String)
  /// It has no published name of its own: its folder's belongs to the folder's image.
  case noNameOfItsOwn(String, folder: String)
  /// run.cfg says so.
  case notForPublishing(String)
  /// For its attestations, and other than it was tested.
  case builtOtherwise(local: String)
  /// A build of another version than VERSION says now.
  case builtAsAnother(local: String, version: String, wanted: String, build: String)
  /// What a channel may not be called, and where `latest` may not go.
  case versionAsChannel(String)
  case latestOfPrerelease(String)
  /// The only way that there is here makes an index around it, which has another digest.
  case onlyInAnIndex(String, source: String)
  case severalForChannel(image: String, channel: String)
  case notPublished(String)
  case released(String, digest: String)
  /// Under a reference that is none of the project's.
  case taken(String, digest: String, local: String)
  case namedByDigest(String)
  case tagBehindName(String, image: String)
  /// A reference that one of the project's images has here, or is published as.
  case nameOfImage(String, image: String)
  /// Not what the engine has.
  case notTheEngines(String, isThere: Bool)
  case registrySilent(String, reason: String)
  /// When some of it was pushed, or is about to be.
  case silentSince(String, reason: String)
  case noSigner(String)
  case noReadme(path: String)
  case longReadme(path: String, limit: Int)
  case noHubLogin
  case notDescribed(String)
  /// And so no floating tag follows; the others are published too.
  case notSigned(String, others: [String], command: String, how: String)
  /// Where nothing was to be pushed.
  case unanswered(String, reason: String)
  /// Of its commit, with other build arguments, say, or on another parent.
  case madeOtherwise(String, image: String)
  /// Not what this checkout makes.
  case another(String, of: String, image: String, here: String, isBuilt: Bool)
}
