import ImageConfig

/// Something that is done all the same, and that somebody should look at.
public enum Warning: Equatable, Sendable {
  case config(ConfigWarning)
  /// A docker flag that stands in another key than its own.
  case misplacedFlag(String, rightKey: String, Setting.Origin)
  /// A build argument that the Dockerfile does not take.
  case unknownArgument(String, nearest: String?, dockerfile: String, Setting.Origin)
  case otherVersion(ImageGraph.OtherVersion)
}
