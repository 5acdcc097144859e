import ImageConfig

/// `image_repo=`: which kind of registry an image goes to.
enum RegistryKind: String, CaseIterable {
  case dockerHub = "docker_hub"
  case aws
  /// Whatever the published name says.
  case byName = ""

  init(_ image: Image, _ project: Project) throws {
    guard let setting = try image.settings.nonEmpty("image_repo") else {
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

  static func region(of repository: Repository) -> String? {
    let labels = (repository.registry ?? "").split(separator: ".")
    guard labels.count >= 6, labels[1] == "dkr", labels[2] == "ecr", labels[4] == "amazonaws" else {
      return nil
    }
    return String(labels[3])
  }
}
