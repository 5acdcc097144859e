import Testing

@testable import TransferCore

struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
    ("Pz8/Pj4+", "???>>>"),
  ]) func reads(_ text: String, _ bytes: String) {
    #expect(Base64.bytes(Array(text.utf8)) == Array(bytes.utf8))
  }

  @Test(arguments: ["Zg", "Zg=", "Z===", "====", "Zm9v\n", "Zm-_", "Zg==Zg=="]) func refuses(_ text: String) {
    #expect(Base64.bytes(Array(text.utf8)) == nil)
  }
}
