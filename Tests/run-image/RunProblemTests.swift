import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// What can't be planned: one line that says where, and exit code 2.
struct RunProblemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let config: String
    let words: [String]
    let expected: String
    var lab = Lab()

    init(_ name: String, _ config: String, _ words: [String], _ expected: String) {
      self.name = name
      self.config = config
      self.words = words
      self.expected = expected
      lab.variables = ["FLAGS": "--privileged", "HALF": "'a", "TWO": "a b", "MOUNT": "/a:/b --privileged"]
    }

    init(_ name: String, _ config: String, _ expected: String) {
      self.init(name, config, ["dev"], expected)
    }

    func with(_ change: (inout Lab) -> Void) -> Case {
      var copy = self
      change(&copy.lab)
      return copy
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    // An undefined variable, a quote left open.
    .init(
      "an undefined variable", "[dev]\ncmd=$NOPE",
      "run.cfg:2: [dev] cmd: $NOPE is not set; set it, or write $$NOPE for a plain dollar"),
    .init(
      "an undefined variable in tag", "[dev]\ntag=$NOPE",
      "run.cfg:2: [dev] tag: $NOPE is not set; set it, or write $$NOPE for a plain dollar"),
    .init("unbalanced quotes", "[dev]\n\ncmd='a", "run.cfg:3: [dev] cmd: a ' is not closed"),
    .init("an unbalanced quote in -c", "", ["-c", "\"a", "dev"], "--command: a \" is not closed"),
    .init(
      "an unclosed brace", "[dev]\ncmd=${A",
      "run.cfg:2: [dev] cmd: '${A' is not closed; write ${NAME}, or $$ for a plain dollar"),
    .init(
      "a variable with half a quote", "[dev]\ncmd=$HALF",
      "run.cfg:2: [dev] cmd: the value of $HALF has an unclosed quote; correct it, or write \"$HALF\""),

    // Flags.
    .init(
      "a stray word in args", "[dev]\nargs=--cpus 2 oops",
      "run.cfg:2: [dev] args: docker would read 'oops' as the image name; put the flag it belongs to before it"
    ),
    .init(
      "-- in args", "[dev]\nargs=--",
      "run.cfg:2: [dev] args: docker would read '--' as the image name; put the flag it belongs to before it"),
    .init("a flag without its value", "[dev]\nvolumes=-v", "run.cfg:2: [dev] volumes: '-v' lacks its value"),
    .init(
      "a flag from a variable", "[dev]\nvolumes=$FLAGS",
      "run.cfg:2: [dev] volumes: a variable brings in '--privileged', which is not a flag of this key; write it in args= yourself"
    ),
    .init(
      "a flag behind a mount in a variable", "[dev]\nvolumes=-v $MOUNT",
      "run.cfg:2: [dev] volumes: a variable brings in '--privileged', which is not a flag of this key; write it in args= yourself"
    ),
    .init(
      "a flag put in", "[dev]\nargs=\"$FLAGS\"",
      "run.cfg:2: [dev] args: '--privileged' was put in where docker would read it as a flag; put the flag it belongs to before it"
    ),
    .init(
      "a colon put into a path", "[dev]\nvolumes=-v {project_root}:/x",
      "run.cfg:2: [dev] volumes: -v can't mount '/a:b/Lab', which has a colon; write --mount type=bind,source=...,target=..."
    )
    .with { $0.root = "/a:b/Lab" },

    .init(
      "a tilde", "[dev]\nvolumes=~/data:/data",
      "run.cfg:2: [dev] volumes: no shell reads '~/data:/data', so its ~ is not expanded; write {home}/..."),
    .init(
      "a number of no GPUs", "[dev]\ngpu=0",
      "run.cfg:2: [dev] gpu: '0' is not one of required, optional, none, all, device=0"),

    // interactive: the original README's -e there is a slip.
    .init(
      "interactive=-e", "[dev]\ninteractive=-e",
      "run.cfg:2: [dev] interactive: '-e' is not one of -i, -t, -it, yes, no, did you mean '-i'?"),

    // Sizes, numbers, policies, files.
    .init(
      "a size that is none", "[dev]\nshm_size=lots",
      "run.cfg:2: [dev] shm_size: 'lots' is not a size such as 8g or 512m"),
    .init(
      "a size of two words", "[dev]\nmemory=8 g",
      "run.cfg:2: [dev] memory: takes one value, not 2; put quotes around it"),
    .init(
      "a number that is none", "[dev]\ncpus=2 cores",
      "run.cfg:2: [dev] cpus: takes one value, not 2; put quotes around it"),
    .init(
      "a number with a unit", "[dev]\ncpus=2c", "run.cfg:2: [dev] cpus: '2c' is not a number such as 2 or 1.5"
    ),
    .init(
      "a policy that is none", "[dev]\nrestart=alway",
      "run.cfg:2: [dev] restart: 'alway' is not one of no, on-failure, always, unless-stopped, did you mean 'always'?"
    ),
    .init(
      "a policy counted wrongly", "[dev]\nrestart=on-failure:x",
      "run.cfg:2: [dev] restart: 'on-failure:x' is not one of no, on-failure, always, unless-stopped, did you mean 'on-failure'?"
    ),
    .init(
      "a file that is not there", "[dev]\nenv_file=lab.env",
      "run.cfg:2: [dev] env_file: there is no file 'lab.env'; create it, or correct the path"),

    // Names.
    .init(
      "an unknown image", "", ["dve"], "there is no image 'dve', did you mean 'dev'? (images: base, dev)"),
    .init(
      "an illegal tag", "[dev]\ntag=a/b",
      "run.cfg:2: [dev] tag: 'a/b' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    ),
    .init(
      "two words in tag", "[dev]\ntag=a b",
      "run.cfg:2: [dev] tag: takes one value, not 2; put quotes around it"),
    .init(
      "a tag that looks like a flag", "[dev]\ntag=\"$FLAGS\"",
      "run.cfg:2: [dev] tag: '--privileged' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"
    ),
    .init(
      "an illegal name", "[dev]\nname=A",
      "run.cfg:2: [dev] name: 'lab-A' is not an image name: use lower-case letters"),
    .init(
      "prefix is a boolean", "[dev]\nprefix=maybe", "run.cfg:2: [dev] prefix: 'maybe' is neither yes nor no"),
    .init(
      "a synthetic image without a name", "[run_image]\nsynthetic_images=nb\n[nb]\n", ["nb"],
      "run.cfg:3: the synthetic image 'nb' does not say which image it is; add name= to [nb]"),
    .init(
      "a synthetic image of nothing", "[run_image]\nsynthetic_images=nb\n[nb]\nname=dve", ["nb"],
      "run.cfg:4: [nb] name: there is no image 'dve', did you mean 'dev'?"),
    .init(
      "a synthetic image of itself", "[run_image]\nsynthetic_images=a b\n[a]\nname=b\n[b]\nname=a", ["a"],
      "run.cfg:3: these images are names for each other: a, b, a; name a folder"),
    .init(
      "a user of whom no tag can be made", "",
      "no tag can be made of the user name '???'; set tag= under [DEFAULT] in run.cfg"
    )
    .with { $0.user = "???" },
    .init(
      "env= of no section", "[dev]\nenv=vras\n[vars]\nA=1",
      "run.cfg:2: [dev] env: there is no section [vras], did you mean 'vars'?"),

    // The command line.
    .init(
      "-t with an illegal tag", "", ["-t", "a b", "dev"],
      "--image-tag: 'a b' is not a tag; use at most 128 letters, digits, _ . and -, not starting with . or -"),
    .init("-t twice", "", ["-t", "1", "-t", "2", "dev"], "--image-tag is given twice; give it once"),
    .init("-e without a name", "", ["-e", "=x", "dev"], "--env: '=x' is not NAME or NAME=value"),
    .init("an empty network", "", ["-n", "", "dev"], "--network: '' is not a network's name"),
    .init("-c and --", "", ["-c", "a", "dev", "--", "b"], "-c does not go with -- COMMAND"),
    .init("-s and -c", "", ["-s", "-c", "a", "dev"], "--shell does not go with a command"),
    .init(
      "two images", "", ["dev", "base"],
      "'base' is one word too many; usage: run-image [options] IMAGE [-- COMMAND...]"),
    .init("no image", "", [], "IMAGE is missing; usage: run-image [options] IMAGE [-- COMMAND...]"),
    .init(
      "an unknown option", "", ["--netwrok", "x", "dev"],
      "unknown option '--netwrok', did you mean --network?"),
  ]

  @Test(arguments: cases + slips) func explains(_ item: Case) throws {
    let error = #expect(throws: (any Error).self) { try item.lab.plan(item.config, item.words) }
    let explained = try #require(error as? any Explained)
    #expect(explained.explanation == item.expected)
    #expect(explained.exitCode == 2)
  }
}
