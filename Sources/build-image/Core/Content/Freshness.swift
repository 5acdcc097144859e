import CommandLine
import ImageConfig

/// Which images are up to date, each proven: its name stands for the very image that a build here made, and all that
/// decides what a build makes is as it was then.
package struct Freshness {
  package private(set) var facts: [String: BuildFacts] = [:]
  /// Why those are built that are; parents first.
  package private(set) var reasons: [String: BuildReason] = [:]
  package private(set) var labels: [String: String] = [:]
  let draft: BuildDraft

  /// - Parameters:
  ///   - records: what is kept of an image, by its reference and identifier.
  ///   - unprovable: why nothing can be proven of any image, if so.
  ///   - made: the images that this run has built already, of which scripts say nothing any more.
  package init(
    _ draft: BuildDraft, _ host: BuildHost, _ sight: ContentSight, unprovable: String?, made: Set<String>,
    records: (ImageReference, String) -> BuildRecord?
  ) {
    self.draft = draft
    let origins = draft.origins(host)
    var keys: [String: String] = [:]
    for target in draft.targets {
      let facts = BuildFacts(target, draft.project, sight, parents: keys)
      keys[target.name] = facts.key
      self.facts[target.name] = facts
      let flags = ImageLabels.flags(of: target, origins[target.name], draft.project, host)
      labels[target.name] = SHA256.hex(flags.flatMap(\.words).joined(separator: "\n").utf8)
      reasons[target.name] = reason(
        target, facts, sight, unprovable: unprovable, isMade: made.contains(target.name), records)
    }
  }

  /// What is said of those that are not built.
  package var notices: [Warning] {
    let names = upToDate
    if names.isEmpty { return [] }
    if names.count == 1 { return [.note("\(plain(names[0])) is up to date")] }
    if names.count == draft.targets.count { return [.note("\(names.count) images are up to date")] }
    return [.note("\(VisibleText.list(names)) are up to date")]
  }

  /// For a person.
  package var lines: String {
    draft.targets.map { "\(plain($0.name)): \(reasons[$0.name]?.text ?? "up to date")\n" }.joined()
  }

  /// For programs.
  package var json: String {
    JSONText.object(
      draft.targets.map { target in
        let reason = reasons[target.name]
        let members: [JSONText.Member] =
          [.init("upToDate", .boolean(reason == nil))]
          + (reason.map { [.init("reason", .string($0.text))] } ?? [])
        return .init(target.name, .object(members))
      }
    ).text
  }

  /// Those that the builder need not see. What something stands on that is built goes through it again, out of its
  /// cache: it would run that image's steps anew on anything but what it has made itself.
  package var skipped: Set<String> {
    var needed: Set<String> = []
    for target in draft.targets.reversed() where reasons[target.name] != nil || needed.contains(target.name) {
      needed.formUnion(target.parents.filter { $0.source == .built }.map(\.name))
    }
    return Set(upToDate).subtracting(needed)
  }

  package var upToDate: [String] { draft.targets.map(\.name).filter { reasons[$0] == nil } }

  /// What a build of a target leaves behind.
  /// - Parameter labels: those that were written; by now they may be others.
  func record(of name: String, labels: String?) -> BuildRecord? {
    guard let facts = facts[name], let labels, facts.obstacle == nil else { return nil }
    return BuildRecord(facts, labels: labels)
  }

  private func reason(
    _ target: BuildTarget, _ facts: BuildFacts, _ sight: ContentSight, unprovable: String?, isMade: Bool,
    _ records: (ImageReference, String) -> BuildRecord?
  ) -> BuildReason? {
    if isMade { return nil }
    if let wish = target.wish(draft.request) { return .wanted(wish) }
    if draft.order.runsPreScript(of: target) { return .script }
    let standing = target.neededParents(draft.project).first { $0.source == .built && isBuilt($0.name) }
    if let standing { return .parent(standing.name) }
    if let unprovable { return .obstacle(unprovable) }
    var difference: BuildReason?
    for reference in target.references {
      guard let image = sight.image(reference.description) else { return .never }
      guard let record = records(reference, image.id) else {
        return facts.obstacle.map(BuildReason.obstacle) ?? .unknown(reference.description)
      }
      difference = difference ?? BuildReason.difference(record, facts)
      if difference == nil, record.labels != labels[target.name] { difference = .labels }
    }
    if let difference, difference != .labels { return difference }
    if let reason = facts.obstacle { return .obstacle(reason) }
    return difference
  }

  /// For another reason than its labels: those who stand on it take none of them over.
  private func isBuilt(_ name: String) -> Bool {
    guard let reason = reasons[name] else { return false }
    return reason != .labels
  }
}

extension BuildTarget {
  /// Who wants it built whatever it is.
  fileprivate func wish(_ request: BuildRequest) -> String? {
    if request.rebuilds { return BuildRequest.rebuild.spelling }
    if request.forcesBase { return BuildRequest.force.spelling }
    if request.pulls { return BuildRequest.pull.spelling }
    if pulls { return "\(ConfigKey.pull.name)=yes" }
    if buildFlags.contains(where: { $0.name == "--no-cache" && $0.isOn }) {
      return "\(ConfigKey.noCache.name)=yes"
    }
    if request.attests { return BuildRequest.attest.spelling }
    if !attestations.isEmpty { return BuildRequest.attest.spelling }
    return nil
  }
}
