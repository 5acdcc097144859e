import ImageConfig

extension PublishedName.Problem: Explained {
  public var exitCode: Int32 { 2 }

  public var explanation: String {
    switch self {
    case .noRepository(let image):
      "nothing says where \(named(image)) is published; set repository= under [publish] in run.cfg, or IMAGE_REPOSITORY"
    case .badRepository(let variable, let problem): "\(variable): \(problem.explanation)"
    }
  }
}

extension PublishProblem: Explained {
  public var exitCode: Int32 {
    switch self {
    case .cloudSilent, .notBuilt, .released, .registrySilent: 1
    case .halfALogin, .noCloudRegistry, .nameForSeveral: 2
    }
  }

  public var explanation: String {
    switch self {
    case .halfALogin(let missing): "\(missing) is not set; set both it and its counterpart, or neither"
    case .noCloudRegistry(let name):
      "\(named(name)) names no registry, and image_repo=aws needs Amazon's; start publication_tag= with {account}.dkr.ecr.{region}.amazonaws.com/"
    case .nameForSeveral:
      "-i and -t name one image; publish the others without them"
    case .notBuilt(let image, let local):
      "the engine has no \(plain(local)); build it: build-image \(plain(image))"
    case .released(let name, let digest):
      "\(plain(name)) is released with other content (\(plain(digest))) and is never overwritten; raise the image's VERSION"
    case .registrySilent(let name, let reason):
      "whether \(plain(name)) is published already could not be found out, so nothing was pushed: \(VisibleText.reason(reason)); try docker login, or mend the connection"
    case .cloudSilent(let what, let said):
      "aws does not tell its \(what): \(plain(said)); check aws configure"
    }
  }
}
