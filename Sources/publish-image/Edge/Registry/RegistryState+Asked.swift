import CommandLine
import Execution
import ImageConfig
import PublishCore

extension RegistryState {
  /// All questions at the same time, so that the slowest answer is what it takes.
  /// - Parameters:
  ///   - checkout: tells what this checkout makes of them.
  ///   - released: the versions of an image that git knows.
  static func asked(
    _ publications: [Publication], checkout: () throws -> [String: CheckoutImage],
    released: (Publication) -> [Version], _ effects: Effects, _ variables: [Command.EnvironmentValue]
  ) throws -> RegistryState {
    var state = RegistryState()
    (state.local, state.engine) = try local(publications, effects, variables)
    for publication in publications { state.rivals.merge(publication.rivals(released(publication))) { $1 } }
    let rivals = try state.rivals.map { try $0.with(tag: Tag($1.description)) }
    let questions = publications.flatMap(\.questions)
    var made: Result<[String: CheckoutImage], any Error> = .success([:])
    state.tags = try tags(questions + Set(rivals).subtracting(questions), effects, variables, .first) {
      made = Result(catching: checkout)
    }
    state.checkout = try made.get()
    state.pointing = Pointing.asked(state.toPointAt(publications), effects, variables)
    return state
  }

  /// The versions that are there and that a tag is not at.
  private func toPointAt(_ publications: [Publication]) -> [(tag: ImageReference, RegistryManifest)] {
    publications.compactMap { publication in
      guard publication.version != nil, let manifest = tags[publication.reference]?.manifest,
        publication.floating.contains(where: { tags[$0]?.digest != manifest.digest })
      else { return nil }
      return (publication.reference, manifest)
    }
  }

  /// What the engine has.
  static func local(
    _ publications: [Publication], _ effects: Effects, _ variables: [Command.EnvironmentValue]
  ) throws -> (images: [ImageReference: ImageContent], problem: EngineProblem?) {
    let locals = publications.map(\.local)
    let inspect = Command.docker(["image", "inspect"]).with(variables)
    let question = { (references: [ImageReference]) in
      var command = inspect
      command.arguments += references.map(\.description)
      return command
    }
    // One program for all of them, which answers in their order; where one is missing, each is asked for.
    guard let answer = effects.ask(question(locals)) else { throw StepProblem.notFound(executable: "docker") }
    var found = JSONValue(answer.output)?.list?.map(Optional.some) ?? []
    if found.count != locals.count {
      found = effects.ask(locals.map { question([$0]) }).map { JSONValue($0?.output ?? [])?.list?.first }
    }
    var images: [ImageReference: ImageContent] = [:]
    for (reference, image) in zip(locals, found) {
      images[reference] = image.flatMap(ImageContent.init(local:))
    }
    return (images, images.isEmpty ? engineProblem(answer, effects) : nil)
  }

  /// None where it says that it lacks what it was asked for, as docker or podman does.
  private static func engineProblem(_ answer: Probe, _ effects: Effects) -> EngineProblem? {
    let said = String(decoding: answer.error, as: UTF8.self).lowercased()
    if answer.exitCode == 0
      || ["no such image", "no such object", "not known"].contains(where: said.containsBytes)
    {
      return nil
    }
    return effects.engineProblem(answer)
  }

  /// - Parameters:
  ///   - contact: with their registries.
  ///   - meanwhile: what is done while they answer.
  static func tags(
    _ references: [ImageReference], _ effects: Effects, _ variables: [Command.EnvironmentValue],
    _ contact: Command.Contact = .later, meanwhile: () -> Void = {}
  ) throws -> [ImageReference: RegistryTag] {
    var tags: [ImageReference: RegistryTag] = [:]
    let questions = references.map { RegistryTag.question($0, contact) }
    let answers = effects.askRetrying(questions.map { $0.with(variables) }, meanwhile: meanwhile)
    for (reference, answer) in zip(references, answers) {
      guard let answer else { throw StepProblem.notFound(executable: "docker") }
      let said = String(decoding: answer.error, as: UTF8.self)
      // The plugin's own complaints begin with that word.
      if answer.exitCode != 0, !said.containsBytes("ERROR: "), !effects.hasBuildx() {
        throw EngineProblem.needsBuildx("a question to a registry")
      }
      tags[reference] = RegistryTag(
        reference, exitCode: answer.exitCode, output: answer.output,
        error: said)
    }
    return tags
  }
}
