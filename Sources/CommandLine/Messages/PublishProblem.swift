import ImageConfig

/// Why an image can't be published.
public enum PublishProblem: Error, Equatable {
  case halfALogin(missing: String)
  /// The cloud's password would go to Docker Hub.
  case noCloudRegistry(published: String)
  case cloudSilent(String, String)
  case nameForSeveral
  /// `all` means those that have a VERSION.
  case nothingVersioned(folder: String)
  case oneNameForTwo(String, String, String)
  case notBuilt(image: String, local: String, environment: String?)
  /// From changes that no commit has.
  case dirty(local: String)
  /// For its attestations, and other than it was tested.
  case builtOtherwise(local: String)
  /// A build of another version than VERSION says now.
  case builtAsAnother(local: String, version: String, wanted: String, image: String)
  /// What a channel may not be called, and where `latest` may not go.
  case versionAsChannel(String)
  case latestOfPrerelease(String)
  case severalForChannel(image: String, channel: String)
  case notPublished(String)
  case released(String, digest: String)
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
