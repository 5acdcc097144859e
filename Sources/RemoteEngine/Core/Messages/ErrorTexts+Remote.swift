import CommandLine
import ImageConfig

extension RemoteProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .noDocker: 127
    case .noConnection, .broken: 255
    default: 1
    }
  }

  package var explanation: String {
    switch self {
    case .notRun(let place, let said):
      "\(plain(place)): its shell did not do what it was asked: \(complaint(said)); can this account run sh?"
    case .noDocker(let place):
      "\(plain(place)): docker is not installed, or not where a session without a terminal finds it"
    case .mayNotUseDocker(let place, let user, let said):
      said.containsBytes("permission denied")
        ? "\(plain(place)): \(plain(user)) may not use docker; run there: sudo usermod -aG docker \(plain(user))"
        : "\(plain(place)): docker does not answer: \(complaint(withoutPath(said)))"
    case .garbled(let place, let line): "unexpected output from \(plain(place)): \(named(line))"
    case .cutShort(let place): "\(plain(place)) stopped in the middle of its answer; try again"
    case .tooMuchSaid(let place):
      "\(plain(place)) says far more than any answer has; is it the right machine?"
    case .late(let place): "docker on \(plain(place)) is not responding"
    case .noConnection(let host, let said):
      "no connection to \(plain(host)): \(said.isEmpty ? "ssh does not say why" : complaint(said))"
        // Its configuration starts another program there, as tmux.
        + (said.containsBytes("remote command") ? "; add -o RemoteCommand=none" : "")
        + (said.containsBytes("resolve hostname") && host.containsBytes(":") && !host.hasPrefix("ssh://")
          ? "; with a port it is ssh://\(plain(host))" : "")
    case .broken(let host, let said, let again):
      "the connection to \(plain(host)) broke\(said.isEmpty ? "" : ": \(complaint(said))"); continue with: \(again)"
    case .notLoaded(let place, let said):
      "\(plain(place)) did not take the image: \(complaint(said))"
        // What has no name yet goes with a prune.
        + (said.lowercased().containsBytes("no such image")
          ? "; was it removed in the meantime? try again" : "")
    case .notProven(let image, let place, let proof):
      "\(plain(image)) did not arrive whole on \(plain(place)): \(proof.text); its name there is as it was; try again"
    }
  }
}

/// Of a docker context that is not there, without the file that docker looked for, which is longer than the rest.
private func withoutPath(_ said: String) -> String {
  let cause = "context not found"
  return said.firstIndex(ofText: cause).map { said[..<$0] + cause } ?? said
}

extension RemoteProblem.Proof {
  fileprivate var text: String {
    switch self {
    case .identifier(let id, let expected): "it is \(plain(id)), not \(plain(expected))"
    case .layers: "its layers differ"
    case .incomplete: "parts of it are missing"
    case .container(let said): "no container can be made of it: \(complaint(said))"
    }
  }
}
