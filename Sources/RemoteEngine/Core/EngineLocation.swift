import ImageConfig

/// Where an engine is.
package enum EngineLocation: Equatable {
  case here
  case far(SSH)

  /// What messages call it.
  package var name: String {
    switch self {
    case .here: "this machine"
    case .far(let ssh): ssh.host.description
    }
  }
}
