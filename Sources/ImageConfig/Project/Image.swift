/// One image of a project, resolved: what it is called and what run.cfg says about it.
package struct Image: Equatable, Sendable {
  package let name: String
  package let kind: Kind
  package let settings: Settings
  package let reference: ImageReference

  package enum Kind: Equatable, Sendable {
    /// A folder with a Dockerfile.
    case folder
    /// Another way to run an image: its folder is that image's.
    case synthetic(folder: String)
    /// Something that exists elsewhere.
    case external
  }

  /// The folder that holds the Dockerfile.
  package var folder: String? {
    switch kind {
    case .folder: name
    case .synthetic(let folder): folder
    case .external: nil
    }
  }
}
