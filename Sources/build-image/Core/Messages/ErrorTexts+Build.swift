import CommandLine
import ImageConfig

extension Dockerfile.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .lineTooLong(let limit, let here):
      "\(here.text): longer than the \(limit) bytes docker reads as a line; break it with a backslash at line ends"
    case .notUTF8(let here): "\(here.text): is not UTF-8; save the file as UTF-8"
    case .zeroByte(let here): "\(here.text): has a NUL byte; this is not a text file"
    case .empty(let here): "\(here.text): has no instruction; start it with FROM"
    case .noStage(let here): "\(here.text): has no FROM; name the image to start from"
    case .almostFrom(let word, let here): "\(here.text): \(plain(word)), did you mean FROM?"
    case .fromWords(let words, let here):
      "\(here.text): FROM takes an image, and AS and a name if you like, not \(named(words.joined(separator: " ")))"
    case .stageName(let name, let here):
      "\(here.text): \(named(name)) is not a stage name; start with a letter, then letters, digits, . _ and -"
    case .escapeCharacter(let text, let here):
      "\(here.text): the escape character is \\ or `, not \(named(text))"
    case .repeatedDirective(let name, let here):
      "\(here.text): the directive \(named(name)) is given twice; remove one"
    case .unterminatedHeredoc(let word, let here):
      "\(here.text): nothing ends this here-document; add a line \(named(word))"
    case .heredocWord(let word, let here):
      "\(here.text): \(named(word)) after << can't be read; check its quotes"
    }
  }
}

extension VersionProblem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .notUTF8(let here): "\(here.text): is not UTF-8; save the file as UTF-8"
    case .noTable(let name, let here): "\(here.text): \(name) is not a table; write [tool.versioneer]"
    case .missing(let origin): "\(origin.text) is missing; versioneer needs it to find the version"
    case .notText(let origin): "\(origin.text): is not a string; put quotes around it"
    case .zeroByte(let origin): "\(origin.text): has a NUL character; remove it"
    case .badFrozenVersion(let here):
      "\(here.text): its version_json is not a JSON object; restore the file, or remove it"
    case .badKeyword(let name, let here):
      "\(here.text): \(name) is missing or empty; restore the file, or remove it"
    case .answerNotUTF8(let question):
      "\(plain(question)): the answer is not UTF-8; rename that tag or branch"
    case .noAnswer(let question): "\(plain(question)): no answer; run it to see why"
    case .badPostRelease(let tag):
      "style pep440-pre can't count on from the tag \(named(tag)): no number follows .post; use another style"
    case .severalConfigs(let one, let other):
      "_version.py.bld holds one version, and both \(named(one)) and \(named(other)) have one; write the [versioneer] that counts into ./setup.cfg"
    }
  }
}

extension ImageGraph.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .cycle(let names):
      "these images are built on each other: \(VisibleText.chain(names)); remove one FROM"
    }
  }
}

extension SelectionProblem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .noMatch(let glob, let nearest, let known):
      "no image matches \(named(glob))\(meant(nearest))"
        + (known.isEmpty ? "; the project has no images yet" : " (images: \(VisibleText.list(known)))")
    case .childrenOfNothing: "write '+children' directly after a name, as in base+children"
    }
  }
}

extension BuildProblem: EngineFailure {
  package var isOfTheEngine: Bool {
    switch self {
    case .notBuilt, .notAllBuilt: true
    default: false
    }
  }
}

extension BuildProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .isLent, .keepsNoIndex, .notAllBuilt: 1
    case .notBuilt(_, let code, _): code
    default: 2
    }
  }

  package var explanation: String {
    switch self {
    case .cannotLend(let written, let image):
      "image \(named(image)) is built on \(named(written)), which can't be a tag of the parent; install docker's plugin buildx, or correct its FROM"
    case .isLent(let written, let process):
      "process \(process) is building with the tag \(named(written)); wait for it, or write the parent's own reference in FROM"
    case .keepsNoIndex(let image, let platforms):
      "this engine's store can't keep image \(named(image)) \(platforms.count > 1 ? "for \(VisibleText.list(platforms))" : "with its attestations"); put {\"features\": {\"containerd-snapshotter\": true}} into its daemon.json and restart it, or take that out of run.cfg"
    case .noBakeKey(let flag, let image):
      "a bake definition has no key for \(named(flag)) of image \(named(image)); take it out of build_args, or build without --print"
    case .builderSeesNoImages(let image, let parent):
      "image \(named(image)) takes \(plain(parent)) from the engine, where this builder does not see it (for --only, or for build_network and the like, which need a call of their own); use --builder default, or --parents published"
    case .stageHidesParent(let stage, let image, let parent, let reference, let here):
      "\(here.text): the stage \(named(stage)) has the name that image \(named(image)) uses for its parent, image \(named(parent)), and only the engine's own builder can tell the two apart; rename the stage, or write FROM \(plain(reference))"
    case .sharedReference(let reference, let one, let other):
      "\(text(one)) and \(text(other)) would both be \(plain(reference)); rename one of them, or give it a name= or tag= of its own in run.cfg"
    case .parentLacksPlatform(let image, let parent, let missing, let cure):
      "image \(named(image)) is built for \(VisibleText.list(missing)), and \(named(parent)), which it is built on, is not; \(Self.cure(cure, parent))"
    case .oldBuilder(let lack, let image):
      "\(Self.text(lack)) of image \(named(image)), which docker's old builder \(Self.effect(lack)); install docker's plugin buildx, see https://docs.docker.com/go/buildx"
    case .notBuilt(let failure, _, let wayOut): failure.text + (wayOut?.text ?? "")
    case .notAllBuilt(let failures, let skipped, let count, let wayOut):
      "\(failures.count) of \(count) failed: \(failures.prefix(Self.mostTold).map(\.text).joined(separator: "; "))"
        + (failures.count > Self.mostTold ? " and \(failures.count - Self.mostTold) more" : "")
        + (skipped == 0 ? "" : "; \(skipped) more skipped because of that") + (wayOut?.text ?? "")
    }
  }
}

extension BuildFailure.WayOut {
  fileprivate var text: String {
    "; the engine has \(VisibleText.list(references)): to build on it as it is: \(line(command))"
  }
}

extension BuildProblem {
  private static let mostTold = 5

  private func text(_ thing: Thing) -> String {
    switch thing {
    case .image(let name): "image \(named(name))"
    case .stage(let stage, let image): "the stage \(named(stage)) of image \(named(image))"
    }
  }

  private static func cure(_ cure: ParentCure, _ parent: String) -> String {
    switch cure {
    case .key(let platforms):
      "put into [\(plain(parent))] of run.cfg: platforms = \(platforms.map(plain).joined(separator: " "))"
    case .build: "build it again: \(ShellText.of(["build-image", parent]))"
    case .publish(let reference): "publish one in place of \(plain(reference)) that is built for all of them"
    }
  }

  private static func text(_ lack: OldBuilderLack) -> String {
    switch lack {
    case .hereDocument(let here): "\(here.text): a here-document"
    case .checksum(let here): "\(here.text): ADD --checksum"
    case .argument(let name, let here): "\(here.text): ARG \(plain(name))"
    case .ignoreFile(let path): plain(path)
    case .repository(let address, let dockerfile): "\(plain(dockerfile)): ADD \(plain(address))"
    case .flag(let flag): plain(flag)
    }
  }

  private static func effect(_ lack: OldBuilderLack) -> String {
    switch lack {
    case .hereDocument: "drops"
    case .checksum: "does not check"
    case .argument: "leaves empty"
    case .ignoreFile: "does not read"
    case .repository: "does not clone"
    case .flag: "does not know"
    }
  }
}

extension ContextReport {
  package var text: String {
    let more = isComplete ? "" : "more than "
    let size =
      "\(more)\(TransferRate.size(context.bytes)) in \(more)\(context.files) file\(context.files == 1 ? "" : "s")"
    let largest = context.largest.map { "\(plain(folder + $0.path)) \(TransferRate.size($0.bytes))" }
    let none = "there is no \(plain(folder)).dockerignore to keep files out"
    let counted = ignoreFile.map { "\(plain($0)) is the ignore file" } ?? none
    let wrong = misplaced.map { file in
      "; \(plain(file.path)) is not read, docker reads \(file.places.map(plain).joined(separator: " or "))"
    }
    return "this build reads \(size), the largest: \(largest.joined(separator: ", ")); \(counted)"
      + wrong.prefix(5).joined()
  }
}
