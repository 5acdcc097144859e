/// Why docker's engine can't be asked, whoever asks.
package enum EngineProblem: Error, Equatable {
  case silent(reason: String)
  /// It is on this machine, for root and the group docker alone.
  case noRight(isMember: Bool, user: String)
}

extension EngineProblem: Explained {
  package var exitCode: Int32 { 1 }

  package var explanation: String {
    switch self {
    case .silent(let reason):
      "the engine does not answer: \(VisibleText.reason(reason)); run-image --doctor says more"
    case .noRight: [Self.refusal, cure].compactMap(\.self).joined(separator: "; ")
    }
  }

  package static let refusal = "the engine does not let you in"

  package var cure: String? {
    switch self {
    case .silent: nil
    case .noRight(isMember: true, _):
      "your session began before you were in the group docker: log in again, or newgrp docker"
    case .noRight(isMember: false, let user): "sudo usermod -aG docker \(plain(user)), then log in again"
    }
  }
}
