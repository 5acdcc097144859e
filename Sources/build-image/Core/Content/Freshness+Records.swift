import ImageConfig

extension Freshness {
  package struct Kept {
    package let image: String
    package let reference: ImageReference
    package let id: String
    package let record: BuildRecord
  }

  /// What is to be kept after a build: of each image that the builder says it made, and of which everything is now as
  /// it was when the build began.
  /// - Parameters:
  ///   - built: what was built.
  ///   - now: the same, looked at again.
  ///   - sight: of then.
  package func records(of built: Set<String>, now: Freshness, _ sight: ContentSight, _ receipts: Receipts)
    -> [Kept]
  {
    return draft.targets.flatMap { target -> [Kept] in
      guard built.contains(target.name), let before = facts[target.name], let after = now.facts[target.name],
        before.without(parents: built) == after.without(parents: built),
        let record = now.record(of: target.name, labels: labels[target.name])
      else { return [] }
      let images = target.references.map { reference in
        (reference, sight.image(reference.description)?.id ?? "")
      }
      let parents = target.neededParents(draft.project).filter {
        $0.source == .built && built.contains($0.name)
      }
      let isProven =
        (images + parents.map { ($0.reference, sight.image($0.reference.description)?.id ?? "") })
        .allSatisfy { receipts.holds($0.0, $0.1) }
      guard isProven, before.stamps == after.stamps else { return [] }
      return images.map { Kept(image: target.name, reference: $0.0, id: $0.1, record: record) }
    }
  }
}
