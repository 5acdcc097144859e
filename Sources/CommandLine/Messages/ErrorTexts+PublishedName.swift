import ImageConfig

extension PublishedName.Problem: Explained {
  package var exitCode: Int32 { 2 }

  package var explanation: String {
    switch self {
    case .noRepository(let image):
      "nothing says where \(named(image)) is published; set repository= under [publish] in run.cfg, or IMAGE_REPOSITORY"
    case .badRepository(let variable, let problem): "\(variable): \(problem.explanation)"
    }
  }
}
