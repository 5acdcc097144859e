import CommandLine
import ImageConfig

extension PublishProblem: EngineFailure {
  /// What nobody could look for is not there.
  /// The first few, which are the way to the others.
  private static func shown(_ changes: [String]) -> String {
    if changes.isEmpty { return "" }
    let more = changes.count > 3 ? "; and \(changes.count - 3) more" : ""
    return " (\(changes.prefix(3).map { VisibleText.line($0) }.joined(separator: "; "))\(more))"
  }

  package var isOfTheEngine: Bool { if case .notBuilt = self { true } else { false } }
}

extension PublishProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .noFolderForLogin, .cloudSilent, .notBuilt, .dirty, .uncommitted, .notLabelled, .builtAsAnotherImage,
      .builtOfAnotherCommit, .builtWithOtherInputs, .notPublished, .released, .registrySilent,
      .builtOtherwise, .onlyInAnIndex,
      .builtAsAnother, .latestOfPrerelease,
      .taken, .notTheEngines,
      .notSigned, .another, .madeOtherwise, .silentSince, .noReadme, .longReadme, .notDescribed:
      1
    case .versionAsChannel, .severalForChannel, .halfALogin, .noCloudRegistry, .nameForSeveral,
      .nothingVersioned, .oneNameForTwo, .noNameOfItsOwn, .notForPublishing, .noSigner,
      .noHubLogin, .namedByDigest, .tagBehindName, .nameOfImage:
      2
    case .unanswered: 3
    }
  }

  package var explanation: String {
    switch self {
    case .halfALogin(let missing): "\(missing) is not set; set both it and its counterpart, or neither"
    case .noFolderForLogin(let parent):
      "\(plain(parent)) takes no folder for this run's login, for the reason above; name another: TMPDIR=FOLDER, or XDG_RUNTIME_DIR=FOLDER where that is set"
    case .noCloudRegistry(let name):
      "\(named(name)) names no registry, and image_repo=aws needs Amazon's; start publication_tag= with {account}.dkr.ecr.{region}.amazonaws.com/"
    case .nameForSeveral:
      "-i and -t name one image; publish the others without them"
    case .nothingVersioned(let folder):
      "no image here has a version, and all means those that have; write one, as 1.0.0, into \(plain(folder))/IMAGE/VERSION"
    case .oneNameForTwo(let one, let other, let name):
      "\(named(one)) and \(named(other)) are both published as \(plain(name)); rename one of them, or set its publication_tag="
    case .notBuilt(let local, let build):
      "the engine has no \(plain(local)); run \(plain(build))"
    case .dirty(let local, let changes, let build):
      "\(plain(local)) was built from uncommitted changes\(Self.shown(changes)), and a version is permanent; commit them, then build it again: \(plain(build))"
    case .uncommitted(let image, let changes, let build):
      "\(named(image)) has uncommitted changes here\(Self.shown(changes)), and a version is permanent; commit them, then build it again: \(plain(build))"
    case .notLabelled(let local, let build):
      "\(plain(local)) does not say what it was made of, and a version is permanent; build it: \(plain(build))"
    case .builtAsAnotherImage(let local, let image, let build):
      "\(plain(local)) was built as image \(named(image)); build it again: \(plain(build))"
    case .builtOfAnotherCommit(let local, let commit, let here, let build):
      "\(plain(local)) was built from \(Self.commit(commit)), and this checkout has \(Self.commit(here)); build it again: \(plain(build))"
    case .builtWithOtherInputs(let local, let build):
      "\(plain(local)) is not what run.cfg makes of it here: its environment, build arguments, labels, contexts, stage, platforms or parents differ; build it again: \(plain(build))"
    case .noNameOfItsOwn(let image, let folder):
      "\(named(image)) is another build of \(plain(folder)), and has no published name of its own; set its publication_tag= in run.cfg"
    case .notForPublishing(let image):
      "\(named(image)) is not published: run.cfg says release=no of it; remove that, or set its publication_tag="
    case .builtOtherwise(let local):
      "rebuilding \(plain(local)) with attestations produced different layers than the image you tested; test the new build, then publish"
    case .noReadme(let path): "\(plain(path)) can't be read; write there what the image is for"
    case .longReadme(let path, let limit):
      "\(plain(path)) is longer than the \(limit) bytes that Docker Hub takes for a description; move a part into another file"
    case .noHubLogin:
      "a description needs a login to Docker Hub's API; set IMAGE_REPOSITORY_USER and IMAGE_REPOSITORY_PASSWORD, which are for the registry of repository= or IMAGE_REPOSITORY"
    case .notDescribed(let name):
      "Docker Hub did not take the description of \(plain(name)), for the reason above; an access token needs the permission to read, write and delete"
    case .noSigner(let program):
      "sign= names \(named(program)), which is not installed, or not on the PATH; nothing was pushed"
    case .notSigned(let name, let others, let command, let how):
      "\(plain(name)) is published and not signed\(others.isEmpty ? "" : ", published are \(VisibleText.list(others)) as well"), and no floating tag was moved: \(how): \(VisibleText.line(command)); fix that, then publish again, which signs it"
    case .builtAsAnother(let local, let version, let wanted, let build):
      "\(plain(local)) was built as \(plain(version)), and VERSION says \(plain(wanted)); build it again: \(plain(build))"
    case .versionAsChannel(let name):
      "\(named(name)) is a version, and a version is never moved; promote to a name that may move, as stable"
    case .latestOfPrerelease(let name):
      "latest is for what is released, and \(plain(name)) is a pre-release; promote it to another name, as next"
    case .onlyInAnIndex(let tag, let source):
      "this buildx can't give \(plain(tag)) the digest of \(plain(source)): it would make an index around it, and the engine can't push it as it is; use buildx 0.15 or later, and run the same again"
    case .severalForChannel(let image, let channel):
      "\(plain(channel)) can be at one version of \(plain(image)); name one of them"
    case .notPublished(let name):
      "\(plain(name)) is not published; publish it first, or name another version or tag: IMAGE:VERSION"
    case .released(let name, let digest):
      "\(plain(name)) is released with other content (\(plain(digest))) and is never overwritten; raise the image's VERSION"
    case .taken(let name, let digest, let local):
      "\(plain(name)) is there with other content (\(plain(digest))), and what is published is never overwritten; take another tag: docker tag \(plain(local)) NAME:TAG"
    case .namedByDigest(let name):
      "\(named(name)) is a digest, and a registry takes an image by a tag; write NAME:TAG"
    case .tagBehindName(let name, let image):
      "\(named(name)): an image of the project is published at its VERSION; write publish-image \(plain(image)), with -t TAG for another local tag"
    case .nameOfImage(let name, let image):
      "\(plain(name)) is image \(named(image)) of this project; publish it by that name: publish-image \(plain(image))"
    case .notTheEngines(let name, let isThere):
      "\(plain(name)) is not what the engine has under that name\(isThere ? "" : ": it has none"); to look at it: docker pull \(plain(name))"
    case .registrySilent(let name, let reason):
      "whether \(plain(name)) is published already could not be found out, so nothing was pushed: \(VisibleText.reason(reason)); \(Self.wayOut(reason))"
    case .silentSince(let name, let reason):
      "the registry answered, and then did not say where \(plain(name)) is: \(VisibleText.reason(reason)); publish again, which does what is left"
    case .unanswered(let name, let reason):
      "whether \(plain(name)) is published could not be found out: \(VisibleText.reason(reason)); \(Self.wayOut(reason))"
    case .another(let name, let commit, let image, let here, let isBuilt):
      "\(plain(name)) is not what this checkout makes: it was built from \(Self.commit(commit)), here is \(Self.commit(here))\(isBuilt ? ", and what was built here is another" : ""); check out its commit, or compare with a build: build-image \(plain(image))"
    case .madeOtherwise(let name, let image):
      "\(plain(name)) is of this checkout's commit, and was made otherwise: run.cfg says other build arguments, labels, contexts, stage or platforms of \(named(image)), or its parents are others; check out its git tag, or name its overlay: --environment NAME"
    case .cloudSilent(let what, let said):
      "aws reports no \(plain(what))\(said.isEmpty ? "" : ": " + VisibleText.reason(said)); \(PassingTrouble.isNoAnswer(said) ? "try again later" : "check aws configure")"
    }
  }
}

extension PublishProblem {
  /// Docker Hub and GHCR say of a repository that nobody has pushed to what they say of a forbidden one.
  private static func wayOut(_ reason: String) -> String {
    if PassingTrouble.isNoAnswer(reason) {
      return "try again later, or give it longer: \(PassingTrouble.timeoutVariable)=300"
    }
    switch PassingTrouble.obstacle(reason, attempts: 1, contact: .first) {
    case .refusal:
      return
        "try docker login; if the repository is new there, create it first: on the registry's web page, or by pushing any other tag to it"
    case .absence: return "check the registry's name, and whether it runs"
    default: return "try docker login, or fix the connection"
    }
  }

  private static func commit(_ label: String) -> String {
    label.isEmpty ? "no known commit" : VisibleText.plain(label)
  }
}

extension ReleaseProblem: Explained {
  package var exitCode: Int32 {
    switch self {
    case .noVersion, .noFolder, .badTagPrefix, .notForRelease, .nothingForRelease, .noRelease: 2
    default: 1
    }
  }

  package var explanation: String {
    switch self {
    case .noVersion(let image, let child?, let path):
      "\(named(child)) is built on \(named(image)), which has no version to release; write one, as 1.0.0, into \(plain(path)), or release=no into [\(plain(image))] of run.cfg"
    case .noVersion(let image, nil, let path):
      "\(named(image)) has no version to release; write one, as 1.0.0, into \(plain(path))"
    case .noFolder(let image):
      "\(named(image)) has no folder of its own, so it has no version to release; its publication_tag publishes it: publish-image \(plain(image))"
    case .notForRelease(let image):
      "\(named(image)) is not for release: run.cfg says release=no of it"
    case .noCommit: "a release is a git tag, and here git knows no commit; commit what is to be released"
    case .gitSilent(let reason):
      "git says nothing about this checkout: \(VisibleText.reason(reason)); fix that first"
    case .nothingForRelease(let folder):
      "no image here can be released: none has a VERSION, but for those with release=no; write one, as 1.0.0, into \(plain(folder))/IMAGE/VERSION"
    case .remoteSilent(let remote, let reason):
      "git could not ask \(named(remote)): \(VisibleText.reason(reason)); \(PassingTrouble.isNoAnswer(reason) ? "try again later, or " : "")check git remote -v, or set remote= under [publish]"
    case .noBranch(let remote):
      "\(named(remote)) does not say which branch releases come from; set branch= under [publish] in run.cfg"
    case .otherBranch(let current, let release):
      "releases come from \(named(release)), and \(current.map { "this is \(named($0))" } ?? "no branch is checked out"); run git switch \(plain(release)), or set branch= under [publish]"
    case .statusUnknown(let reason):
      "git can't say whether there are uncommitted changes: \(VisibleText.reason(reason)); fix that first"
    case .foreignRepository:
      "GIT_DIR is set, which may be another repository than the project's, and a release tags and pushes; unset it"
    case .changes(let paths):
      "there are uncommitted changes: \(paths.prefix(3).map(plain).joined(separator: ", "))\(paths.count > 3 ? " and \(paths.count - 3) more" : ""); commit them, or stash them: git stash -u"
    case .notPushed(let branch, let remote):
      "\(named(branch)) is not what \(plain(remote)) has; run git pull --ff-only, then git push"
    case .versionTaken(let tag, let remote, let path):
      "\(plain(tag)) is on \(plain(remote)) already, of another commit; raise \(plain(path))"
    case .otherTagHere(let tag, let remote):
      "\(plain(tag)) is a tag of another commit here, and not on \(plain(remote)); remove it: git tag -d \(plain(tag))"
    case .readmeSilent(let path, let version):
      "\(plain(path)) does not mention \(plain(version)); say there what is new in it"
    case .parentNotReleased(let image, let parent, let tag):
      "\(named(image)) is built on \(named(parent)), and \(plain(tag)) is not released; release both: publish-image --release \(plain(parent)) \(plain(image))"
    case .parentNotPublished(let image, let parent):
      "\(named(image)) is built on \(plain(parent)), which is not published; release and publish that first, then run this again"
    case .graphSilent(let reason):
      "build-image says nothing about the image: \(VisibleText.reason(reason))"
    case .overtaken(let tag, let remote):
      "somebody else has released \(plain(tag)) a moment ago; see git ls-remote \(plain(remote)), and raise VERSION if yours is another"
    case .unsettled(let tag, let remote):
      "whether \(plain(tag)) came to \(plain(remote)) can't be found out, for the reason above; run the same again when \(plain(remote)) answers: it releases, or says that this is done"
    case .noRelease(let ref, let prefix):
      "\(named(ref)) is not an image at a version; write refs/tags/\(plain(prefix))IMAGE-VERSION, or IMAGE:VERSION"
    case .badTagPrefix(let text, let origin):
      "\(origin.text): \(named(text)) can't begin a git tag; use letters, digits and . _ - /, as in lab-"
    case .tagOfAnother(let tag, let place):
      "\(plain(tag)) is a git tag of \(plain(place)) too, and a repository can have it only once; set tag_prefix= under [publish] in run.cfg of one of the two projects, for example lab-"
    case .parentChanged(let image, let parent, let changed, let tag, let path):
      "\(named(image)) is built on \(named(parent))\(parent == changed ? ", which" : ", and \(named(changed)) below it") has changed since \(plain(tag)); raise \(plain(path)), and release both: publish-image --release \(plain(parent)) \(plain(image))"
    case .partlyReleased(let tag, let remote):
      "\(plain(tag)) came to some of the addresses that \(plain(remote)) is pushed to, but not to all, for the reason above; fix that, then run the same again"
    case .atSomeAddresses(let tag, let remote, let isHere):
      "\(plain(tag)) is at some of \(plain(remote))'s addresses only; bring it to the others: \(isHere ? "" : "git fetch --tags, then ")git push \(plain(remote)) \(plain(tag))"
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
