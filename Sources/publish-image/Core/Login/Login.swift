import CommandLine
import ImageConfig

/// A login that somebody asked for by setting user and password; without them docker's own is used.
enum Login {
  static let user = "IMAGE_REPOSITORY_USER"
  static let password = "IMAGE_REPOSITORY_PASSWORD"

  /// What docker calls its own registry in its configuration.
  static let dockerHub = "https://index.docker.io/v1/"

  static func steps(_ published: ImageReference, _ world: World) throws -> [Step] {
    let given = [user, password].filter { world.environment[$0]?.isEmpty == false }
    if given.isEmpty { return [] }
    guard given.count == 2, let name = world.environment[user], let secret = world.environment[password]
    else {
      throw PublishProblem.halfALogin(missing: given.contains(user) ? password : user)
    }
    let input = Command.Input.value(
      Command.EnvironmentValue(name: password, value: secret, shown: "\"$\(password)\""))
    let registry = published.repository.registry
    return [.retrying(command(user: name, registry: registry, input))]
  }

  static func command(user: String, registry: String?, _ input: Command.Input) -> Command {
    // One word, so that a name that starts with a dash stays a name. Without a registry: Docker Hub.
    let arguments = ["login", "--username=\(user)", "--password-stdin"] + (registry.map { [$0] } ?? [])
    return Command.docker(arguments, input: input).asking(.first)
  }
}
