/// `sbom=` and `provenance=` of an image or of [publish]: what its registry is told beside it. Off unless asked for.
package struct Attestations: Equatable, Sendable {
  /// As docker's builder takes them behind `--attest`; nothing where nothing is asked for.
  package private(set) var words: [String] = []

  /// A provenance attestation has the time in it: with one, an unchanged image would get a new ID at each build.
  package static let none = ["type=provenance,disabled=true"]

  package init() {}

  package init(_ image: Image, _ project: Project) throws {
    let common = project.settings(of: "publish")
    let provenance = try (image.settings.setting(.provenance) ?? common.setting(.commonProvenance))
      .flatMap { try Self.provenance($0, project) }
    let sbom = try (image.settings.setting(.sbom) ?? common.setting(.commonSbom)).flatMap {
      try Self.sbom($0, project)
    }
    if provenance == nil, sbom == nil { return }
    words = [provenance ?? Self.none[0]] + (sbom.map { [$0] } ?? [])
  }

  private static func provenance(_ setting: Setting, _ project: Project) throws -> String? {
    if setting.text.isEmpty { return nil }
    let text = try project.substitution.word(of: setting).text
    if text == "min" || text == "max" { return "type=provenance,mode=" + text }
    guard let isWanted = try? Setting(text: text, origin: setting.origin).boolean() else {
      throw Setting.Problem.notAllowed(text, allowed: ["yes", "no", "min", "max"], setting.origin)
    }
    return isWanted ? "type=provenance,mode=min" : nil
  }

  /// By docker's own generator, or by the image of another one.
  private static func sbom(_ setting: Setting, _ project: Project) throws -> String? {
    if setting.text.isEmpty { return nil }
    let text = try project.substitution.word(of: setting).text
    if let isWanted = try? Setting(text: text, origin: setting.origin).boolean() {
      return isWanted ? "type=sbom" : nil
    }
    do { return "type=sbom,generator=\(try ImageReference(text))" } catch {
      throw Setting.Problem.badReference(error, setting.origin)
    }
  }
}
