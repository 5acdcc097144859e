/// The line between ssh and a server, measured, slowed, cut or stalled.
final class Proxy {
  private let proxy: LocalServer
  private var told = ""
  /// What makes `transfer-image` go through it.
  let options: [String]

  init(to server: Server, _ words: String...) throws {
    proxy = try LocalServer(
      [Lab.repository + "/Tests/Integration/Transfer/proxy", String(server.port)] + words)
    options = ["-o", "Port=\(proxy.port)", "-o", "HostKeyAlias=[127.0.0.1]:\(server.port)"]
  }

  /// The bytes that went there and back so far.
  func bytes() -> (there: Int, back: Int) {
    told = String((told + proxy.told()).suffix(100))
    let lines = told.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let numbers = lines.last?.split(separator: " ").compactMap { Int($0) } ?? []
    return numbers.count == 2 ? (numbers[0], numbers[1]) : (0, 0)
  }
}
