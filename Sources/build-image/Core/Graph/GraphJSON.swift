import CommandLine
import ImageConfig

/// For programs.
enum GraphJSON {
  static func of(_ model: GraphModel) -> String {
    let images = model.images.map { image in
      JSONText.object([
        .init("name", .string(image.name)),
        .init("folder", .string(image.folder)),
        .init("reference", .string(image.reference)),
        .init("version", image.version.map(JSONText.string) ?? .null),
        .init("parents", .list(image.parents.map(JSONText.string))),
        .init("external", .list(image.externals.map(JSONText.string))),
        .init("level", .number(image.level)),
      ])
    }
    return JSONText.object([.init("images", .list(images))]).text + "\n"
  }
}
