import CommandLine
import ImageConfig

/// What an engine said of itself and of its images.
package struct EngineFacts: Equatable {
  package enum Store: String, CaseIterable, Sendable {
    case classic
    case containerd
    case podman
  }

  /// An image by the layers that it has, each by the first half of its digest.
  package struct Layers: Equatable {
    package var id: String
    package var layers: [Substring]

    package init(id: String, layers: [Substring]) {
      (self.id, self.layers) = (id, layers)
    }
  }

  /// The words that start its client: `docker`, or `sudo -n docker`.
  package var client: String
  var version: String
  package var store: Store
  package var root: String
  /// Bytes free where it keeps its images, when that could be found out.
  package var free: UInt64?
  /// Compressors beside it.
  package var programs: Set<String> = []
  package var images: [Layers] = []
  /// The images asked for, in order; none for one that is not there.
  package var asked: [ImageFacts?] = []
  /// The loads that run there now.
  package var loads: [LoadMarker] = []
  /// What moves that were killed there left: tags of a name of ours.
  package var left: [String] = []

  package var clientWords: [String] { client.split(separator: " ").map(String.init) }

  /// The first number of its version.
  package var generation: Int { Int(version.prefix { $0.isNumber }) ?? 0 }

  /// Whether it was asked for its images alone.
  package var isGlance = false

  /// - Parameters:
  ///   - place: who answered, for messages.
  ///   - known: what it has said of the images before.
  package init(_ answer: [UInt8], from place: String, known: [ImageFacts?] = []) throws(RemoteProblem) {
    var lines = try AnswerLines(answer, from: place)
    var user = ""
    (client, version, store, root) = ("", "", .classic, "")
    while let line = try lines.next() {
      switch line.word {
      case .absent: throw .noDocker(place: place)
      case .user: user = line.value
      case .denied: throw .mayNotUseDocker(place: place, user: user, said: line.value)
      case .glance: isGlance = true
      case .differs: isGlance = false
      case .engine: client = line.value
      case .server: version = line.value
      case .store:
        let isContainerd = line.value.containsBytes("io.containerd.snapshotter")
        store = line.value == Store.podman.rawValue ? .podman : isContainerd ? .containerd : .classic
      case .root: root = line.value
      case .free: free = UInt64(line.value).flatMap { $0 < 1 << 50 ? $0 * 1024 : nil }
      case .has: programs.insert(line.value)
      case .layers:
        let words = line.value.split(separator: " ")
        guard let id = words.first else { throw .garbled(place: place, line: line.text) }
        images.append(Layers(id: String(id), layers: Array(words.dropFirst())))
      case .loading:
        guard let marker = LoadMarker(line.value) else { throw .garbled(place: place, line: line.text) }
        loads.append(marker)
      case .left:
        guard LoadMarker(line.value, prefix: LoadMarker.movePrefix) != nil else {
          throw .garbled(place: place, line: line.text)
        }
        left.append(line.value)
      case .again: (images, asked) = ([], [])
      case .asked: asked.append(asked.count < known.count ? known[asked.count] : nil)
      case .image:
        guard !asked.isEmpty, let image = ImageFacts(line.value) else {
          throw .garbled(place: place, line: line.text)
        }
        asked[asked.count - 1] = image
      case .past: if !asked.isEmpty { asked[asked.count - 1]?.take(past: line.value) }
      default: throw .garbled(place: place, line: line.text)
      }
    }
    // The one client that is tried at a glance.
    if isGlance {
      client = "docker"
      return
    }
    // These become words of commands.
    let isPodman =
      store == .podman && !client.containsBytes(" ")
      && ["podman", "/docker"].contains(where: client.hasSuffix)
    guard isPodman || ["docker", "sudo -n docker"].contains(client), !version.isEmpty
    else { throw .garbled(place: place, line: "engine \(client)") }
  }

  /// The kind of its store, which at a glance only the image's driver tells.
  package func store(of image: ImageFacts?) -> Store? { isGlance ? image?.store : store }

  package func present(of image: ImageFacts) -> Int { images.present(of: image) }

  /// The images that have exactly these layers.
  package func likenesses(of image: ImageFacts) -> [String] {
    images.filter { $0.layers.elementsEqual(image.layerNames) }.map(\.id)
  }
}

extension [EngineFacts.Layers] {
  /// How many of the image's first layers are there: those up to which its list of layers is the start of
  /// some image's list there. A layer that is there on top of others is another one to the engine.
  package func present(of image: ImageFacts) -> Int {
    map { zip($0.layers, image.layerNames).prefix { $0 == $1 }.count }.max() ?? 0
  }
}
