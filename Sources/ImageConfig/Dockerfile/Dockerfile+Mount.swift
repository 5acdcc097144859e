extension Dockerfile {
  /// The value of a `RUN --mount=`: fields between commas, quoted as in CSV.
  struct Mount {
    /// The image or stage behind `from=`, the last one if there are several.
    let image: String?
    /// What it takes of that, or of the build's context, as a bind mount does, which is the usual kind.
    let path: String?

    init(_ value: String) {
      var values: [String: String] = [:]
      for field in Self.fields(Array(value.utf8)[...]) ?? [] {
        guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let key = String(decoding: field[..<equals], as: UTF8.self).lowercased()
        values[key] = String(decoding: field[(equals + 1)...], as: UTF8.self)
      }
      image = values["from"] == "" ? nil : values["from"]
      let isBind = (values["type"] ?? "bind").lowercased() == "bind"
      path = isBind || image != nil ? values["source"] ?? values["src"] ?? "." : nil
    }

    /// None where the quotes are wrong, which docker refuses.
    private static func fields(_ value: Bytes) -> [Bytes]? {
      var fields: [Bytes] = []
      var rest = value
      while true {
        guard let field = rest.first == UInt8(ascii: "\"") ? quoted(&rest) : plain(&rest) else { return nil }
        fields.append(field)
        switch rest.popFirst() {
        case nil: return fields
        case UInt8(ascii: ","): continue
        default: return nil
        }
      }
    }

    private static func plain(_ rest: inout Bytes) -> Bytes? {
      let field = rest.prefix { $0 != UInt8(ascii: ",") }
      rest = rest[field.endIndex...]
      return field.contains(UInt8(ascii: "\"")) ? nil : field
    }

    private static func quoted(_ rest: inout Bytes) -> Bytes? {
      rest = rest.dropFirst()
      var field: Bytes = []
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "\"") {
          guard rest.first == UInt8(ascii: "\"") else { return field }
          rest = rest.dropFirst()
        }
        field.append(byte)
      }
      return nil
    }
  }
}
