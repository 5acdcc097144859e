/// Pieces that mean something to somebody who reads the text.
enum Tokens {
  /// What is special everywhere, or nowhere and yet troublesome.
  private static let common: [[UInt8]] =
    [
      "\"", "'", "\\", "$", "${", "}", "{", "<", ">", "$$", "%", "#", ";", "=", ":", ",", "-", "--", "@", "/",
      "..", " ", "\t", "\n", "\r\n", "\r", "\0", "\u{1B}[31m", "\u{85}", "\u{A0}", "\u{301}", "\u{93E}",
      "\u{200D}",
      "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{E9}", "e\u{301}", "\u{1F680}", "\u{130}", "\u{212A}", "no",
      "yes", "0",
      "99999999999999999999", "\u{FFFD}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0x80]]

  static let archive: [[UInt8]] =
    [
      [0], [0x80], [0x80, 0, 0, 0, 0, 0, 0, 2], [0x80, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
      [0xFF, 0xFF],
      [UInt8](repeating: 0, count: 512), [UInt8](repeating: 0, count: 100),
    ]
    + [
      "ustar\0", "00000000010\0", "77777777777\0", "99", "x", "g", "L", "K", "0", "5", "2", "../",
      "manifest.json",
      "index.json", "index.json/", "blobs/", "sha256/", "RepoTags", "repotags", "annotations", "Annotations",
      "io.containerd.image.name", "docker.io/library/victim:1", "victim:1", "\",\"", "repositories",
      "12 path=abc\n", "9999999999 path=a\n", "16 size=1000000\n", "null", "[",
      "{}",
    ].map { Array($0.utf8) }

  static let config =
    common
    + [
      "%(x)s", "%(tag)s", "%(", "%%", ")s", "[", "]", "[dev]\n", "[DEFAULT]\n", "\n  ", "name = ", "tag = ",
      "prefix = no\n", "{user}", "{project-name}", "<user>", "{project_root}", "$TAG", "$HOSTILE",
      "${VOLUMES}",
      "$NOT_SET", "${", "[\"a\", \"b\"]", "\\u0000", "-v ", "-it", "--mount ", "dev", "base", "@production",
      "\nsynthetic_images = a, b\n",
    ].map { Array($0.utf8) }

  static let dockerfile =
    common
    + [
      "FROM ", "ARG ", "RUN ", "COPY ", "ADD ", "ONBUILD ", " AS ", ":-", ":+", "${A:-", "$A", "\\\n", "`",
      "`\n",
      "<<", "<<-", "<<EOF", "\nEOF\n", "<<'E", "[\"", "\"]", "\\ud83d", "--from=", "--mount=from=",
      "--platform=$TARGETARCH ", "# escape=`\n", "# syntax=x\n", "demo-base:jane", "demo-dev:jane", "scratch",
      "HEALTHCHECK ", "\u{2003}",
    ].map { Array($0.utf8) }

  static let name =
    common
    + [
      "sha256:", "sha512:", "@sha256:", "localhost", ":5000", "[::1]", "ghcr.io/", "ssh://", "user@", "__",
      "---",
      "._", "v", "-rc.1", ".0", "latest", "LATEST", "00", "+1",
    ].map { Array($0.utf8) }

  static let version =
    common
    + [
      "[versioneer]\n", "[tool.versioneer]\n", "[[tool.versioneer]]\n", "tool.versioneer.", "VCS = \"git\"\n",
      "VCS = git\n", "style = ", "tag_prefix = v\n", "versionfile_source = 'x'\n", "\"\"\"", "'''",
      "\\U0001F600", "\\ud800",
      "1979-05-27", " 07:32:00.5", "0x", "_", "1e5", "-nan", "{", "}", "[", "]", "[[", "]]", ", ", " = ",
      "a.", "\r\n",
      "%(x)s", "-dirty", "-0-gabc", ".post", "+", "git_refnames = \"", "tag: ", "version_json = '''\n",
      "'''  # END VERSION_JSON", "null", "{\"a\": ", "0+untagged",
    ].map { Array($0.utf8) }
}
