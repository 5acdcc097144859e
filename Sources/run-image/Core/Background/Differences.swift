import CommandLine
import ImageConfig

/// How a container differs from the one that a start would make now.
enum Differences {
  static func of(_ container: OwnContainer, _ inputs: RunInputs) -> [RunNotice.Difference] {
    var differences: [RunNotice.Difference] = []
    let wanted = inputs.reference.description
    if isIdentifier(container.reference) {
      // Where the name is gone, nothing is newer.
      if inputs.host.image.content != nil { differences.append(.olderImage(wanted)) }
    } else if !container.reference.isEmpty, container.reference != wanted, !hasOwnTag(container, inputs) {
      differences.append(.otherImage(container.reference, wanted: wanted))
    }
    guard let config = container.config else { return differences }
    if config != ConfigHash.of(inputs) { differences.append(.config) }
    let wishes = inputs.request.options.filter { $0.name != RunRequest.tagOption }
    let lacking = wishes.filter { wish in !container.options.contains { $0.name == wish.name } }
    let others = wishes.filter { wish in container.options.contains { wish.isOther(than: $0) } }
    if !lacking.isEmpty { differences.append(.lacks(lacking.map(\.name))) }
    if !others.isEmpty { differences.append(.otherValue(others.map(\.name))) }
    return differences
  }

  /// Whether run.cfg alone says all that it was started with.
  static func canBeMadeAnew(_ container: OwnContainer) -> Bool {
    container.config != nil && container.options.isEmpty
  }

  /// `--restart` starts one of `-t` again, which `-k` without `-t` would not make.
  private static func hasOwnTag(_ container: OwnContainer, _ inputs: RunInputs) -> Bool {
    inputs.request.work == .restart && container.options.contains { $0.name == RunRequest.tagOption }
  }

  /// What `docker ps` shows in a name's place.
  private static func isIdentifier(_ reference: String) -> Bool {
    let digits = reference.hasPrefix("sha256:") ? reference.utf8.dropFirst(7) : reference.utf8[...]
    return digits.count >= 12 && digits.allSatisfy(\.isHexDigit)
  }
}
