import CommandLine
import ImageConfig

/// What is fed with the inputs. Each returns what is wrong with the answer; a trap speaks for itself.
enum Subject: String, CaseIterable {
  case config, dockerfile, names, words

  var seeds: [String] {
    switch self {
    case .config: Seeds.configs
    case .dockerfile: Seeds.dockerfiles
    case .names: Seeds.names
    case .words: Seeds.lines
    }
  }

  func failure(on bytes: [UInt8]) -> String? {
    do {
      switch self {
      case .config: try Self.readConfig(bytes)
      case .dockerfile: try Self.readDockerfile(bytes)
      case .names: return Self.checkNames(String(decoding: bytes, as: UTF8.self))
      case .words: try Self.readWords(String(decoding: bytes, as: UTF8.self))
      }
      return nil
    } catch {
      return Self.checkText(of: error)
    }
  }

  static let world = World(
    environment: ["HOME": "/home/me", "TOKEN": "s 'e\"c", "FLAGS": "--cpus 2"], workingDirectory: "/p",
    user: "me; rm",
    home: "/home/me", time: LocalTime(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5),
    processID: 1,
    terminal: .init(inputIsOpen: true, inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true))

  /// An error's sentence is one line that a terminal shows as it is, and not a novel.
  private static func checkText(of error: any Error) -> String? {
    guard let explained = error as? any Explained else { return "no sentence for \(error)" }
    let text = explained.explanation
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) {
      return "control characters in: \(text.debugDescription)"
    }
    return text.utf8.count > 6000 ? "a sentence of \(text.utf8.count) bytes" : nil
  }

  private static func readConfig(_ bytes: [UInt8]) throws {
    let files = ProjectFiles(
      root: "/p", config: try ConfigFile(bytes: bytes, path: "run.cfg"), imagesFolder: "docker",
      folders: ["base", "dev", "Odd Name", "é"].map { .init(name: $0, hasDockerfile: true) })
    for environment in [nil, "production"] {
      let project = try Project(files, world: world, environment: environment)
      for warning in project.warnings() { _ = Warning.config(warning).text }
      var problem: (any Error)?
      for name in project.allNames {
        do {
          let image = try project.image(name)
          for key in ConfigKey.all {
            guard let setting = try image.settings.setting(key.name) else { continue }
            _ = JSONWords.parse(setting.text)
            let words = try project.substitution.words(of: setting)
            _ = try FlagList(words, switches: ["-i", "-t", "--rm"], origin: setting.origin)
          }
        } catch { problem = error }
      }
      if let problem { throw problem }
    }
  }

  private static func readDockerfile(_ bytes: [UInt8]) throws {
    let dockerfile = try Dockerfile(bytes: bytes, file: "docker/dev/Dockerfile")
    let config = try ConfigFile(bytes: [], path: "run.cfg")
    let files = ProjectFiles(
      root: "/p", config: config, imagesFolder: "docker",
      folders: ["base", "dev"].map { .init(name: $0, hasDockerfile: true) })
    let project = try Project(files, world: world, environment: nil)
    let images = try ["base", "dev"].map { try project.image($0) }
    let graph = ImageGraph(images, dockerfiles: ["base": dockerfile, "dev": dockerfile], project: project)
    _ = try graph.parentsFirst(["base", "dev"])
  }

  private static func readWords(_ text: String) throws {
    _ = JSONWords.parse(text)
    let setting = Setting(commandLine: text, key: "command")
    let substitution = Substitution(
      braces: ["user": "a b; c", "project-name": "p"], variables: world.environment)
    let words = try substitution.words(of: setting)
    _ = try FlagList(words, switches: ["-i", "-t"], origin: setting.origin)
  }

  /// What is accepted prints as what was read, and is accepted again.
  private static func checkNames(_ text: String) -> String? {
    if let name = try? ImageReference(text),
      name.description != text || (try? ImageReference(name.description)) != name
    {
      return "a reference reads back as \(name)"
    }
    if let version = try? Version(text), version.description != text || (try? Tag(text)) == nil {
      return "a version that is no tag: \(version)"
    }
    if let host = try? Host(text), host.description.hasPrefix("-") { return "a host that is an option" }
    if let part = ComponentName.repository(from: text), (try? Repository(String(part.prefix(200)))) == nil,
      part.utf8.count <= 200
    {
      return "not made legal: \(part)"
    }
    if let tag = Tag(madeLegal: text), (try? Tag(tag.description)) == nil { return "no tag: \(tag)" }
    _ = NearestName.of(text, among: Seeds.names)
    return nil
  }
}
