/// What a plan must know of the cloud account that it publishes to. Each answer is a question to it.
protocol CloudAccount {
  func number() throws -> String
  func region() throws -> String
  func hasRepository(_ name: String, region: String) throws -> Bool
}
