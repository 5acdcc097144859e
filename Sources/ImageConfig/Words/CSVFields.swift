/// A line of CSV, as docker reads the values of `--mount` and of a Dockerfile's.
package enum CSVFields {
  /// None where the quotes are wrong, which docker refuses.
  package static func of(_ line: some Collection<UInt8>) -> [ArraySlice<UInt8>]? {
    var fields: [ArraySlice<UInt8>] = []
    var rest = Array(line)[...]
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

  private static func plain(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let field = rest.prefix { $0 != UInt8(ascii: ",") }
    rest = rest[field.endIndex...]
    return field.contains(UInt8(ascii: "\"")) ? nil : field
  }

  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    rest = rest.dropFirst()
    var field: ArraySlice<UInt8> = []
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
