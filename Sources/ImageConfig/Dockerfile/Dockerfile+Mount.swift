extension Dockerfile {
  /// The value of a `RUN --mount=`: fields between commas, quoted as in CSV.
  struct Mount {
    /// The image or stage behind `from=`, the last one if there are several.
    let image: String?
    /// What it takes of that, or of the build's context, as a bind mount does, which is the usual kind.
    let path: String?

    init(_ value: String) {
      var values: [String: String] = [:]
      for field in CSVFields.of(value.utf8) ?? [] {
        guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let key = String(decoding: field[..<equals], as: UTF8.self).lowercased()
        values[key] = String(decoding: field[(equals + 1)...], as: UTF8.self)
      }
      image = values["from"] == "" ? nil : values["from"]
      let isBind = (values["type"] ?? "bind").lowercased() == "bind"
      path = isBind || image != nil ? values["source"] ?? values["src"] ?? "." : nil
    }
  }
}
