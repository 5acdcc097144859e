/// Until every reader names its key by value.
extension Settings {
  package func setting(_ key: String) throws(Setting.Problem) -> Setting? { try setting(named: key) }
  package func nonEmpty(_ key: String) throws(Setting.Problem) -> Setting? { try nonEmpty(named: key) }
  package func boolean(_ key: String) throws(Setting.Problem) -> Bool? { try boolean(named: key) }
}
