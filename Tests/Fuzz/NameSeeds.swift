/// References, repositories, tags, digests, versions, hosts and names of folders.
enum NameSeeds {
  static let texts =
    [
      "", "a", "demo-base:jane", "ghcr.io/acme/dev:5.0.0", "localhost:5000/x", "[fe80::1]:443/a/b:c",
      "docker.io/library/python:3.12-slim@sha256:" + String(repeating: "0123456789abcdef", count: 4),
      "123456789012.dkr.ecr.eu-west-1.amazonaws.com/x_y/z__a.b---c:v1",
      "sha256:" + String(repeating: "f", count: 64),
      "5.0.0", "1.2", "5.1.0-rc.1", "10.20.30-alpha-7.x", "v1.0", "1.0.0-01", "jane@gpu-server",
      "ssh://jane@[::1]:22/", "gpu.example.com", "My Project", "dev@production", "..", "-x", "a b/c",
      "docker/dev/",
    ].map { Array($0.utf8) }

  static let versions: [[UInt8]?] = [nil, Array("5.0.0\n".utf8), Array("v1\n2".utf8), [0xFF], []]
}
