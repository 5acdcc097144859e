import Foundation
import TestSupport
import Testing

@testable import Execution

/// Questions over a socket, and when docker's client is asked instead.
struct EngineSocketTests {
  @Test(arguments: [
    ("HTTP/1.0 200 OK\r\nA: b\r\n\r\n{}\r\n\r\nx", 0, "{}\r\n\r\nx", ""),
    ("HTTP/1.1 200\r\n\r\n", 0, "", ""),
    ("HTTP/1.0 404 Not Found\r\n\r\nNo such image: x", 1, "", "No such image: x"),
  ]) func understands(_ item: (text: String, exitCode: Int32, output: String, error: String)) throws {
    let probe = try #require(EngineSocket.probe(Array(item.text.utf8)))
    #expect(probe.exitCode == item.exitCode)
    #expect(probe.output == Array(item.output.utf8))
    #expect(probe.error == Array(item.error.utf8))
  }

  @Test(arguments: [
    "", "HTTP/1.0 200 OK\r\n", "HTTP/1.0 500 no\r\n\r\n{}", "HTTP/1.1 400 Bad Request\r\n\r\n", "200\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}", "SSH-2.0-OpenSSH_9.2\r\n\r\n",
  ]) func leavesTheRestToDocker(_ text: String) { #expect(EngineSocket.probe(Array(text.utf8)) == nil) }

  @Test func asks() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/s"
    let server = try Self.listen(at: path)
    let heard = Heard()
    Thread.detachNewThread {
      let connection = accept(server, nil, nil)
      var buffer = [UInt8](repeating: 0, count: 1000)
      let count = read(connection, &buffer, 1000)
      heard.text = String(decoding: buffer.prefix(count), as: UTF8.self)
      let answer = "HTTP/1.0 200 OK\r\n\r\n" + String(repeating: "x", count: 300_000)
      _ = write(connection, answer, answer.utf8.count)
      close(connection)
    }
    let socket = try #require(EngineSocket(path: path, client: "/bin/ls"))
    #expect(socket.get("/info")?.output.count == 300_000)
    #expect(heard.text == "GET /info HTTP/1.0\r\nHost: docker\r\n\r\n")
    close(server)
    #expect(socket.get("/info") == nil, "nobody is there any more")
  }

  @Test func wherePodmanStandsForDocker() throws {
    let folder = try TemporaryFolder()
    try folder.write("docker", "#!/bin/sh\nexec podman \"$@\"\n")
    #expect(EngineSocket(path: "/var/run/docker.sock", client: folder.path + "/docker") == nil)
    #expect(EngineSocket(path: "/var/run/docker.sock", client: folder.path + "/none") == nil)
    #expect(EngineSocket(path: nil, client: "/bin/ls") == nil)
  }

  @Test func aPathTooLong() throws {
    let socket = try #require(EngineSocket(path: "/" + String(repeating: "x", count: 200), client: "/bin/ls"))
    #expect(socket.get("/info") == nil)
  }

  private final class Heard: @unchecked Sendable { var text = "" }

  private static func listen(at path: String) throws -> Int32 {
    let server = Posix.socket(AF_UNIX, Posix.streamSocket)
    var place = sockaddr_un()
    place.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = withUnsafePointer(to: place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(server, $0, size) }
    }
    try #require(bound == 0)
    #if canImport(Darwin)
      try #require(Darwin.listen(server, 1) == 0)
    #else
      try #require(Glibc.listen(server, 1) == 0)
    #endif
    return server
  }
}
