import ImageConfig

/// What `--graph` prints.
package enum GraphFormat: String, CaseIterable {
  case text, json, dot, mermaid, svg, matrix

  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  /// With a line break at its end.
  package func show(_ model: GraphModel) -> String {
    switch self {
    case .text: GraphText.of(model)
    case .json: GraphJSON.of(model)
    case .dot: GraphDot.of(model)
    case .mermaid: GraphMermaid.of(model)
    case .svg: GraphPicture.of(model)
    case .matrix: GraphMatrix.of(model)
    }
  }
}
