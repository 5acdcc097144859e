extension Dockerfile {
  /// What `$NAME` stands for.
  struct Variables {
    private var values: [String: String] = [:]
    /// Set, but to what nobody here can tell.
    private var unknown: Set<String> = []

    enum Value {
      case known(String)
      case unknown
      case unset
    }

    subscript(name: String) -> Value {
      get {
        if let value = values[name] { return .known(value) }
        return unknown.contains(name) ? .unknown : .unset
      }
      set {
        values[name] = nil
        unknown.remove(name)
        switch newValue {
        case .known(let value): values[name] = value
        case .unknown: unknown.insert(name)
        case .unset: break
        }
      }
    }
  }
}
