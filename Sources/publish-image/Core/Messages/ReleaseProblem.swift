import ImageConfig

/// Why an image can't be released, or a release not be built.
package enum ReleaseProblem: Error, Equatable {
  case noVersion(image: String, below: String? = nil, path: String)
  /// A synthetic or configuration-only one.
  case noFolder(image: String)
  case notForRelease(image: String)
  case noCommit
  /// It may be somebody else's repository, or none.
  case gitSilent(reason: String)
  /// Where all are asked for.
  case nothingForRelease(folder: String)
  case remoteSilent(remote: String, reason: String)
  case noBranch(remote: String)
  case otherBranch(current: String?, release: String)
  case changes([String])
  case statusUnknown(reason: String)
  /// `GIT_DIR` may mean another repository than the project's.
  case foreignRepository
  case notPushed(branch: String, remote: String)
  case versionTaken(tag: String, remote: String, path: String)
  case otherTagHere(tag: String, remote: String)
  case readmeSilent(path: String, version: String)
  case parentNotReleased(image: String, parent: String, tag: String)
  /// On the other side, where the image is built on it.
  case parentNotPublished(image: String, parent: String)
  case graphSilent(reason: String)
  /// Somebody else was a moment earlier.
  case overtaken(tag: String, remote: String)
  /// The push failed, and then the remote could not be asked whether it came all the same.
  case unsettled(tag: String, remote: String)
  case noRelease(ref: String, prefix: String)
  case badTagPrefix(String, Setting.Origin)
  /// Another project of the repository has it, or could.
  case tagOfAnother(tag: String, place: String)
  /// Or something below it, since it was released.
  case parentChanged(image: String, parent: String, changed: String, tag: String, path: String)
  /// Some of the remote's addresses have taken a tag, and others have not.
  case partlyReleased(tag: String, remote: String)
  /// The others may have been added since.
  case atSomeAddresses(tag: String, remote: String, isHere: Bool)
  case otherVersion(ref: String, version: String, path: String)
  case otherCommit(ref: String, tag: String)
  case tagMissing(tag: String)
  case shallow
}
