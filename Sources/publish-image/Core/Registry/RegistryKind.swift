import ImageConfig

/// `image_repo=`: which kind of registry an image goes to.
enum RegistryKind: String, CaseIterable {
  case dockerHub = "docker_hub"
  case aws
  /// Whatever the published name says.
  case byName = ""

  init(_ image: Image, _ project: Project) throws {
    guard let setting = try image.settings.nonEmpty(.imageRepo) else {
      self = .byName
      return
    }
    let text = try project.substitution.word(of: setting).text
    guard let kind = RegistryKind(rawValue: text), kind != .byName else {
      throw Setting.Problem.notAllowed(text, allowed: ["docker_hub", "aws"], setting.origin)
    }
    self = kind
  }

  /// `<account>.dkr.ecr.<region>.amazonaws.com`
  static func isAmazon(_ repository: Repository) -> Bool {
    region(of: repository) != nil
  }

  static func region(of repository: Repository) -> String? { amazonLabels(repository)?[3] }

  /// The account that the registry belongs to.
  static func account(of repository: Repository) -> String? { amazonLabels(repository)?[0] }

  private static func amazonLabels(_ repository: Repository) -> [String]? {
    let labels = (repository.registry ?? "").split(separator: ".").map(String.init)
    let isAmazon =
      labels.count >= 6 && labels[1] == "dkr" && ["ecr", "ecr-fips"].contains(labels[2])
      && labels[4] == "amazonaws"
    return isAmazon ? labels : nil
  }
}
