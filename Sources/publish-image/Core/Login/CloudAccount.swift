/// What a plan must know of the cloud account that it publishes to. Each answer is a question to it.
package protocol CloudAccount {
  func number() throws -> String
  func region() throws -> String
  /// - Parameter place: the region, and the account that the registry belongs to, as flags.
  func hasRepository(_ name: String, in place: [String]) throws -> Bool
}
