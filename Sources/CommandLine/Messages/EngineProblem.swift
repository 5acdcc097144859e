/// Why docker's engine can't be asked, whoever asks.
package enum EngineProblem: Error, Equatable {
  case silent(reason: String)
  /// It is on this machine, for root and the group docker alone.
  case noRight(isMember: Bool, user: String)
  /// What only BuildKit's own client can do.
  case needsBuildx(String)
}

extension EngineProblem: Explained {
  package var exitCode: Int32 { if case .needsBuildx = self { 2 } else { 1 } }

  package var explanation: String {
    switch self {
    case .silent(let reason):
      "the engine does not answer: \(VisibleText.reason(reason)); run-image --doctor tells more"
    case .noRight(let isMember, let user):
      Diagnosis.noRight(isMember: isMember, user: user).sentence
    case .needsBuildx(let what):
      "\(plain(what)) needs docker's plugin buildx, which is not installed; see https://docs.docker.com/go/buildx"
    }
  }
}

extension Diagnosis {
  fileprivate var sentence: String { [text, cure].compactMap(\.self).joined(separator: "; ") }
}
