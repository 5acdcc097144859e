import TestSupport
import Testing

@testable import Execution

/// What ssh knows of machines, for completion.
struct SSHHostsTests {
  static let lists: [(name: String, known: String, names: [String])] = [
    ("a name and its address", "gpu,10.0.0.7 ssh-ed25519 AAAA\n", ["gpu", "10.0.0.7"]),
    ("two keys of one", "gpu ssh-ed25519 AAAA\ngpu ssh-rsa BBBB\n", ["gpu"]),
    ("hashed", "|1|abc=|def= ssh-ed25519 AAAA\n", []),
    ("a comment, an empty line, a blank in front", "# gpu x\n\n  lab ssh-rsa A\n", ["lab"]),
    (
      "an authority, one that was withdrawn", "@cert-authority *.x.org ssh-rsa A\n@revoked old ssh-rsa A\n",
      []
    ),
    ("a pattern, a port, an address of six", "*.x.org,!y,[gpu]:2222,::1 ssh-rsa A\n", []),
    ("an option, an order", "-oProxyCommand=x,$(touch\u{1}x) ssh-rsa A\n", []),
  ]

  @Test(arguments: lists) func whereSSHHasBeen(_ item: (name: String, known: String, names: [String])) throws
  {
    let folder = try TemporaryFolder()
    try folder.write(".ssh/known_hosts", item.known)
    #expect(SSHHosts.names(home: folder.path) == item.names, "\(item.name)")
  }

  @Test func thoseOfTheConfigurationComeFirst() throws {
    let folder = try TemporaryFolder()
    try folder.write(".ssh/known_hosts", "seen ssh-rsa A\ngpu ssh-rsa A\n")
    try folder.write(".ssh/config", "Host gpu gpu-*\n")
    #expect(SSHHosts.names(home: folder.path) == ["gpu", "seen"])
    #expect(SSHHosts.names(home: folder.path + "/nobody").isEmpty)
  }
}
