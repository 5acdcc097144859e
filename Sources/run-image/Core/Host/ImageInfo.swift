import ImageConfig

/// What the engine says of the image.
package enum ImageInfo: Equatable {
  case absent
  /// Nothing was asked, or nothing answered.
  case unknown
  case present(Content)

  package struct Content: Equatable {
    package var identifier = ""
    var environment: [String] = []
    /// As `8888/tcp`.
    var ports: [String] = []
    /// What it runs when nobody says.
    var command: [String] = []
    var labels: [String: String] = [:]
  }

  /// - Parameter answer: of `docker image inspect --format '{{json .}}'`.
  init(exitCode: Int32, output: [UInt8], error: [UInt8]) {
    if exitCode == 0, let json = JSONValue(output) {
      var content = Content()
      content.identifier = json["Id"]?.text ?? ""
      content.environment = json["Config"]?["Env"]?.texts ?? []
      let commands = ["Cmd", "Entrypoint"].compactMap { json["Config"]?[$0]?.texts }
      content.command = commands.first { !$0.isEmpty } ?? []
      if case .object(let members)? = json["Config"]?["ExposedPorts"] {
        content.ports = members.keys.sorted()
      }
      if case .object(let members)? = json["Config"]?["Labels"] {
        content.labels = members.compactMapValues(\.text)
      }
      self = .present(content)
    } else {
      let said = String(decoding: error, as: UTF8.self).lowercased()
      // The second is podman's.
      self = ["no such image", "image not known"].contains(where: said.containsBytes) ? .absent : .unknown
    }
  }

  package var content: Content? {
    if case .present(let content) = self { content } else { nil }
  }
}
