import ImageConfig

extension ConfigFile.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .byteOrderMark(let here): "\(here.text): starts with a byte order mark; save the file as plain UTF-8"
    case .notUTF8(let here): "\(here.text): is not UTF-8; save the file as UTF-8"
    case .nulByte(let here): "\(here.text): has a NUL byte; this is not a text file"
    case .noSectionHeader(let text, let here):
      "\(here.text): \(named(text)) stands before the first section; put a [section] line above it"
    case .badHeader(let text, let here): "\(here.text): \(named(text)) is not a section header; write [name]"
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
  package var exitCode: Int32 { 2 }

  package var explanation: String {
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
    case .unknownName(let name, let nearest, let origin):
      "\(origin.text): \(named(name)) is not a known name\(meant(nearest)) (to keep it as text: \\\(plain(name)))"
    case .inlineComment(let word, let origin):
      "\(origin.text): \(named(word)) does not start a comment after a value; put the comment on a line of its own"
    case .notOneWord(let words, let origin):
      words.isEmpty
        ? "\(origin.text): is empty; give one value"
        : words.contains(where: { $0.hasPrefix(";") || $0.hasPrefix("#") })
          ? "\(origin.text): takes one value; a comment goes on a line of its own"
          : "\(origin.text): takes one value, not \(words.count); put quotes around it"
    case .unbalancedVariable(let name, let origin):
      "\(origin.text): the value of $\(plain(name)) has an unclosed quote; correct it, or write \"$\(plain(name))\""
    case .flagFromVariable(let flag, let origin):
      "\(origin.text): a variable brings in \(named(flag)), which is not a flag of this key; write it in args= yourself"
    case .flagFromValue(let flag, let origin):
      "\(origin.text): \(named(flag)) was put in where docker would read it as a flag; put the flag it belongs to before it"
    case .strayWord(let word, let origin):
      "\(origin.text): docker would read \(named(word)) as the image name; put the flag it belongs to before it"
    case .notABuildArgument(let word, let origin):
      "\(origin.text): \(named(word)) is not a build argument; write NAME=value, or put its flag before it"
    case .flagWithoutValue(let flag, let origin): "\(origin.text): \(named(flag)) lacks its value"
    case .colonInPath(let path, let origin):
      "\(origin.text): -v can't mount \(named(path)), which has a colon; write --mount type=bind,source=...,target=..."
    case .tildeInPath(let path, let origin):
      "\(origin.text): no shell reads \(named(path)), so its ~ is not expanded; write {home}/..."
    case .secretNotSet(let name, let origin):
      "\(origin.text): $\(plain(name)) has no value, and the secret would be empty; set it, or give a file: \(plain(name))=FILE"
    case .noSuchFile(let path, let origin):
      "\(origin.text): there is no file \(named(path)); create it, or correct the path"
    case .noSuchSection(let name, let nearest, let origin):
      "\(origin.text): there is no section [\(plain(name))]\(meant(nearest))"
    case .badReference(let problem, let origin): "\(origin.text): \(problem.explanation)"
    case .secretArgument(let name, let origin):
      "\(origin.text): \(named(name)) sounds like a secret, and a build argument can be read in the image; write secrets=\(plain(name)) here and RUN --mount=type=secret,id=\(plain(name)) in the Dockerfile, or not_secret=\(plain(name)) if it is not one"
    case .ownLabel(let name, let origin):
      "\(origin.text): the label \(named(name)) says what an image is made of, and build-image writes it; take it out, or give yours another name"
    case .notAQuantity(let text, let wanted, let origin):
      "\(origin.text): \(named(text)) is not \(wanted)"
    case .notAllowed(let text, [], let origin):
      "\(origin.text): \(named(text)) is not one: no stage of the Dockerfile has a name; write FROM ... AS \(plain(text))"
    case .notAllowed(let text, let allowed, let origin):
      "\(origin.text): \(named(text)) is not one of \(VisibleText.list(allowed))"
        + meant(NearestName.of(text, among: allowed))
    case .notAssignment(let text, let origin): "\(origin.text): \(named(text)) is not NAME=value"
    }
  }
}

extension Project.Problem: Explained {
  /// What `make notebook` starts: this machine alone reaches it, and what is saved is the caller's.
  private static let notebookSection = """

    [run_image]
    synthetic_images = notebook

    [notebook]
    name = IMAGE
    user = host
    volumes = --mount type=bind,source={project_root},target=/mnt
    ports = 127.0.0.1:$NOTEBOOK_PORT:8888
    cmd = jupyter lab --ip=0.0.0.0 --port=8888 --no-browser --allow-root
    """

  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .notFound(let folder, let strays):
      "no project here: neither \(plain(folder)) nor a folder above it has a docker/ folder; "
        + (strays.text ?? "change into your project, or begin one with docker/NAME/Dockerfile")
    case .twoConfigs(let one, let other): "both \(plain(one)) and \(plain(other)) are there; keep one of them"
    case .imagesFolderOutside(let path, let origin):
      "\(origin.text): \(named(path)) is outside the project; name a folder inside it"
    case .imagesFolderMissing(let path, let origin):
      "\(origin.text): there is no folder \(named(path)); create it, or correct images="
    case .unknownEnvironment(let name, let nearest, let known):
      "no section of run.cfg is for the environment \(named(name))"
        + (nearest == nil
          ? " (there is: \(VisibleText.list(known))); for none of them: --environment=" : meant(nearest))
    case .illegalProjectName(let name):
      "no image name can be made of the project's name \(named(name)); set name= under [project] in run.cfg"
    case .illegalImageName(let name):
      "no image name can be made of the folder's name \(named(name)); rename it, or set name= in its section"
    case .illegalUser(let user):
      "no tag can be made of the user name \(named(user)); set tag= under [DEFAULT] in run.cfg"
    case .unknownImage(let name, _, let known, let strays) where known.isEmpty:
      "there is no image \(named(name)): \(strays.noImages)"
    case .unknownImage("notebook", nil, let known, _) where !known.isEmpty:
      "there is no image 'notebook' (images: \(VisibleText.list(known))); put this into run.cfg, with the one that has Jupyter for IMAGE:\n\(Self.notebookSection)"
    case .unknownImage(let name, let nearest, let known, _):
      "there is no image \(named(name))\(meant(nearest)) (images: \(VisibleText.list(known)))"
    case .noDockerfile(let name, let path, let strays):
      "image \(named(name)) has no Dockerfile; \(strays.text ?? "write \(plain(path))")"
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
    case .noImages(let strays): strays.noImages
    case .badVersion(let problem, let here): "\(here.text): \(problem.explanation)"
    }
  }
}

extension StrayDockerfiles {
  fileprivate var noImages: String {
    let folder = imagesFolder == "." ? "" : plain(imagesFolder) + "/"
    return "the project has no image yet; \(text ?? "create \(folder)NAME/Dockerfile")"
  }

  /// What to do with them; none where there are none.
  fileprivate var text: String? {
    switch cure {
    case nil: nil
    case .images(let folder, let names):
      "for the Dockerfile\(names.count == 1 ? "" : "s") in \(VisibleText.list(names.map { folder == "." ? $0 : "\(folder)/\($0)" })) put images = \(plain(folder)) under [project] into run.cfg"
    case .move(let path, let right): "move \(plain(path)) to \(plain(right))"
    }
  }
}
