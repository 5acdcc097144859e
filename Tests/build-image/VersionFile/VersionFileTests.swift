import Testing

@testable import BuildCore
@testable import ImageConfig

/// The file, letter by letter: Python and versioneer each read their part of it.
struct VersionFileTests {
  @Test func isPython() {
    let file = VersionFile(VersionInformation(version: "1.5", revision: "abc", isDirty: true).value)
    let expected = """
      # The version of the checkout that this was built from. Written by build-image; changes here are lost.

      # For versioneer, which reads it as text.
      version_json = '''
      {"date": null, "dirty": true, "error": null, "full-revisionid": "abc", "version": "1.5"}
      '''  # END VERSION_JSON


      def get_versions():
          return {"date": None, "dirty": True, "error": None, "full-revisionid": "abc", "version": "1.5"}

      """
    #expect(String(decoding: file.contents, as: UTF8.self) == expected)
    #expect(file.version == "1.5")
  }

  @Test(arguments: [
    ("a\"b", "\"a\\u0022b\"", "\"a\\u0022b\""),
    ("'''", "\"\\u0027\\u0027\\u0027\"", "\"\\u0027\\u0027\\u0027\""),
    ("\\\n", "\"\\u005c\\u000a\"", "\"\\u005c\\u000a\""), ("é", "\"\\u00e9\"", "\"\\u00e9\""),
    ("😀", "\"\\ud83d\\ude00\"", "\"\\U0001f600\""), ("%s {x} # ~", "\"%s {x} # ~\"", "\"%s {x} # ~\""),
  ]) func escapes(_ text: String, _ json: String, _ python: String) {
    #expect(PythonText.json(.string(text)) == json)
    #expect(PythonText.literal(.string(text)) == python)
  }

  @Test func keepsWhatWasFrozen() {
    let text = "{\"a\": [1, -0.5e3, {}, [\"x\", false]], \"b\": null}"
    let value = JSONValue(text.utf8)
    #expect(value.map(PythonText.json) == text)
    #expect(value.map(PythonText.literal) == "{\"a\": [1, -0.5e3, {}, [\"x\", False]], \"b\": None}")
    #expect(value?["b"] == .null)
  }

  @Test func isReadAgain() throws {
    let value = VersionInformation(version: "1'''\"\\é😀\n", error: "x").value
    let contents = VersionFile(value).contents
    #expect(try VersionSource.value(in: contents, path: "_version.py", tagPrefix: "") == value)
  }

  /// Else a build would make its own checkout dirty.
  @Test func isKnownForABuilds() {
    #expect(OwnFiles.isOurVersionFile(VersionFile(.object([:])).contents))
  }
}
