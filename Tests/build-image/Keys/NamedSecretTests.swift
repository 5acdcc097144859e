import CommandLine
import ImageConfig
import Testing

@testable import BuildCore

/// Secrets that are a variable's value.
struct NamedSecretTests {
  @Test(arguments: [
    ("secrets = TOKEN", "TOKEN"), ("secrets = id=t,env=TOKEN", "TOKEN"), ("secrets = FILE=/f TOKEN", "TOKEN"),
    ("secrets = --secret id=TOKEN,type=env", "TOKEN"),
    ("build_args = --secret=type=env,id=t,src=TOKEN", "TOKEN"),
    ("secrets = t=/f", nil), ("secrets = id=t,src=/f", nil), ("secrets = id=TOKEN", nil),
  ]) func isSet(_ item: (line: String, variable: String?)) throws {
    for hasBuildx in [true, false] {
      var lab = Lab()
      lab.hasBuildx = hasBuildx
      if item.variable == nil {
        #expect(throws: Never.self) { try lab.plan("[dev]\n" + item.line, ["dev"]) }
        continue
      }
      let error = #expect(throws: Setting.Problem.self) { try lab.plan("[dev]\n" + item.line, ["dev"]) }
      let key = item.line.prefix { $0 != " " }
      #expect(
        error?.explanation
          == "run.cfg:2: [dev] \(key): $TOKEN has no value, and the secret would be empty; set it, or give a file: TOKEN=FILE"
      )
      // Nobody is to know it who only asks what would be built, or removes it.
      if hasBuildx {
        #expect(throws: Never.self) { try lab.plan("[dev]\n" + item.line, ["--print", "dev"]) }
      }
      #expect(throws: Never.self) { try lab.plan("[dev]\n" + item.line, ["clean"]) }
      // What CI has of a secret that nobody set.
      lab.variables["TOKEN"] = ""
      #expect(throws: Setting.Problem.self) { try lab.plan("[dev]\n" + item.line, ["dev"]) }
      lab.variables["TOKEN"] = "t"
      #expect(throws: Never.self) { try lab.plan("[dev]\n" + item.line, ["dev"]) }
    }
  }
}
