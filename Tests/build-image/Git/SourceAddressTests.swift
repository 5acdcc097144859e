import Testing

@testable import BuildCore

/// The label image.source: what git calls the remote, and nothing that lets somebody in.
struct SourceAddressTests {
  @Test(arguments: [
    ("https://example.com/a.git", "https://example.com/a.git"),
    ("https://example.com:8443/a.git", "https://example.com:8443/a.git"),
    // what stands in front of the host
    ("https://me:s3cret@example.com/a.git", "https://example.com/a.git"),
    ("https://s3cret@example.com/a@b", "https://example.com/a@b"),
    ("https://me:s3@cret@example.com/a", "https://example.com/a"),
    ("git+https://me:s3cret@example.com/a", "git+https://example.com/a"),
    ("ssh://git@example.com/a", "ssh://git@example.com/a"),
    ("ssh://git:s3cret@example.com:22/a", "ssh://git@example.com:22/a"),
    ("git+ssh://git:s3cret@example.com/a", "git+ssh://git@example.com/a"),
    ("git@example.com:a/b", "git@example.com:a/b"),
    ("git:s3cret@example.com:a/b", "git@example.com:a/b"),
    ("example.com:a/b@c", "example.com:a/b@c"),
    // behind the path
    ("https://example.com/a.git?private_token=s3cret", "https://example.com/a.git"),
    ("https://example.com/a.git#s3cret", "https://example.com/a.git"),
    ("ssh://git@example.com/a?token=s3cret", "ssh://git@example.com/a"),
    // no address
    ("ext::ssh -i /home/me/key example.com %S a", nil), ("codecommit::eu-west-1://profile@a", nil),
    ("/srv/a.git", nil), ("../a", nil), ("file:///srv/a", nil), ("", nil),
  ]) func hasNoPassword(_ remote: String, _ expected: String?) {
    #expect(SourceAddress.shown(remote: remote) == expected)
  }
}
