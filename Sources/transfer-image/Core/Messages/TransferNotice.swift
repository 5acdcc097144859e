import CommandLine

/// What a transfer tells on its way.
package enum TransferNotice: Equatable, Sendable {
  case present(String, place: String)
  case tag(String, place: String)
  case send(
    String, place: String, layers: Int, allLayers: Int, bytes: UInt64, allBytes: UInt64, free: UInt64?)
  /// The store over there keeps a single platform, and a bundle may come to such a store.
  case onePlatform(String, place: String, kept: String, lost: String)
  case onePlatformOfBundle(String, kept: String, lost: String)
  /// Why everything is sent although some of it is there.
  case everything(String, place: String, Reason)
  /// Why its layers are not read where their engine keeps them.
  case exported(String, String)
  /// Why nothing goes for a while.
  case export(String, bytes: UInt64)
  /// Nothing has moved for a while.
  case quiet(String, place: String, isLoading: Bool, limit: Double)
  /// The same of a bundle.
  case wholeBundle

  package enum Reason: Equatable, Sendable {
    case otherNames
    case oldEngine
    case farEngine
    case podman
    case refused(String)
  }

  package var text: String {
    switch self {
    case .present(let image, let place): "\(image) is already on \(VisibleText.plain(place))"
    case .tag(let image, let place):
      "\(image): all of it is on \(VisibleText.plain(place)), only the name is missing"
    case .send(let image, let place, let layers, let allLayers, let bytes, let allBytes, let free):
      "\(image): \(layers) of \(allLayers) layers, about \(TransferRate.size(bytes)) of \(TransferRate.size(allBytes))"
        + (free.map { "; \(VisibleText.plain(place)) has \(TransferRate.size($0)) free" } ?? "")
    case .onePlatform(let image, let place, let kept, let lost):
      "\(image): \(VisibleText.plain(place)) keeps only \(kept); its store can't keep \(lost) beside it"
    case .onePlatformOfBundle(let image, let kept, let lost):
      "\(image): a classic store on the other machine keeps only \(kept), not \(lost)"
    case .wholeBundle:
      "the bundle holds all layers: only a classic store on the other machine is known to load a part of them"
    case .exported(let image, let reason):
      "\(image): docker exports the whole image: \(VisibleText.complaint(reason))"
    case .export(let image, let bytes):
      "\(image): docker first exports all of it here, \(TransferRate.size(bytes)), before anything is sent"
    case .quiet(let image, let place, let isLoading, let limit):
      "\(image): no sign of docker \(isLoading ? "load" : "save") on \(VisibleText.plain(place)) for 30 s; waiting \(TransferRate.duration(limit)) at most"
    case .everything(let image, let place, let reason):
      "\(image): sending all layers: \(reason.text(VisibleText.plain(place)))"
    }
  }
}

extension TransferNotice.Reason {
  fileprivate func text(_ place: String) -> String {
    switch self {
    case .otherNames: "\(place) stores its layers in another format"
    case .oldEngine: "this engine's archives have no names that \(place)'s store knows"
    case .farEngine: "what the archive calls them can't be known from here"
    case .podman: "podman can't load an archive that lacks some"
    case .refused(let said): "\(place) did not take the part that it lacks: \(VisibleText.complaint(said))"
    }
  }
}
