import Execution
import PublishCore

extension CheckoutImage {
  /// All of them at once, and with them what they are built on.
  /// - Parameter builder: `build-image` as it is called here.
  static func asked(
    _ images: [String], _ builder: [String], _ effects: Effects
  ) throws -> [String: CheckoutImage] {
    if images.isEmpty { return [:] }
    return try effects.ask(builder: builder, ["--labels"] + images, read: all)
  }
}
