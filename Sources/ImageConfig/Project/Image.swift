/// One image of a project, resolved: what it is called and what run.cfg says about it.
public struct Image: Equatable, Sendable {
  public let name: String
  public let kind: Kind
  public let settings: Settings
  public let reference: ImageReference

  public enum Kind: Equatable, Sendable {
    /// A folder with a Dockerfile.
    case folder
    /// Another way to run an image: its folder is that image's.
    case synthetic(folder: String)
    /// Something that exists elsewhere.
    case external
  }

  /// The folder that holds the Dockerfile.
  public var folder: String? {
    switch kind {
    case .folder: name
    case .synthetic(let folder): folder
    case .external: nil
    }
  }
}
