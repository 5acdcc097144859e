import ImageConfig

extension RunLabels {
  static func flags(_ inputs: RunInputs) -> [String] {
    labels(inputs.project, inputs.world, image: inputs.image.name).flatMap { ["--label", $0] }
      + varying(inputs).flatMap { name, value -> [String] in
        // An image that was made of a container has its labels.
        let isInherited = inputs.host.image.content?.labels[name] != nil
        return value.isEmpty && !isInherited ? [] : ["--label", "\(name)=\(value)"]
      }
  }

  /// Labels that not every container has. How it was made is asked only of one that is kept.
  private static func varying(_ inputs: RunInputs) -> [(name: String, value: String)] {
    let keeps = inputs.request.keeps
    return [
      (environment, inputs.project.environment ?? ""), (config, keeps ? ConfigHash.of(inputs) : ""),
      (options, keeps ? inputs.request.options.map(\.label).joined(separator: " ") : ""),
    ]
  }

  static func filters(_ inputs: RunInputs) -> [String] {
    filters(inputs.project, inputs.world, image: inputs.image.name)
  }
}
