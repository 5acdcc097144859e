/// Strings of a bake definition: to bake, all of them are templates.
enum BakeText {
  /// A text that stands for itself.
  static func literal(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "{", let sign = previous, sign == "$" || sign == "%" {
        result.unicodeScalars.append(sign)
      }
      result.unicodeScalars.append(scalar)
      previous = scalar
    }
    return result
  }

  /// The value that the environment has for a variable.
  static func variable(_ name: String) -> String { "${\(name)}" }
}
