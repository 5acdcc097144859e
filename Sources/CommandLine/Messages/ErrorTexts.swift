import ImageConfig

// Every sentence that an error says: one line, lower-case, where it is, what is wrong, what to do.

private func named(_ text: String) -> String { VisibleText.quoted(text) }
private func plain(_ text: String) -> String { VisibleText.plain(text) }
private func complaint(_ text: String) -> String { VisibleText.complaint(text) }
private func meant(_ nearest: String?) -> String {
  nearest.map { ", did you mean \(named($0))?" } ?? ""
}

extension SourceLocation {
  var text: String { plain(file) + (line.map { ":\($0)" } ?? "") }
}

extension Setting.Origin {
  /// `run.cfg:12: [dev] volumes`, or the option it came from.
  var text: String {
    isCommandLine ? "--\(plain(key))" : "\(location.text): [\(plain(section))] \(plain(key))"
  }
}

extension ConfigFile.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .byteOrderMark(let here): "\(here.text): starts with a byte order mark; save the file as plain UTF-8"
    case .notUTF8(let here): "\(here.text): is not UTF-8; save the file as UTF-8"
    case .nulByte(let here): "\(here.text): has a NUL byte; this is no text file"
    case .noSectionHeader(let text, let here):
      "\(here.text): \(named(text)) stands before the first section; put a [section] line above it"
    case .badHeader(let text, let here): "\(here.text): \(named(text)) is no section header; write [name]"
    case .noDelimiter(let text, let section, let here):
      "\(here.text): [\(plain(section))] \(named(text)) has no '='; write key=value, or indent it to continue a value"
    case .emptyKey(let section, let here):
      "\(here.text): [\(plain(section))] a value without a key; write key=value"
    case .duplicateSection(let name, let first, let here):
      "\(here.text): section [\(plain(name))] is already at line \(first); join the two"
    case .duplicateKey(let key, let section, let first, let here):
      "\(here.text): [\(plain(section))] \(plain(key)) is already at line \(first); remove one"
    case .sameSectionTwice(let one, let other, let first, let here):
      "\(here.text): [\(plain(other))] is the same as [\(plain(one))] at line \(first); join the two"
    }
  }
}

extension Setting.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .notBoolean(let text, let origin): "\(origin.text): \(named(text)) is neither yes nor no"
    case .missingInterpolation(let name, let origin):
      "\(origin.text): %(\(plain(name)))s names a key that is not there; define it, or write %% for a plain %"
    case .lonePercent(let origin): "\(origin.text): has a lone %; write %% for a plain one"
    case .interpolationLoop(let keys, let origin):
      "\(origin.text): %(...)s comes back to itself: \(VisibleText.chain(keys))"
    case .interpolationTooDeep(let keys, let origin):
      "\(origin.text): %(...)s leads through too many keys: \(VisibleText.chain(keys))"
    case .interpolationTooLong(let origin): "\(origin.text): grows beyond a megabyte when %(...)s are put in"
    case .unbalancedQuote(let quote, let origin): "\(origin.text): a \(quote) is not closed"
    case .danglingBackslash(let origin):
      "\(origin.text): ends in a lone backslash; write \\\\ for a plain one"
    case .undefinedVariable(let name, let origin):
      "\(origin.text): $\(plain(name)) is not set; set it, or write $$\(plain(name)) for a plain dollar"
    case .unclosedVariable(let text, let origin):
      "\(origin.text): \(named(text)) is not closed; write ${NAME}, or $$ for a plain dollar"
    case .notOneWord(let words, let origin):
      words.isEmpty
        ? "\(origin.text): is empty; give one value"
        : "\(origin.text): takes one value, not \(words.count); put quotes around it"
    case .unbalancedVariable(let name, let origin):
      "\(origin.text): the value of $\(plain(name)) has an unclosed quote; correct it, or write \"$\(plain(name))\""
    case .flagFromVariable(let flag, let origin):
      "\(origin.text): a variable brings in \(named(flag)), which is no flag of this key; write it in args= yourself"
    case .flagFromValue(let flag, let origin):
      "\(origin.text): \(named(flag)) was put in where docker would read it as a flag; put the flag it belongs to in front"
    case .strayWord(let word, let origin):
      "\(origin.text): docker would take \(named(word)) for the image; a flag is missing in front of it"
    case .flagWithoutValue(let flag, let origin): "\(origin.text): \(named(flag)) lacks its value"
    case .colonInPath(let path, let origin):
      "\(origin.text): -v can't mount \(named(path)), which has a colon; write --mount type=bind,source=...,target=..."
    case .noSuchFile(let path, let origin):
      "\(origin.text): there is no file \(named(path)); create it, or correct the path"
    case .noSuchSection(let name, let nearest, let origin):
      "\(origin.text): there is no section [\(plain(name))]\(meant(nearest))"
    case .badReference(let problem, let origin): "\(origin.text): \(problem.explanation)"
    case .secretArgument(let name, let origin):
      "\(origin.text): \(named(name)) sounds like a secret, and a build argument can be read in the image; write secrets=\(plain(name)) here and RUN --mount=type=secret,id=\(plain(name)) in the Dockerfile, or not_secret=\(plain(name)) if it is none"
    case .notAllowed(let text, let allowed, let origin):
      "\(origin.text): \(named(text)) is not one of \(VisibleText.list(allowed))"
        + meant(NearestName.of(text, among: allowed))
    case .notAssignment(let text, let origin): "\(origin.text): \(named(text)) is no NAME=value"
    }
  }
}

extension ImageReference.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .emptyName: "an image's name is empty; write name[:tag]"
    case .nameTooLong(let name): "\(named(name)) is longer than the 255 characters docker allows"
    case .badComponent(let part, let name):
      "\(named(name)) is no image name: \(named(part)) must be lower-case letters and digits, joined by . _ or -"
    case .upperCase(let name): "\(named(name)) is no image name: use lower-case letters"
    case .badRegistry(let host): "\(named(host)) is no registry; write host or host:port"
    case .badTag(let tag):
      "\(named(tag)) is no tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    case .badDigest(let digest): "\(named(digest)) is no digest; write sha256: and 64 hex digits"
    }
  }
}

extension Version.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .empty: "the version is empty; write one such as 5.0.0"
    case .severalLines: "the version has several lines; write one such as 5.0.0"
    case .leadingV(let text): "\(named(text)) starts with a v; write \(named(String(text.dropFirst())))"
    case .illegal(let text):
      "\(named(text)) is no version; write two or three numbers, as 5.0.0 or 5.1.0-rc.1"
    }
  }
}

extension Host.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .empty: "the host is empty; write [user@]host"
    case .looksLikeOption(let text): "\(named(text)) is no host: it starts with a dash; write [user@]host"
    case .illegalCharacter(let character, let text):
      "\(named(text)) is no host: it has \(named(String(character))); write [user@]host"
    case .tooLong: "the host is longer than any host's name"
    }
  }
}

extension Dockerfile.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .lineTooLong(let limit, let here):
      "\(here.text): longer than the \(limit) bytes docker reads as a line; break it with a backslash at line ends"
    case .notUTF8(let here): "\(here.text): is not UTF-8; save the file as UTF-8"
    case .zeroByte(let here): "\(here.text): has a NUL byte; this is no text file"
    case .empty(let here): "\(here.text): has no instruction; start it with FROM"
    case .noStage(let here): "\(here.text): has no FROM; name the image to start from"
    case .fromWords(let words, let here):
      "\(here.text): FROM takes an image, and AS and a name if you like, not \(named(words.joined(separator: " ")))"
    case .stageName(let name, let here):
      "\(here.text): \(named(name)) is no stage name; start with a letter, then letters, digits, . _ and -"
    case .escapeCharacter(let text, let here):
      "\(here.text): the escape character is \\ or `, not \(named(text))"
    case .repeatedDirective(let name, let here):
      "\(here.text): the directive \(named(name)) stands twice; remove one"
    case .unterminatedHeredoc(let word, let here):
      "\(here.text): nothing ends this here-document; add a line \(named(word))"
    case .heredocWord(let word, let here):
      "\(here.text): \(named(word)) behind << can't be read; check its quotes"
    }
  }
}

extension VersionProblem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .notUTF8(let here): "\(here.text): is not UTF-8; save the file as UTF-8"
    case .noTable(let name, let here): "\(here.text): \(name) is no table; write [tool.versioneer]"
    case .missing(let origin): "\(origin.text) is missing; versioneer needs it to tell the version"
    case .notText(let origin): "\(origin.text): is no string; put quotes around it"
    case .zeroByte(let origin): "\(origin.text): has a NUL character; remove it"
    case .badFrozenVersion(let here):
      "\(here.text): its version_json is no JSON object; restore the file, or remove it"
    case .badKeyword(let name, let here):
      "\(here.text): \(name) is missing or empty; restore the file, or remove it"
    case .answerNotUTF8(let question):
      "\(plain(question)): the answer is not UTF-8; rename that tag or branch"
    case .noAnswer(let question): "\(plain(question)): no answer; run it to see why"
    case .badPostRelease(let tag):
      "style pep440-pre can't count on from the tag \(named(tag)): no number is behind .post; take another style"
    }
  }
}

extension ImageGraph.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .cycle(let names):
      "these images stand on each other: \(VisibleText.chain(names)); take one FROM away"
    }
  }
}

extension Project.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .notFound(let folder):
      "no project here: neither \(plain(folder)) nor a folder above it has a docker/ folder; change into your project"
    case .twoConfigs(let one, let other): "both \(plain(one)) and \(plain(other)) are there; keep one of them"
    case .imagesFolderOutside(let path, let origin):
      "\(origin.text): \(named(path)) is outside the project; name a folder inside it"
    case .imagesFolderMissing(let path, let origin):
      "\(origin.text): there is no folder \(named(path)); create it, or correct images="
    case .illegalProjectName(let name):
      "no image name can be made of the project's name \(named(name)); set name= under [project] in run.cfg"
    case .illegalImageName(let name):
      "no image name can be made of the folder's name \(named(name)); rename it, or set name= in its section"
    case .illegalUser(let user):
      "no tag can be made of the user name \(named(user)); set tag= under [DEFAULT] in run.cfg"
    case .unknownImage(let name, let nearest, let known):
      "there is no image \(named(name))" + (nearest.map { ", did you mean \(named($0))?" } ?? "")
        + (known.isEmpty ? "; the project has no images yet" : " (images: \(VisibleText.list(known)))")
    case .noDockerfile(let name, let path): "image \(named(name)) has no Dockerfile; write \(plain(path))"
    case .syntheticWithoutName(let name, let here):
      "\(here.text): the synthetic image \(named(name)) does not say which image it is; add name= to [\(plain(name))]"
    case .syntheticOfNothing(_, let target, let nearest, let origin):
      "\(origin.text): there is no image \(named(target))"
        + (nearest.map { ", did you mean \(named($0))?" } ?? "; add prefix=no if it exists elsewhere")
    case .syntheticLoop(let names, let here):
      "\(here.text): these images are names for each other: \(VisibleText.list(names)); name a folder"
    case .syntheticTakesReference(let name, let folder, let reference):
      "[\(plain(name))] would build something else as \(reference), which is \(named(folder))'s; give it a tag="
    case .notBuiltHere(let name): "\(named(name)) exists elsewhere and is not built here; docker pull gets it"
    case .noImages(let folder): "there is no image to build; create \(plain(folder))/NAME/Dockerfile"
    case .badVersion(let problem, let here): "\(here.text): \(problem.explanation)"
    }
  }
}

extension SelectionProblem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .noMatch(let glob, let nearest, let known):
      "no image matches \(named(glob))\(meant(nearest))"
        + (known.isEmpty ? "; the project has no images yet" : " (images: \(VisibleText.list(known)))")
    case .childrenOfNothing: "'+children' stands behind a name without a blank, as in base+children"
    }
  }
}

extension Arguments.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .unknownOption(let word, let nearest, let program):
      "unknown option \(named(word))"
        + (nearest.map { ", did you mean \($0)?" } ?? "; see \(program) --help")
    case .missingValue(let option, let program):
      "\(option.spelling) needs a value, \(option.value ?? ""); see \(program) --help"
    case .unexpectedValue(let option, let value): "\(option.spelling) takes no value, so not \(named(value))"
    case .missingOperand(let name, let usage): "\(name) is missing; usage: \(usage)"
    case .tooManyOperands(let word, let usage): "\(named(word)) is one word too many; usage: \(usage)"
    case .emptyOperand(let usage): "an empty word is no name; usage: \(usage)"
    case .repeated(let option): "\(option.spelling) is given twice; give it once"
    case .exclude(let one, let other): "\(one) does not go with \(other)"
    case .badReference(let option, _, let problem): "\(option.spelling): \(problem.explanation)"
    case .badValue(let option, let value, let wanted): "\(option.spelling): \(named(value)) is not \(wanted)"
    }
  }
}

extension FileProblem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .missing(let path): "\(plain(path)): there is no such file"
    case .notAFile(let path, let kind): "\(plain(path)): is \(kind), not a file"
    case .unreadable(let path, let reason): "\(plain(path)): can't be read: \(plain(reason))"
    case .tooLarge(let path, let limit):
      "\(plain(path)): is larger than \(TransferRate.size(UInt64(max(limit, 0)))); is it the right file?"
    }
  }
}

extension StepProblem: Explained {
  public var exitCode: Int32 {
    switch self {
    case .failed(_, let code): code
    case .killed(_, let signal), .interrupted(let signal): 128 + signal
    case .notFound: 127
    case .cannotStart: 126
    default: 1
    }
  }

  public var explanation: String {
    switch self {
    case .notFound("docker"):
      "docker is not installed, or not on the PATH; see https://docs.docker.com/engine/install"
    case .notFound(let name): "\(named(name)) is not installed, or not on the PATH"
    case .cannotStart(let name, let reason): "\(named(name)) can't be started: \(plain(reason))"
    case .failed(let command, let code): "failed with exit code \(code): \(plain(command))"
    case .killed(let command, let signal): "ended by signal \(signal): \(plain(command))"
    case .fileExists(let path):
      "\(plain(path)) has just been made by somebody else; remove it, or wait for the other build"
    case .cannotWrite(let path, let reason): "\(plain(path)) can't be written: \(plain(reason))"
    case .cannotEnter(let directory, let reason): "\(plain(directory)) can't be entered: \(plain(reason))"
    case .interrupted(let signal): "stopped by signal \(signal)"
    case .branchesFailed(let names, let count):
      "\(names.count) of \(count) failed: \(VisibleText.list(names)); what stands on them was skipped"
    }
  }
}

extension BuildProblem: Explained {
  public var exitCode: Int32 {
    if case .isLent = self { return 1 }
    return 2
  }

  public var explanation: String {
    switch self {
    case .needsBuildx(let what):
      "\(plain(what)) needs docker's plugin buildx, which is not installed; see https://docs.docker.com/go/buildx"
    case .cannotLend(let written, let image):
      "image \(named(image)) is built on \(named(written)), which can't be a tag of the parent; install docker's plugin buildx, or correct its FROM"
    case .isLent(let written, let process):
      "process \(process) builds with the tag \(named(written)) just now; wait for it, or install docker's plugin buildx"
    case .noBakeKey(let flag, let image):
      "a bake definition has no key for \(named(flag)) of image \(named(image)); take it out of build_args, or build without --print"
    }
  }
}

extension TransferProblem: Explained {
  public var exitCode: Int32 {
    switch self {
    case .noDocker: 127
    case .noConnection, .broken: 255
    case .failed(_, _, let code): code
    case .noTag: 2
    default: 1
    }
  }

  public var explanation: String {
    switch self {
    case .noImage(let image, let place):
      "no image \(named(image)) on \(plain(place)); build-image or docker pull gets it"
    case .noTag(let image): "\(named(image)) would have no name over there; give it one with -t TAG"
    case .noDocker(let place):
      "\(plain(place)): docker is not installed, or not where a session without a terminal finds it"
    case .mayNotUseDocker(let place, let user, let said):
      said.contains("permission denied")
        ? "\(plain(place)): \(plain(user)) may not use docker; run there: sudo usermod -aG docker \(plain(user))"
        : "\(plain(place)): docker does not answer: \(complaint(said))"
    case .garbled(let place, let line): "\(plain(place)) answers what is no answer: \(named(line))"
    case .cutShort(let place): "\(plain(place)) stopped in the middle of its answer; try again"
    case .tooMuchSaid(let place):
      "\(plain(place)) says far more than any answer has; is it the right machine?"
    case .late(let place): "\(plain(place)) does not answer; is its docker engine well?"
    case .noConnection(let host, let said):
      "no connection to \(plain(host)): \(said.isEmpty ? "ssh does not say why" : complaint(said))"
    case .broken(let host, let said, let again):
      "the connection to \(plain(host)) broke\(said.isEmpty ? "" : ": \(complaint(said))"); continue with: \(again)"
    case .noRoom(let place, let free, let needed, let root):
      "\(plain(place)) has \(TransferRate.size(free)) free in \(plain(root)) and needs \(TransferRate.size(needed)); make room there: docker system prune"
    case .failed(let command, let said, let code):
      "failed with exit code \(code): \(plain(command))\(said.isEmpty ? "" : ": \(complaint(said))")"
    case .notLoaded(let place, let said): "\(plain(place)) did not take the image: \(complaint(said))"
    case .notProven(let image, let place, let proof):
      "\(plain(image)) did not arrive whole on \(plain(place)): \(proof.text); its name there is as it was; try again"
    case .changed(let image):
      "\(named(image)) became another image while it was read; try again"
    }
  }
}

extension TransferProblem.Proof {
  fileprivate var text: String {
    switch self {
    case .identifier(let id, let expected): "it is \(plain(id)), not \(plain(expected))"
    case .layers: "its layers are others"
    case .incomplete: "parts of it are missing"
    case .container(let said): "no container can be made of it: \(complaint(said))"
    }
  }
}

extension TarReader.Problem: Explained {
  public var exitCode: Int32 { 1 }

  public var explanation: String {
    switch self {
    case .truncated(let place): "the image's archive stops too early, behind byte \(place); try again"
    case .notTar(let place): "the image's archive can't be read at byte \(place); try again"
    case .nameTooLong(let place): "the image's archive has a name of an unlikely length at byte \(place)"
    }
  }
}

extension ArchiveContents.Problem: Explained {
  public var exitCode: Int32 { 1 }

  public var explanation: String {
    switch self {
    case .noManifest: "the image's archive has no manifest.json; is the engine newer than this program?"
    case .unreadable(let name): "\(plain(name)) in the image's archive can't be read"
    case .tooLarge(let name): "\(plain(name)) in the image's archive is too large"
    case .missing(let name):
      "docker save left \(plain(name)) away, which the image needs; pull or build the image anew"
    case .unexpected(let name): "the image's archive has \(named(name)), which is no part of an image"
    }
  }
}

extension PublishProblem: Explained {
  public var exitCode: Int32 {
    switch self {
    case .cloudSilent, .notBuilt, .dirty, .notPublished, .released, .registrySilent: 1
    case .noRepository, .halfALogin, .badRepository, .noCloudRegistry, .nameForSeveral: 2
    }
  }

  public var explanation: String {
    switch self {
    case .noRepository(let image):
      "nothing says where \(named(image)) is published; set repository= under [publish] in run.cfg, or IMAGE_REPOSITORY"
    case .halfALogin(let missing): "\(missing) is not set; set both it and its counterpart, or neither"
    case .badRepository(let variable, let problem): "\(variable): \(problem.explanation)"
    case .noCloudRegistry(let name):
      "\(named(name)) names no registry, and image_repo=aws needs Amazon's; start publication_tag= with {account}.dkr.ecr.{region}.amazonaws.com/"
    case .nameForSeveral:
      "-i and -t name one image; publish the others without them"
    case .notBuilt(let image, let local, let environment):
      "the engine has no \(plain(local)); build it: build-image \(environment.map { "--environment \(plain($0)) " } ?? "")\(plain(image))"
    case .dirty(let local):
      "\(plain(local)) was built from changes that no commit has, and a version is for good; commit them, then build it again"
    case .notPublished(let name):
      "\(plain(name)) is not published; publish it first, or name another version: IMAGE:VERSION"
    case .released(let name, let digest):
      "\(plain(name)) is released with other content (\(plain(digest))) and is never overwritten; raise the image's VERSION"
    case .registrySilent(let name, let reason):
      "whether \(plain(name)) is published already could not be found out, so nothing was pushed: \(VisibleText.reason(reason)); try docker login, or mend the connection"
    case .cloudSilent(let what, let said):
      "aws does not tell its \(what): \(plain(said)); check aws configure"
    }
  }
}

extension ReleaseProblem: Explained {
  public var exitCode: Int32 {
    switch self {
    case .noVersion, .notForRelease, .noRelease: 2
    default: 1
    }
  }

  public var explanation: String {
    switch self {
    case .noVersion(let image, let path):
      "\(named(image)) has no version to release; write one, as 1.0.0, into \(plain(path))"
    case .notForRelease(let image):
      "\(named(image)) is not for release: run.cfg says release=no of it"
    case .noCommit: "a release is a git tag, and here git knows no commit; commit what is to be released"
    case .remoteSilent(let remote, let reason):
      "git could not ask \(named(remote)): \(VisibleText.reason(reason)); check git remote -v, or set remote= under [publish]"
    case .noBranch(let remote):
      "\(named(remote)) does not say which branch releases come from; set branch= under [publish] in run.cfg"
    case .otherBranch(let current, let release):
      "releases come from \(named(release)), and \(current.map { "this is \(named($0))" } ?? "no branch is checked out"); run git switch \(plain(release)), or set branch= under [publish]"
    case .changes(let paths):
      "there are changes that no commit has: \(paths.prefix(3).map(plain).joined(separator: ", "))\(paths.count > 3 ? " and \(paths.count - 3) more" : ""); commit them, or put them aside: git stash -u"
    case .notPushed(let branch, let remote):
      "\(named(branch)) is not what \(plain(remote)) has; run git pull --ff-only, then git push"
    case .versionTaken(let tag, let remote, let path):
      "\(plain(tag)) is on \(plain(remote)) already, of another commit; raise \(plain(path))"
    case .otherTagHere(let tag, let remote):
      "\(plain(tag)) is a tag of another commit here, and not on \(plain(remote)); remove it: git tag -d \(plain(tag))"
    case .readmeSilent(let path, let version):
      "\(plain(path)) does not mention \(plain(version)); say there what is new in it"
    case .parentNotReleased(let image, let parent, let tag):
      "\(named(image)) stands on \(named(parent)), and \(plain(tag)) is not released; release both: publish-image --release \(plain(parent)) \(plain(image))"
    case .graphSilent(let reason):
      "build-image does not tell what the image stands on: \(VisibleText.reason(reason))"
    case .overtaken(let tag, let remote):
      "somebody else has released \(plain(tag)) a moment ago; see git ls-remote \(plain(remote)), and raise VERSION if yours is another"
    case .noRelease(let ref):
      "\(named(ref)) is no image at a version; write refs/tags/IMAGE-VERSION, or IMAGE:VERSION"
    case .otherVersion(let ref, let version, let path):
      "\(named(ref)) is not what this checkout has: \(plain(path)) says \(plain(version)); check out the tag's commit"
    case .otherCommit(let ref, let tag):
      "\(named(ref)) is another commit than the one checked out; run git checkout \(plain(tag))"
    case .tagMissing(let tag):
      "there is no tag \(plain(tag)) here; run git fetch --tags"
    case .shallow:
      "this clone is shallow, so it can't tell which commit an image comes from; run git fetch --unshallow --tags, or clone with fetch-depth: 0"
    }
  }
}

extension Warning {
  public var text: String {
    switch self {
    case .config(.unknownKey(let key, let section, let nearest, let here)):
      "\(here.text): [\(plain(section))] unknown key \(named(key))\(meant(nearest))"
    case .config(.unknownSection(let name, let nearest, let here)):
      "\(here.text): [\(plain(name))] is no image\(meant(nearest))"
    case .config(.unknownEnvironment(let name, let nearest)):
      "no section of run.cfg speaks of the environment \(named(name))\(meant(nearest))"
    case .misplacedFlag(let flag, let rightKey, let origin):
      "\(origin.text): \(plain(flag)) is kept, but it belongs in \(rightKey)="
    case .mayBeOverwritten(let name):
      "\(plain(name)) carries no version, so it may be overwritten; a VERSION file in the image's folder changes that"
    case .alreadyPublished(let name, let digest):
      "\(plain(name)) is published already, as \(plain(digest))"
    case .alreadyReleased(let tag, let remote):
      "\(plain(tag)) is on \(plain(remote)) already"
    case .floatingTagStays(let name, let version):
      "\(plain(name)) stays at \(plain(version)), which is higher"
    case .floatingTagOfUnknownVersion(let name, let released):
      "\(plain(name)) does not say which version it is, so it stays; to move it: docker buildx imagetools create -t \(plain(name)) \(plain(released))"
    case .registrySilent(let name, let reason):
      "whether \(plain(name)) is published could not be found out (\(VisibleText.reason(reason))); a run would stop here"
    case .unknownArgument(let name, let nearest, let dockerfile, let origin):
      "\(origin.text): no ARG in \(plain(dockerfile)) is called \(named(name))"
        + (nearest == nil ? "; docker passes over it" : meant(nearest))
    case .largeContext(let report): report.text
    case .otherVersion(let other):
      "\(other.location.text): \(named(other.reference)) is taken from elsewhere: it names \(plain(other.sibling)) at \(plain(other.named)), which is \(plain(other.own)) here"
    case .invalidTOML(let here): "\(here.text): is no TOML from here on; versioneer reads setup.cfg instead"
    }
  }
}

extension ContextReport {
  fileprivate var text: String {
    let more = isComplete ? "" : "more than "
    let size =
      "\(more)\(TransferRate.size(context.bytes)) in \(more)\(context.files) file\(context.files == 1 ? "" : "s")"
    let largest = context.largest.map { "\(plain($0.path)) \(TransferRate.size($0.bytes))" }
    let counted = ignoreFile.map { "\(plain($0)) counts" } ?? "there is no .dockerignore to keep files out"
    let wrong = misplaced.map { file in
      "; \(plain(file.path)) does not count, docker reads \(file.places.map(plain).joined(separator: " or "))"
    }
    return "this build reads \(size), the largest: \(largest.joined(separator: ", ")); \(counted)"
      + wrong.prefix(5).joined()
  }
}
