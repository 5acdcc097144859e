import Glibc
import Testing

@testable import Execution

/// Ports that sockets of this very process have.
struct LocalPortTests {
  /// A socket at a port of its own, as long as it is held.
  private final class Holder {
    let handle: Int32
    var port = 0

    init?(_ address: String, isUDP: Bool = false) {
      let isNew = address.contains { $0 == ":" }
      handle = socket(isNew ? AF_INET6 : AF_INET, Int32((isUDP ? SOCK_DGRAM : SOCK_STREAM).rawValue), 0)
      var yes: Int32 = 1
      if isNew { setsockopt(handle, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, socklen_t(4)) }
      var (old, new) = (sockaddr_in(), sockaddr_in6())
      old.sin_family = sa_family_t(AF_INET)
      new.sin6_family = sa_family_t(AF_INET6)
      inet_pton(AF_INET, address, &old.sin_addr)
      inet_pton(AF_INET6, address, &new.sin6_addr)
      let result = isNew ? Self.bind(handle, &new) : Self.bind(handle, &old)
      guard handle >= 0, result == 0, isUDP || listen(handle, 1) == 0 else { return nil }
      // Both have the port at the same place.
      port = Int(UInt16(bigEndian: isNew ? new.sin6_port : old.sin_port))
    }

    private static func bind<Place>(_ handle: Int32, _ place: inout Place) -> Int32 {
      var size = socklen_t(MemoryLayout<Place>.size)
      return withUnsafeMutablePointer(to: &place) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.bind(handle, $0, size) == 0 ? getsockname(handle, $0, &size) : -1
        }
      }
    }

    deinit { if handle >= 0 { close(handle) } }
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "", true), ("127.0.0.1", "127.0.0.2", false),
    ("127.0.0.1", "::1", false), ("0.0.0.0", "127.0.0.2", true),
  ]) func sees(_ item: (holder: String, asked: String, isTaken: Bool)) throws {
    for isUDP in [false, true] {
      let holder = try #require(Holder(item.holder, isUDP: isUDP))
      #expect(LocalPort.isTaken(item.asked, holder.port, isUDP: isUDP) == item.isTaken)
      withExtendedLifetime(holder) {}
    }
  }

  @Test(.enabled(if: Holder("::1") != nil, "this machine has no IPv6"))
  func seesWhoListensAtTheNewAddressesAlone() throws {
    let holder = try #require(Holder("::1"))
    #expect(LocalPort.isTaken("::1", holder.port, isUDP: false))
    #expect(LocalPort.isTaken("", holder.port, isUDP: false))
    #expect(!LocalPort.isTaken("127.0.0.1", holder.port, isUDP: false))
    withExtendedLifetime(holder) {}
  }

  @Test func aFreeOneIsFree() throws {
    let port = try #require(Holder("127.0.0.1")).port
    for address in ["", "127.0.0.1", "0.0.0.0"] { #expect(!LocalPort.isTaken(address, port, isUDP: false)) }
    #expect(!LocalPort.isTaken("not an address", port, isUDP: false))
  }
}
