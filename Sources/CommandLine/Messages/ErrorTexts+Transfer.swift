import ImageConfig

extension TransferProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .noDocker: 127
    case .noConnection, .broken: 255
    case .failed(_, _, let code): code
    case .noTag, .identifier, .oneName, .nameless, .noInventory, .noProgram: 2
    default: 1
    }
  }

  package var explanation: String {
    switch self {
    case .noImage(let image, let place):
      "no image \(named(image)) on \(plain(place)); "
        + (isLikeIdentifier(image)
          ? "if that is an image ID, give it a name: docker tag" : "build-image or docker pull gets it")
    case .noTag(let image): "\(named(image)) would have no name on the other machine; give it one with -t TAG"
    case .oneName(let one, let other, let name):
      "\(named(one)) and \(named(other)) would both be \(named(name)) on the other machine; move each with a -t TAG of its own"
    case .identifier(let image):
      "\(named(image)) is an image ID, not a name; give it a name here with docker tag, and move that"
    case .nameless(let image):
      "\(named(image)) would have no name where the bundle is loaded; give it one here: docker tag, and bundle that"
    case .noInventory(let path, let line, let said):
      "\(plain(path)):\(line): \(named(String(said.prefix(80)))) is not a line of an inventory; make one on the other machine: transfer-image --inventory"
    case .noProgram(let program, let file):
      "\(plain(file)): \(program) is not installed here; install it, or let the name end in .tar"
    case .notRun(let place, let said):
      "\(plain(place)): its shell did not do what it was asked: \(complaint(said)); can this account run sh?"
    case .noDocker(let place):
      "\(plain(place)): docker is not installed, or not where a session without a terminal finds it"
    case .mayNotUseDocker(let place, let user, let said):
      said.holds("permission denied")
        ? "\(plain(place)): \(plain(user)) may not use docker; run there: sudo usermod -aG docker \(plain(user))"
        : "\(plain(place)): docker does not answer: \(complaint(said))"
    case .garbled(let place, let line): "unexpected output from \(plain(place)): \(named(line))"
    case .cutShort(let place): "\(plain(place)) stopped in the middle of its answer; try again"
    case .tooMuchSaid(let place):
      "\(plain(place)) says far more than any answer has; is it the right machine?"
    case .late(let place): "docker on \(plain(place)) is not responding"
    case .tooMuchSent(let image, let place, let announced, let limit):
      "\(plain(place)) sends more than \(TransferRate.size(limit)) of \(named(image)), which it announced as \(TransferRate.size(announced)); nothing of it is kept; is it the right machine?"
    case .silent(let image, let place, let isLoading, let limit):
      "\(plain(place)): docker \(isLoading ? "load" : "save") of \(named(image)) showed no sign of life for \(TransferRate.duration(limit)), the limit for an image of its size; check docker there, then try again"
    case .noConnection(let host, let said):
      "no connection to \(plain(host)): \(said.isEmpty ? "ssh does not say why" : complaint(said))"
        // Its configuration starts another program there, as tmux.
        + (said.holds("remote command") ? "; add -o RemoteCommand=none" : "")
        + (said.holds("resolve hostname") && host.holds(":") && !host.hasPrefix("ssh://")
          ? "; with a port it is ssh://\(plain(host))" : "")
    case .broken(let host, let said, let again):
      "the connection to \(plain(host)) broke\(said.isEmpty ? "" : ": \(complaint(said))"); continue with: \(again)"
    case .noRoom(let place, let free, let needed, let root):
      "\(plain(place)) has \(TransferRate.size(free)) free in \(plain(root)) and needs \(TransferRate.size(needed)); make room there: docker system prune"
    case .noRoomForBundle(let file, let free, let needed):
      "\(plain(file)): no space left for about \(TransferRate.size(needed)): there are \(TransferRate.size(free)) free; name a file on another disk"
    case .failed(let command, let said, let code):
      "failed with exit code \(code): \(plain(command))\(said.isEmpty ? "" : ": \(complaint(said))")"
    case .notLoaded(let place, let said):
      "\(plain(place)) did not take the image: \(complaint(said))"
        // What has no name yet goes with a prune.
        + (said.lowercased().holds("no such image") ? "; was it removed in the meantime? try again" : "")
    case .notProven(let image, let place, let proof):
      "\(plain(image)) did not arrive whole on \(plain(place)): \(proof.text); its name there is as it was; try again"
    case .changed(let image):
      "\(named(image)) became another image while it was being read; try again"
    }
  }
}

/// As `docker images` shows one.
private func isLikeIdentifier(_ image: String) -> Bool {
  let name = image.utf8.prefix { $0 != UInt8(ascii: ":") }
  return name.count >= 6 && name.allSatisfy("0123456789abcdef".utf8.contains)
    && name.contains { $0 < UInt8(ascii: "a") }
}

extension TransferProblem.Proof {
  fileprivate var text: String {
    switch self {
    case .identifier(let id, let expected): "it is \(plain(id)), not \(plain(expected))"
    case .layers: "its layers differ"
    case .incomplete: "parts of it are missing"
    case .container(let said): "no container can be made of it: \(complaint(said))"
    }
  }
}

extension TarReader.Problem: Explained {
  package var exitCode: Int32 { 1 }

  package var explanation: String {
    switch self {
    case .truncated(let place): "the image's archive ends too early, after byte \(place); try again"
    case .notTar(let place): "the image's archive can't be read at byte \(place); try again"
    case .nameTooLong(let place): "the image's archive has a name of an unlikely length at byte \(place)"
    }
  }
}

extension ArchiveContents.Problem: Explained {
  package var exitCode: Int32 { 1 }

  package var explanation: String {
    switch self {
    case .noManifest: "the image's archive has no manifest.json; is the engine newer than this program?"
    case .unreadable(let name): "\(plain(name)) in the image's archive can't be read"
    case .tooLarge(let name): "\(plain(name)) in the image's archive is too large"
    case .missing(let name):
      "docker save left \(plain(name)) out, which the image needs; pull or build the image again"
    case .unexpected(let name): "the image's archive has \(named(name)), which is not part of an image"
    }
  }
}
