import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// From the text of run.cfg to docker's words: what the predecessor did, and does still.
struct RunPlanTests {
  @Test(arguments: shape + substitution + words) func plans(_ item: RunCase) throws {
    let command = try item.command()
    #expect(command.executable == "docker")
    #expect(command.arguments == item.expected)
  }

  /// What comes with every GPU.
  static let limits = ["--ulimit", "memlock=-1", "--ulimit", "stack=67108864"]

  static let shape: [RunCase] = [
    // run: --init --name N ENV --rm -it GPU NETWORK VOLUMES PORTS ARGS IMAGE CMD.
    .init(
      "every part in its place",
      """
      [dev]
      environment=-e A=1
      gpu=--gpus all
      network=host
      volumes=-v /a:/b --mount type=tmpfs,dst=/c
      ports=-p 80:80
      args=--cpus 2
      cmd=make test
      """, ["-e", "B=2", "dev"],
      exactly: [
        "run", "--init", "--name", Lab.container, "-e", "A=1", "-e", "B=2", "--rm", "-it", "--gpus", "all",
        "--network", "host", "-v", "/a:/b", "--mount", "type=tmpfs,dst=/c", "-p", "80:80",
      ] + limits + ["--cpus", "2", "lab-dev:ada", "make", "test"]
    ).with {
      $0.terminal = .init(
        inputIsOpen: true, inputIsTerminal: true, outputIsTerminal: true, errorIsTerminal: true)
    },

    // The command line beats the config for -n -c -g -a.
    .init("-n beats network=", "[dev]\nnetwork=host", ["-n", "lab", "dev"], flags: ["--network", "lab"]),
    .init("-c beats cmd=", "[dev]\ncmd=make", ["dev", "-c", "ls -l"], cmd: ["ls", "-l"]),
    .init(
      "-- beats cmd=, verbatim", "[dev]\ncmd=make", ["dev", "--", "a b", "$X", "-g"],
      cmd: ["a b", "$X", "-g"]),
    .init(
      "-a beats args=", "[dev]\nargs=--cpus 2", ["-a", "--memory 1g", "dev"], flags: ["--memory", "1g"]),
    .init(
      "-g beats gpu=", "[dev]\ngpu=--gpus 1", ["-g", "dev"],
      flags: ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"] + limits),
    .init("gpu= applies without -g", "[dev]\ngpu=--gpus 1", flags: ["--gpus", "1"] + limits),
    .init("gpu=all gets its --gpus", "[dev]\ngpu=all", flags: ["--gpus", "all"] + limits),
    .init(
      "-g is the nvidia runtime with every device", "", ["-g", "dev"],
      flags: ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"] + limits),
    .init(
      "-e picks the devices of -g", "", ["-g", "-e", "NVIDIA_VISIBLE_DEVICES=0", "dev"],
      env: ["-e", "NVIDIA_VISIBLE_DEVICES=0"], flags: ["--runtime=nvidia"] + limits),

    // Options on either side; long ones with _ or -; joined short ones.
    .init("options behind the image", "", ["dev", "-n", "host"], flags: ["--network", "host"]),
    .init("--x=v", "", ["--network=host", "dev"], flags: ["--network", "host"]),
    .init(
      "--use_gpu and --use-gpu", "", ["--use_gpu", "dev"],
      flags: ["--runtime=nvidia", "-e", "NVIDIA_VISIBLE_DEVICES=all"] + limits),
    .init(
      "-kg joined", "", ["-kg", "dev"],
      exactly: [
        "run", "--init", "--name", Lab.container, "-d", "--runtime=nvidia", "-e",
        "NVIDIA_VISIBLE_DEVICES=all",
      ] + limits + ["lab-dev:ada"]),

    // -k passed the word True: it is -d, no --rm.
    .init(
      "-k is -d without --rm", "", ["-k", "dev"],
      exactly: ["run", "--init", "--name", Lab.container, "-d", "lab-dev:ada"]),

    // volumes mixes -v and --mount; a missing flag is supplied.
    .init(
      "volumes mixes -v and --mount", "[dev]\nvolumes=-v /a:/b --mount type=bind,src=/c,dst=/d",
      flags: ["-v", "/a:/b", "--mount", "type=bind,src=/c,dst=/d"]),
    .init("volumes=/a:/b gets its -v", "[dev]\nvolumes=/a:/b", flags: ["-v", "/a:/b"]),
    .init(
      "a bare volume among flagged ones", "[dev]\nvolumes=-v /a:/b /c:/d",
      flags: ["-v", "/a:/b", "-v", "/c:/d"]),
    .init(
      "ports=80:80 gets its -p", "[dev]\nports=80:80 -p 1:1", flags: ["-p", "127.0.0.1:80:80", "-p", "1:1"]),
    .init("network=host gets its --network", "[dev]\nnetwork=host", flags: ["--network", "host"]),
    .init("network= with its flag", "[dev]\nnetwork=--network=host", flags: ["--network=host"]),
    .init("a flag in the wrong key is kept", "[dev]\nports=--privileged", flags: ["--privileged"]),

    // A shell.
    .init(
      "--shell is the image's bash or sh", "[dev]\ncmd=make", ["-s", "dev"], flags: ["--entrypoint", "sh"],
      cmd: ["-c", "if command -v bash >/dev/null; then exec bash; else exec sh; fi"]),
  ]

  static let substitution: [RunCase] = [
    // {project_root} (absolute), {project} (case kept), {project-name}, {user}, {home}.
    .init("{project_root}", "[dev]\nvolumes={project_root}:/x", flags: ["-v", "/home/ada/Lab:/x"]),
    .init("{project} keeps its case", "[dev]\ncmd={project}", cmd: ["Lab"]),
    .init("{project-name}", "[dev]\ncmd={project-name}", cmd: ["Lab"]),
    .init("{user} and {home}", "[dev]\ncmd={user} {home}", cmd: ["ada", "/home/ada"]),
    .init("<user> and <project-name>", "[dev]\ncmd=<user>/<project-name>", cmd: ["ada/Lab"]),
    .init(
      "in every value, not only volumes",
      "[dev]\nports={user}\nnetwork={user}\nargs=-h {user}\ngpu=--gpus {user}\nenvironment=A={user}",
      env: ["-e", "A=ada"],
      flags: ["--gpus", "ada", "--network", "ada", "-p", "ada"] + limits + ["-h", "ada"]),
    .init(
      "{project_root} is one word with its spaces", "[dev]\nvolumes=-v {project_root}:/x",
      flags: ["-v", "/a b/My Lab:/x"], image: "my-lab-dev:ada"
    )
    .with { $0.root = "/a b/My Lab" },
    .init(
      "unknown braces stay", "[dev]\ncmd={{.ID}} {x} {} {\"a\":1}", cmd: ["{{.ID}}", "{x}", "{}", "{a:1}"]),
    .init("<other> stays", "[dev]\ncmd='<project> <home>'", cmd: ["<project> <home>"]),

    // $VAR, ${VAR} and $$ in every part of the run command.
    .init("$VAR and ${VAR}", "[dev]\ncmd=x$A ${A}y", cmd: ["x1", "1y"]).with { $0.variables = ["A": "1"] },
    .init("$$ is a dollar", "[dev]\ncmd=$$A $$$$", cmd: ["$A", "$$"]).with { $0.variables = ["A": "1"] },
    .init("$VAR in volumes", "[dev]\nvolumes=-v $A/x:/y", flags: ["-v", "/d/x:/y"]).with {
      $0.variables = ["A": "/d"]
    },
    .init("$VAR in ports", "[dev]\nports=-p $A:80", flags: ["-p", "8:80"]).with { $0.variables = ["A": "8"] },
    .init("$VAR in network", "[dev]\nnetwork=n$A", flags: ["--network", "n8"]).with {
      $0.variables = ["A": "8"]
    },
    .init("$VAR in gpu", "[dev]\ngpu=--gpus device=$A", flags: ["--gpus", "device=8"] + limits).with {
      $0.variables = ["A": "8"]
    },
    .init("$VAR in args", "[dev]\nargs=--cpus=$A", flags: ["--cpus=8"]).with { $0.variables = ["A": "8"] },
    .init("$VAR in -a", "", ["-a", "--cpus=$A", "dev"], flags: ["--cpus=8"]).with {
      $0.variables = ["A": "8"]
    },
    .init("$VAR in -c", "", ["-c", "echo x$A", "dev"], cmd: ["echo", "x8"]).with {
      $0.variables = ["A": "8"]
    },
    .init("a lone $VAR is split again", "[dev]\nvolumes=$VOLS", flags: ["-v", "/a:/b", "-v", "/c d:/e"])
      .with { $0.variables = ["VOLS": "-v /a:/b '/c d:/e'"] },
    .init("a quoted lone $VAR is one word", "[dev]\ncmd=\"$A\"", cmd: ["a b"]).with {
      $0.variables = ["A": "a b"]
    },
    .init("an empty lone $VAR is no word", "[dev]\ncmd=a $A b", cmd: ["a", "b"]).with {
      $0.variables = ["A": ""]
    },

    // A lone %, $(..), $1 are literal; nothing is evaluated.
    .init("a lone %", "[dev]\ncmd=date +%Y 100%", cmd: ["date", "+%Y", "100%"]),
    .init("%% is %", "[dev]\ncmd=%%d", cmd: ["%d"]),
    .init("%(key)s", "[dev]\nwhere=/x\ncmd=ls %(where)s", cmd: ["ls", "/x"]),
    .init("$(..) and backticks", "[dev]\ncmd='$(touch pwned)' `id`", cmd: ["$(touch pwned)", "`id`"]),
    .init("$1 and $", "[dev]\ncmd=$1 $ $@", cmd: ["$1", "$", "$@"]),
  ]

  static let words: [RunCase] = [
    // Words as POSIX splits them.
    .init("quotes", "[dev]\ncmd=a 'b c' \"d e\"f", cmd: ["a", "b c", "d ef"]),
    .init("a backslash", "[dev]\ncmd=a\\ b \\\"", cmd: ["a b", "\""]),
    .init("\"\" is kept", "[dev]\ncmd=a \"\" ''", cmd: ["a", "", ""]),
    .init("# and ; are literal", "[dev]\ncmd=a #b ; c", cmd: ["a", "#b", ";", "c"]),
    .init("a newline is a space", "[dev]\ncmd=a\n  b\n\n  c", cmd: ["a", "b", "c"]),
    .init("a comment inside a value", "[dev]\ncmd=a\n  # no\n  ; no\n  b", cmd: ["a", "b"]),
    .init("CRLF", "[dev]\r\ncmd=a\r\n  b\r\n", cmd: ["a", "b"]),

    // A JSON-array cmd is exec form.
    .init("a JSON array", "[dev]\ncmd=[\"a b\", \"c\"]", cmd: ["a b", "c"]),
    .init("a JSON array over lines", "[dev]\ncmd=[\"a\",\n  \"b\"]", cmd: ["a", "b"]),
    .init("names in a JSON array stay one word", "[dev]\ncmd=[\"x$A\", \"$A\"]", cmd: ["xa b", "a b"])
      .with { $0.variables = ["A": "a b"] },
    .init("quotes in a JSON array are its own", "[dev]\ncmd=[\"'a' \\\"b\\\"\"]", cmd: ["'a' \"b\""]),
    .init("what is no array of strings is words", "[dev]\ncmd=[ -f x ]", cmd: ["[", "-f", "x", "]"]),
  ]

  @Test func planIsOneProgramInTheProjectsRoot() throws {
    let plan = try Lab().plan("")
    #expect(plan.directory == "/home/ada/Lab")
    #expect(plan.steps.count == 1)
    #expect(plan.result.isEmpty)
    #expect(plan.warnings.isEmpty)
  }

  @Test(
    arguments: [
      ("cmd=cd /x && ls", ["dev"], "run.cfg:2: [dev] cmd", "sh -c 'cd /x && ls'"),
      ("", ["-c", "ls | wc", "dev"], "-c", "-- sh -c 'ls | wc'"),
    ]) func noShellReadsACommand(_ config: String, _ words: [String], _ place: String, _ instead: String)
    throws
  {
    let texts = try Lab().plan("[dev]\n" + config, words).warnings.map(\.text)
    #expect(texts.count == 1 && texts[0].hasPrefix("\(place): no shell reads this"), "\(texts)")
    #expect(texts[0].hasSuffix("for a shell write: \(instead)"), "\(texts)")
  }

  @Test func misplacedFlagIsKeptWithAWarning() throws {
    let plan = try Lab().plan("[dev]\nports=--privileged")
    #expect(
      plan.warnings.map(\.text) == ["run.cfg:2: [dev] ports: --privileged is kept, but it belongs in args="])
  }
}
