import CommandLine
import ImageConfig
import RemoteEngineCore

/// What must be done so that each image is there: decided by what both engines said, before anything is.
package struct TransferPlan: Equatable {
  package struct Shipment: Equatable {
    package let wanted: ImageToMove
    package let image: ImageFacts
    package var action: Action

    package init(wanted: ImageToMove, image: ImageFacts, action: Action) {
      (self.wanted, self.image, self.action) = (wanted, image, action)
    }
  }

  package enum Action: Equatable {
    case nothing
    /// The image is there under another name, or none. Where the name is another image's, and a `docker tag`
    /// would leave nothing under it for a moment, the image is sent, without any layer.
    case tag(Digest)
    /// How many of its first layers are there already.
    case send(present: Int)
  }

  package var shipments: [Shipment] = []
  /// The images over there that may be one of ours under another name.
  package var likenesses: [String] = []
  /// Our images that are the same as those over there if an archive of ours has that identifier.
  package var doubts: [ImageReference] = []

  /// - Parameters:
  ///   - images: with what the engine that they come from says of each.
  ///   - target: what the other one said, when asked for the names that they are to have there.
  ///   - others: what it said of the likenesses.
  ///   - archives: what archives call our images that were in doubt.
  package init(
    _ images: [(ImageToMove, ImageFacts)], from source: EngineFacts, to target: EngineFacts,
    others: [ImageFacts] = [], archives: [ImageReference: Digest] = [:]
  ) {
    var there = target
    for (number, (wanted, image)) in images.enumerated() {
      let named = target.asked.indices.contains(number) ? target.asked[number] : nil
      let likeness = { (other: ImageFacts) in
        image.likeness(to: other, store: source.store(of: image), others: target.store(of: other))
      }
      let action: Action
      if let named, likeness(named) == .same || named.id == archives[wanted.source] {
        action = .nothing
      } else if named == nil || target.store != .containerd,
        let other = others.first(where: { likeness($0) == .same })
      {
        action = .tag(other.id)
      } else {
        let isWhole = [source.store, target.store].contains(.podman)
        action = .send(present: isWhole ? 0 : there.present(of: image))
        likenesses += target.likenesses(of: image)
        if let named, likeness(named) == .perhaps { doubts.append(wanted.source) }
        // What goes over once is there for the next image.
        there.images.append(EngineFacts.Layers(id: image.id.description, layers: image.layerNames))
      }
      shipments.append(Shipment(wanted: wanted, image: image, action: action))
    }
  }

  /// About how many bytes the layers have that go over.
  package var size: UInt64 {
    shipments.reduce(0) { total, shipment in
      guard case .send(let present) = shipment.action else { return total }
      return total &+ shipment.image.size(behind: present)
    }
  }

  /// A load needs the archive's room and the layers'.
  package func checkRoom(_ target: EngineFacts, place: String) throws(TransferProblem) {
    guard let free = target.free, size > 0, free / 2 < size else { return }
    throw .noRoom(place: place, free: free, needed: size &* 2, root: target.root)
  }

  /// What is told of each image before anything is done.
  /// - Parameter isAll: whether no archive will tell more.
  package func notices(_ target: EngineFacts, place: String, isAll: Bool = false) -> [[TransferNotice]] {
    shipments.enumerated().map { number, shipment in
      let name = shipment.wanted.name.description
      let image = shipment.image
      let store = target.store(of: target.asked.indices.contains(number) ? target.asked[number] : nil)
      let platforms = shipment.onePlatform(store, place: place)
      switch shipment.action {
      case .nothing: return [.present(name, place: place)] + platforms
      case .tag: return [.tag(name, place: place)] + platforms
      case .send(let present):
        let send = TransferNotice.send(
          name, place: place, layers: image.layers.count - present, allLayers: image.layers.count,
          bytes: image.size(behind: present), allBytes: image.size, free: target.free)
        return [send] + (isAll ? platforms : [])
      }
    }
  }
}

extension TransferPlan.Shipment {
  /// An image that build-image made for several platforms says so; of others their archive does, if one is sent.
  fileprivate func onePlatform(_ store: EngineFacts.Store?, place: String) -> [TransferNotice] {
    guard image.store == .containerd, store != .containerd,
      let label = image.config["config"]?["Labels"]?[ImageLabel.platforms]?.text,
      let lost = image.platforms(lostOf: label.split(separator: ",").map(String.init))
    else { return [] }
    return [.onePlatform(wanted.name.description, place: place, kept: image.platform, lost: lost)]
  }
}
