import CommandLine
import Execution
import ImageConfig
import PublishCore

extension Publishing {
  func perform(promote channel: Tag) throws {
    if (try? Version(channel.description)) != nil {
      throw PublishProblem.versionAsChannel(channel.description)
    }
    let named = try named()
    let moves = try named.map { publication, tags in
      guard Set(tags).count < 2 else {
        throw PublishProblem.severalForChannel(image: publication.image, channel: channel.description)
      }
      return PromotePlan.Move(
        version: publication.reference.with(tag: tags.last), channel: publication.reference.with(tag: channel)
      )
    }
    let login = try LoginPlan(
      named.map(\.0), effects.world, AmazonAccount(effects), effects.privateConfig(), onlyAsks: true)
    try effects.perform(project.files.root) { work in
      try login.perform(work)
      // A dry run makes no login, so it asks with docker's own.
      let variables = effects.isDryRun ? [] : login.variables
      let tags = try RegistryState.tags(
        moves.flatMap { [$0.version, $0.channel] }, effects, variables, .first)
      let pointing = Pointing.asked(PromotePlan.manifests(moves, tags), effects, variables)
      let plan = try PromotePlan.make(moves, tags, pointing, in: project.files.root).with(login.variables)
      if effects.isDryRun { return plan }
      do { try work(plan.steps) } catch {
        tellOfNew(PromotePlan.new(moves, tags), login.variables)
        throw error
      }
      if !pointing.held.isEmpty {
        try PromotePlan.insist(
          moves, tags, RegistryState.tags(moves.map(\.channel), effects, login.variables))
      }
      return Plan(directory: plan.directory, steps: [])
    }
  }

  /// A registry takes no tag away that docker could ask it to.
  private func tellOfNew(_ channels: [ImageReference], _ variables: [Command.EnvironmentValue]) {
    let now = channels.isEmpty ? [:] : try? RegistryState.tags(channels, effects, variables)
    effects.tell(
      channels.filter { now?[$0]?.digest != nil }.map { .channelIsNew($0.description) })
  }
}
