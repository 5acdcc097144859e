import ImageConfig

extension Warning {
  private static let listIt = "list it in synthetic_images under [run_image]"

  package var text: String {
    switch self {
    case .config(.unknownKey(let key, let section, let nearest, let here)):
      "\(here.text): [\(plain(section))] unknown key \(named(key))\(meant(nearest))"
    case .config(.unknownSection(let name, nil, hasName: true, let here)):
      "\(here.text): [\(plain(name))] is not an image; if it is another way to run one, \(Self.listIt)"
    case .config(.unknownSection(let name, let nearest, let hasName, let here)):
      "\(here.text): [\(plain(name))] is not an image\(meant(nearest))"
        + (hasName ? " (if it is another way to run one, \(Self.listIt))" : "")
    case .misplacedFlag(let flag, let rightKey, let origin):
      "\(origin.text): \(plain(flag)) is kept, but it belongs in \(rightKey)="
    case .own(let notice): notice.text
    case .staysHere(let what, let origin):
      "\(origin.text): the engine is on another machine, and \(what) stays here"
    case .mountStays(let path, let origin):
      "\(origin.text): DOCKER_IP is set, so \(plain(path)) of this machine is not mounted; \(plain(origin.key))_docked= says what is there"
    case .noAgent(let origin):
      "\(origin.text): no ssh agent answers here; start one: eval $(ssh-agent) && ssh-add"
    case .noGitConfig(let path, let origin):
      "\(origin.text): there is no \(plain(path)); make one: git config --global user.name ..."
    case .mayBeOverwritten(let name, let isTagged):
      "\(plain(name)) carries no version, so it may be overwritten; \(isTagged ? "its publication_tag= in run.cfg wants that" : "a VERSION file in the image's folder changes that")"
    case .alreadyPublished(let name, let digest):
      "\(plain(name)) is published already, as \(plain(digest))"
    case .leftOut(let image):
      "\(named(image)) is left out: run.cfg says release=no of it"
    case .alreadyReleased(let tag, let remote):
      "\(plain(tag)) is on \(plain(remote)) already"
    case .answerLost(let tag, let remote):
      "the answer to the push was lost, and \(plain(remote)) has \(plain(tag)) as it was made here: it is released"
    case .floatingTagStays(let name, let version):
      "\(plain(name)) stays at \(plain(version)), which is higher"
    case .floatingTagOvertaken(let name, let version):
      "\(plain(name)) has been moved on to \(plain(version)) in the meantime, which is higher"
    case .floatingTagMovedBack(let name):
      "\(plain(name)) has been moved back by somebody else, who published a lower version at the same time; publish again to move it here"
    case .channelIsNew(let name):
      "\(plain(name)) is new and stays: docker can't remove a tag from a registry; promote again, which does what is left, or delete it on the registry's own pages"
    case .floatingTagOfHigher(let name, let version):
      "\(plain(name)) is not given to this version, since \(plain(version)) is published and higher; check that one out and publish it again to give it the tag"
    case .floatingTagIsVersion(let name):
      "\(plain(name)) stays: it is itself a version that is released, and never overwritten"
    case .floatingTagOfUnknownVersion(let name, let released):
      "\(plain(name)) does not say which version it is, so it stays; to move it: docker buildx imagetools create --prefer-index=false -t \(plain(name)) \(plain(released))"
    case .waitsForParent(let name):
      "\(plain(name)) is released and not yet published: waiting for it, up to an hour"
    case .helperLogsIn(let registry, let helper):
      "docker logs in to \(plain(registry)) by its helper docker-credential-\(plain(helper)), so there is nothing to do"
    case .noPlaceForDescription(let name):
      "\(plain(name)) is not on Docker Hub, so there is no description to write"
    case .descriptionStays(let image, let version):
      "the description of \(named(image)) stays as it is at \(plain(version)), the highest that is released"
    case .registrySilent(let name, let reason):
      "whether \(plain(name)) is published could not be found out (\(VisibleText.reason(reason))); a run would stop here"
    case .cloudSilent(let repository, let reason):
      "aws does not say whether \(plain(repository)) is there (\(VisibleText.reason(reason))); a run would make it where it is missing, or stop here"
    case .unknownArgument(let name, let nearest, let dockerfile, let origin):
      "\(origin.text): no ARG in \(plain(dockerfile)) is called \(named(name))"
        + (nearest == nil ? "; docker ignores it" : meant(nearest))
    case .noSuchBuilder(let name, let origin):
      "\(origin?.text ?? "--builder"): docker has no context and no builder \(named(name)) here, so docker's current engine is used; see: docker context ls, docker buildx ls"
    case .engineOfProject(let context, let variable, let origin):
      "\(origin.text): everything goes to the docker context \(named(context)); \(plain(variable)) has no effect"
    case .gitSilent(let reason):
      "git can't tell what is committed here, so all counts as changed: \(reason.isEmpty ? "there is no git" : VisibleText.complaint(reason))"
    case .versionFileCommitted:
      "\(OwnFiles.versionFile) is committed, and each build writes it; to leave it out: git rm --cached \(OwnFiles.versionFile), and name it in .gitignore"
    case .versionFileNotIgnored:
      "this build writes \(OwnFiles.versionFile), which git does not ignore; name it in .gitignore"
    case .newToBake(let keys, let image):
      "an old bake drops \(VisibleText.list(keys)) of image \(named(image)) silently; a build without --print does not rely on it"
    case .notBuiltHere(let name):
      "\(plain(name)) stays: its labels do not say that it was built here; to remove it: docker image rm \(plain(name))"
    case .parentTaken(let image, let reference, let reason):
      "image \(named(image)) can't be built here (\(VisibleText.reason(reason))); the engine's \(plain(reference)) is labelled with this checkout's commit and inputs, so it is taken as it is"
    case .otherVersion(let other):
      "\(other.location.text): \(named(other.reference)) is taken from the registry: it names \(plain(other.sibling)) at \(plain(other.named)), which is \(plain(other.own)) here"
    case .invalidTOML(let here): "\(here.text): is not TOML from here on; versioneer reads setup.cfg instead"
    }
  }
}
