/// What decides, beside a Dockerfile itself, which images it is built from.
package struct BuildInputs: Equatable, Sendable {
  /// The values of build arguments.
  package var arguments: [String: String]
  /// Named contexts, as `--build-context` has them.
  package var contexts: [String: String]
  package var platforms: [Platform]

  package init(
    arguments: [String: String] = [:], contexts: [String: String] = [:], platforms: [Platform] = []
  ) {
    self.arguments = arguments
    self.contexts = contexts
    self.platforms = platforms
  }

  /// Those of every platform, which may differ.
  func dependencies(of dockerfile: Dockerfile) -> [Dockerfile.Dependency] {
    (platforms.isEmpty ? [Platform.native] : platforms).flatMap { platform in
      dockerfile.dependencies(with: arguments, platform: platform.arguments(builtOn: .native))
    }
  }

  /// The names of the contexts that a Dockerfile reads.
  package func contextNames(readBy dockerfile: Dockerfile) -> Set<String> {
    if contexts.isEmpty { return [] }
    let names = dependencies(of: dockerfile).compactMap { dependency -> String? in
      if case .reference(let name) = dependency.image { name } else { nil }
    }
    let read = Set(names + names.map { ImageReference.familiar($0) } + dockerfile.stages.compactMap(\.name))
    return read.intersection(contexts.keys)
  }

  /// The image that a name in a Dockerfile leads to: another one where a context is called so, none where
  /// that is no image but a folder or a web address.
  package func image(behind name: String) -> String? {
    guard let context = context(called: name) else { return name }
    return context.hasPrefix(Self.image) ? String(context.dropFirst(Self.image.count)) : nil
  }

  /// The folder that a name in a Dockerfile leads to.
  package func folder(behind name: String) -> String? {
    guard let context = context(called: name) else { return nil }
    let isElsewhere =
      context.containsBytes("://") || ["git@", "github.com/", "target:"].contains { context.hasPrefix($0) }
    return isElsewhere ? nil : context
  }

  private func context(called name: String) -> String? {
    contexts.isEmpty ? nil : contexts[name] ?? contexts[ImageReference.familiar(name)]
  }

  private static let image = "docker-image://"
}
