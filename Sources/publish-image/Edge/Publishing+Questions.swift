import CommandLine
import Execution
import ImageConfig
import PublishCore

/// What is only asked: nothing is pushed, moved or made.
extension Publishing {
  func list() throws {
    let gitTags = gitTags
    var lists = try named().map { publication, tags in
      try PublishedTags(publication, gitTags: gitTags, named: tags, project)
    }
    try ask(lists.flatMap(\.questions)) { answers, ask in
      for index in lists.indices { lists[index].learn(from: answers) }
      let open = lists.flatMap(\.questions).filter { answers[$0] == nil }
      let all = try answers.merging(ask(open)) { $1 }
      let rows = try lists.flatMap { try $0.rows(all) }
      return effects.printsJSON ? [PublishedTags.json(rows).text] : PublishedTags.table(rows)
    }
  }

  func verify() throws {
    let named = try named().flatMap { publication, tags in
      tags.isEmpty
        ? [(publication, publication.reference)]
        : tags.map { tag in
          (publication, publication.reference.with(tag: tag))
        }
    }
    let engine = try RegistryState.local(named.map(\.0), effects, []).images
    try insist(on: named.map(\.1)) { answers in
      let checkout = try checkout(of: named.map(\.0).filter { $0.isBuilt })
      return try named.map { publication, reference in
        try Verification(
          image: publication.image, isForeign: publication.isForeign, reference: reference,
          published: RegistryTag.of(reference, in: answers), checkout: checkout[publication.image],
          local: engine[publication.local]
        ).line()
      }
    }
  }

  /// What a build here would make of them.
  /// - Parameter isBuilt: whether that has just been done: then only a script can have changed what they are made of.
  func checkout(of publications: [Publication], isBuilt: Bool = false) throws -> [String: CheckoutImage] {
    if isBuilt, effects.isDryRun { return [:] }
    var seen: Set<String> = []
    let images = publications.map(\.image).filter { seen.insert($0).inserted }
    let made = try CheckoutImage.asked(images, effects.builder(project), effects)
    return isBuilt ? made.filter(\.value.isDirty) : made
  }

  /// No answer is none, whoever failed to give it.
  private func insist(
    on references: [ImageReference], _ answer: ([ImageReference: RegistryTag]) throws -> [String]
  ) throws {
    do {
      try ask(references) { answers, _ in try answer(answers) }
    } catch let problem as StepProblem {
      if case .interrupted = problem { throw problem }
      throw PublishProblem.unanswered(references.first?.description ?? "", reason: problem.explanation)
    }
  }

  private typealias Question = ([ImageReference]) throws -> [ImageReference: RegistryTag]

  /// - Parameter answer: what is told of what the registry says; it may ask for more.
  private func ask(
    _ references: [ImageReference],
    _ answer: ([ImageReference: RegistryTag], _ ask: Question) throws -> [String]
  ) throws {
    let login = try LoginPlan(
      try named().map(\.0), effects.world, AmazonAccount(effects), effects.privateConfig(), onlyAsks: true)
    try effects.perform(project.files.root) { work in
      try login.perform(work)
      // A dry run shows the questions.
      if effects.isDryRun {
        let questions = references.map { Step.report(RegistryTag.question($0)) }
        return Plan(directory: project.files.root, steps: questions).with(login.variables)
      }
      let ask: Question = { try RegistryState.tags($0, effects, login.variables, .first) }
      return Plan(directory: project.files.root, steps: [], result: try answer(ask(references), ask))
    }
  }

  /// The versions of an image that git's tags name.
  func releasedVersions() -> (Publication) -> [Version] {
    let gitTags = gitTags
    return { Array(ReleaseName.released($0.image, in: gitTags, project).keys) }
  }

  /// Without git there are none.
  private var gitTags: [String] { Array(Checkout.tags(git(Checkout.tagQuestion) ?? "").keys) }

  var isShallow: Bool { git(Checkout.shallowQuestion) == "true" }

  private func git(_ words: [String]) -> String? {
    let question = Command("git", ["-C", project.files.root] + words, input: .nothing)
    guard let answer = effects.ask(question, without: Effects.foreignRepository), answer.exitCode == 0 else {
      return nil
    }
    return answer.text
  }
}
