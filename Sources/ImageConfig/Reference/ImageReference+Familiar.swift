extension Repository {
  package var isOnDockerHub: Bool { Self.isDockerHub(registry) }

  package func sharesRegistry(with other: Repository) -> Bool {
    isOnDockerHub ? other.isOnDockerHub : registry == other.registry
  }

  /// Whichever of its names is written, or none.
  package static func isDockerHub(_ registry: String?) -> Bool {
    [nil, "docker.io", "index.docker.io"].contains(registry)
  }
}

extension ImageReference {
  /// As docker shows it: without Docker Hub's own names and without `latest`.
  package var familiar: String {
    var path = repository.path
    let registry = repository.isOnDockerHub ? nil : repository.registry
    let official = "library/"
    if registry == nil, path.utf8.starts(with: official.utf8) {
      path = String(Substring(path.utf8.dropFirst(official.utf8.count)))
    }
    let isLatest = digest == nil && tag?.description == "latest"
    return (registry.map { $0 + "/" } ?? "") + path + (isLatest ? "" : tag.map { ":\($0)" } ?? "")
      + (digest.map { "@\($0)" } ?? "")
  }

  /// With the registry, the path and the tag that docker adds where they are left out.
  package var complete: String {
    let isHub = repository.isOnDockerHub
    let library = isHub && !repository.path.utf8.contains(UInt8(ascii: "/")) ? "library/" : ""
    return (isHub ? "docker.io" : repository.registry ?? "") + "/" + library + repository.path
      + ":" + (tag?.description ?? "latest")
  }

  /// The same for a text that may be no reference; then it stays as it is.
  package static func familiar(_ text: String) -> String {
    (try? ImageReference(text))?.familiar ?? text
  }
}
