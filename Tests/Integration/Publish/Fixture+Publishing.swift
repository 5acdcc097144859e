import Foundation
import Testing

/// What a registry has under a name where it is several things.
struct PublishedIndex: Decodable {
  struct Member: Decodable {
    struct Platform: Decodable { let os, architecture: String }
    let digest: String
    let platform: Platform
    let annotations: [String: String]?
  }
  let manifests: [Member]

  /// The image of this machine's platform.
  func native() throws -> Member {
    try #require(manifests.first { $0.platform.architecture == "amd64" })
  }
}

struct PublishedManifest: Decodable {
  struct Config: Decodable { let digest: String }
  let config: Config
}

extension Fixture {
  /// As its user, into a place of its own.
  func publish(to registry: Registry) throws {
    // docker's client asks the registry itself.
    enter = engine.enterNetwork
    environment["IMAGE_REPOSITORY"] = "\(registry.host)/\(name)-lab"
    environment["IMAGE_REPOSITORY_USER"] = registry.user
    environment["IMAGE_REPOSITORY_PASSWORD"] = registry.password
  }

  func published(_ image: String) -> String { "\(environment["IMAGE_REPOSITORY"] ?? "")/\(image)" }

  /// As the registry has it, for somebody who is logged in.
  func manifest<Answer: Decodable>(_ reference: String) throws -> Answer {
    let words = ["docker", "buildx", "imagetools", "inspect", "--raw", reference]
    let run = try Invocation(enter + words, environment: environment).run()
    try #require(run.exitCode == 0, "\(run)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  /// The digest of the configuration that the engine has of an image, which names everything in it.
  func config(_ image: String) throws -> String {
    let script = "docker save '\(reference(image))' | tar -xOf - manifest.json"
    let run = try Invocation(["sh", "-c", script], environment: environment).run()
    let saved = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let file = try #require(saved?.first?["Config"] as? String, "\(run)")
    return try "sha256:" + #require(file.split(separator: "/").last)
  }
}
