import CommandLine
import ImageConfig

/// A login that somebody asked for by setting user and password; without them docker's own is used. It ends
/// with the run, as docker would keep the password in a file, unless docker had a login there before.
enum Login {
  static let user = "IMAGE_REPOSITORY_USER"
  static let password = "IMAGE_REPOSITORY_PASSWORD"

  static func steps(_ published: ImageReference, _ world: World, _ logins: DockerLogins) throws -> [Step] {
    let given = [user, password].filter { world.environment[$0]?.isEmpty == false }
    if given.isEmpty { return [] }
    guard given.count == 2, let name = world.environment[user], let secret = world.environment[password]
    else {
      throw PublishProblem.halfALogin(missing: given.contains(user) ? password : user)
    }
    let input = Command.Input.value(
      Command.EnvironmentValue(name: password, value: secret, shown: "\"$\(password)\""))
    let registry = published.repository.registry
    return [.run(command(user: name, registry: registry, input))] + end(registry, logins)
  }

  static func command(user: String, registry: String?, _ input: Command.Input) -> Command {
    // One word, so that a name that starts with a dash stays a name. Without a registry: Docker Hub.
    let arguments = ["login", "--username=\(user)", "--password-stdin"] + (registry.map { [$0] } ?? [])
    return Command("docker", arguments, input: input)
  }

  static func end(_ registry: String?, _ logins: DockerLogins) -> [Step] {
    if logins.mention(registry) { return [] }
    return [.later(Command("docker", ["logout"] + (registry.map { [$0] } ?? []), input: .nothing), .always)]
  }
}
