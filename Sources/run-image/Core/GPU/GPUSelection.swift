import ImageConfig

/// Which GPUs a container gets: `--gpu all`, `--gpu 0,1`, `--gpu MIG-…`, `--gpu auto`.
enum GPUSelection: Equatable {
  case all, none
  /// The one that is used least.
  case least
  case these([String])

  init?(_ text: String) {
    switch text {
    case "all": self = .all
    case "none": self = .none
    case "auto": self = .least
    default:
      let names = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard names.allSatisfy(Self.isName) else { return nil }
      self = .these(names.map { String(Substring($0)) })
    }
  }

  /// An index (`0`, `0:1` of a MIG device) or an identifier (`GPU-…`, `MIG-…`).
  private static func isName(_ name: Substring.UTF8View) -> Bool {
    let isIdentifier = Substring(name).hasPrefix("GPU-") || Substring(name).hasPrefix("MIG-")
    return !name.isEmpty
      && name.allSatisfy { $0.isDigit || (isIdentifier ? $0.isIdentifier : $0 == UInt8(ascii: ":")) }
  }

  /// As the nvidia runtime takes it.
  var names: [String] {
    switch self {
    case .all, .least: ["all"]
    case .none: []
    case .these(let names): names
    }
  }
}

extension UInt8 {
  fileprivate var isIdentifier: Bool {
    isLetter || "-/".utf8.contains(self)
  }
}
