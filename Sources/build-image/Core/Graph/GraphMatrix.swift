import CommandLine
import ImageConfig

/// A job matrix for each level, on one line: a list in which `fromJSON(…)[0]` is the `matrix:` of the first
/// job of a GitHub workflow, `[1]` that of the one that needs it, and so on.
enum GraphMatrix {
  static func of(_ model: GraphModel) -> String {
    JSONText.list(
      model.levels.map { level in
        .object([.init("include", .list(level.map(entry)))])
      }
    ).line + "\n"
  }

  private static func entry(_ image: GraphModel.Entry) -> JSONText {
    .object([
      .init("image", .string(image.name)),
      .init("folder", .string(image.folder)),
      .init("reference", .string(image.reference)),
      // A matrix has no place for null.
      .init("version", .string(image.version ?? "")),
    ])
  }
}
