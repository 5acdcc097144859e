import CommandLine
import ImageConfig

/// `direct=no`: an image that is there for others to stand on.
enum DirectUse {
  static func check(_ inputs: RunInputs, _ around: Surroundings) throws {
    if try inputs.request.validates || isDirect(inputs.image, inputs.setting(.direct)) { return }
    let image = inputs.image.name
    let graph = around.ask(
      Command(
        around.builder,
        inputs.project.environmentWords + ["--graph", "json", "\(image)+children"]))
    let all = graph.flatMap { JSONValue($0.output)?["images"]?.list } ?? []
    let names = all.compactMap { $0["name"]?.text }.filter { $0 != image }
    let others = inputs.project.syntheticNames.filter { name in
      guard let other = try? inputs.project.image(name) else { return false }
      return other.folder == image && (try? isDirect(other, other.settings.nonEmpty(.direct))) != false
    }
    throw RunProblem.notDirect(image, instead: names + others)
  }
  /// Another way to run an image is meant to be run, unless its own section says no.
  private static func isDirect(_ image: Image, _ setting: Setting?) throws(Setting.Problem) -> Bool {
    guard let setting else { return true }
    let section = String(setting.origin.section.prefix { $0 != "@" })
    if ![image.name, ConfigFile.defaultName].contains(section) { return true }
    return try setting.boolean()
  }
}
