import CommandLine
import ImageConfig

extension TransferProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .failed(_, _, let code): code
    case .noTag, .identifier, .oneName, .nameless, .noInventory, .noProgram, .unknownEnding: 2
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
    case .unknownEnding(let file):
      "\(plain(file)): nothing here compresses so; let the name end in .tar, .tar.gz, .tgz or .tar.zst"
    case .noProgram(let program, let file):
      "\(plain(file)): \(program) is not installed here; install it, or let the name end in .tar"
    case .tooMuchSent(let image, let place, let announced, let limit):
      "\(plain(place)) sends more than \(TransferRate.size(limit)) of \(named(image)), which it announced as \(TransferRate.size(announced)); nothing of it is kept; is it the right machine?"
    case .silent(let image, let place, let isLoading, let limit):
      "\(plain(place)): docker \(isLoading ? "load" : "save") of \(named(image)) showed no sign of life for \(TransferRate.duration(limit)), the limit for an image of its size; check docker there, then try again"
    case .noRoom(let place, let free, let needed, let root):
      "\(plain(place)) has \(TransferRate.size(free)) free in \(plain(root)) and needs \(TransferRate.size(needed)); make room there: docker system prune"
    case .noRoomForBundle(let file, let free, let needed):
      "\(plain(file)): no space left for about \(TransferRate.size(needed)): there are \(TransferRate.size(free)) free; name a file on another disk"
    case .failed(let command, let said, let code):
      "failed with exit code \(code): \(plain(command))\(said.isEmpty ? "" : ": \(complaint(said))")"
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
    case .repeated(let name): "\(plain(name)) is twice in the image's archive"
    case .missing(let name):
      "docker save left \(plain(name)) out, which the image needs; pull or build the image again"
    case .unexpected(let name): "the image's archive has \(named(name)), which is not part of an image"
    }
  }
}
