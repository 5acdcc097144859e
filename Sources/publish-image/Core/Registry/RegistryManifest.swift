import ImageConfig

/// What a registry has under a tag: a digest, and the form of what that is of.
package struct RegistryManifest: Equatable {
  package enum Form {
    /// Several images under one name: platforms, or what is attested of one.
    case index
    /// One image, as docker writes it.
    case docker
    /// One image in another form, or nobody says which.
    case other

    init(mediaType: String?) {
      switch mediaType {
      case "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.index.v1+json":
        self = .index
      case "application/vnd.docker.distribution.manifest.v2+json": self = .docker
      default: self = .other
      }
    }
  }

  package let digest: String
  package let form: Form
}
