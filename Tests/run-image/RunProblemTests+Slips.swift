@testable import RunCore

extension RunProblemTests {
  /// What docker would take, and make something of that nobody meant.
  static let slips: [Case] = [
    // Names that stand for nothing, where docker would make a folder or a network of that name.
    .init(
      "a slip in a mount", "[dev]\nvolumes=/data/{usr}:/data",
      "run.cfg:2: [dev] volumes: '{usr}' is not a known name, did you mean '{user}'? (to keep it as text: \\{usr})"
    ),
    .init(
      "a name with an underscore", "[dev]\nvolumes=cache-{project_name}:/c",
      "run.cfg:2: [dev] volumes: '{project_name}' is not a known name, did you mean '{project-name}'? (to keep it as text: \\{project_name})"
    ),
    .init(
      "a root in angle brackets", "[dev]\nvolumes=--mount type=bind,source=<project_root>,target=/x",
      "run.cfg:2: [dev] volumes: '<project_root>' is not a known name, did you mean '{project_root}'? (to keep it as text: \\<project_root>)"
    ),
    .init(
      "a slip in a port", "[dev]\nports={port}:80",
      "run.cfg:2: [dev] ports: '{port}' is not a known name (to keep it as text: \\{port})"),
    .init(
      "a slip in a network", "[dev]\nnetwork={Project-Name}net",
      "run.cfg:2: [dev] network: '{Project-Name}' is not a known name, did you mean '{project-name}'? (to keep it as text: \\{Project-Name})"
    ),
    .init(
      "a slip in a folder", "[dev]\nworkdir=/home/{usr}",
      "run.cfg:2: [dev] workdir: '{usr}' is not a known name, did you mean '{user}'? (to keep it as text: \\{usr})"
    ),
    .init(
      "a slip in a docked key", "[dev]\nvolumes_docked={hme}:/x",
      "run.cfg:2: [dev] volumes_docked: '{hme}' is not a known name, did you mean '{home}'? (to keep it as text: \\{hme})"
    ).with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
    .init(
      "a slip in a host's name", "[dev]\nhostname={usr}",
      "run.cfg:2: [dev] hostname: '{usr}' is not a known name, did you mean '{user}'? (to keep it as text: \\{usr})"
    ),

    // Comments behind a value, which INI files as Python reads them do not have.
    .init(
      "a comment behind ports", "[dev]\nports = 80 ; web",
      "run.cfg:2: [dev] ports: ';' does not start a comment after a value; put the comment on a line of its own"
    ),
    .init(
      "a comment behind variables", "[dev]\nenvironment = A=1 # the first",
      "run.cfg:2: [dev] environment: '#' does not start a comment after a value; put the comment on a line of its own"
    ),
    .init(
      "a comment behind mounts", "[dev]\nvolumes = -v /a:/b ;data",
      "run.cfg:2: [dev] volumes: ';data' does not start a comment after a value; put the comment on a line of its own"
    ),
    .init(
      "a comment behind flags", "[dev]\nargs = --privileged # for fuse",
      "run.cfg:2: [dev] args: '#' does not start a comment after a value; put the comment on a line of its own"
    ),
    .init(
      "a comment behind one word", "[dev]\nworkdir = /x ; home",
      "run.cfg:2: [dev] workdir: takes one value; a comment goes on a line of its own"),
    .init(
      "a comment behind a list of names", "[run_image]\nsynthetic_images = nb ; for guests",
      "run.cfg:2: [run_image] synthetic_images: ';' does not start a comment after a value; put the comment on a line of its own"
    ),

    // Ports.
    .init(
      "a second auto", "[dev]\nports=auto 80 auto 90",
      "run.cfg:2: [dev] ports: 'auto' is not a port: it stands once, in front of them"),
    .init(
      "a late auto", "[dev]\nports=80 auto",
      "run.cfg:2: [dev] ports: 'auto' is not a port: it stands once, in front of them"),

    // Words out of a fixed set, also where this run has no use for them.
    .init(
      "gpu_mode= without a GPU", "[dev]\ngpu_mode=nope",
      "run.cfg:2: [dev] gpu_mode: 'nope' is not one of runtime, cdi, gpus"),
    .init(
      "gpu= beside -g", "[dev]\ngpu=requird", ["-g", "dev"],
      "run.cfg:2: [dev] gpu: 'requird' is not one of required, optional, none, all, did you mean 'required'?"),
    .init(
      "hardware=", "[dev]\nhardware=inf3",
      "run.cfg:2: [dev] hardware: 'inf3' is not one of inf1, inf2, trn1, trn2, did you mean 'inf1'?"),
    .init(
      "aws= of a docked engine", "[dev]\naws=nope", "run.cfg:2: [dev] aws: 'nope' is neither yes nor no"
    ).with { $0.variables = ["DOCKER_IP": "10.0.0.1"] },
    .init("init=", "[dev]\ninit=nope", "run.cfg:2: [dev] init: 'nope' is neither yes nor no"),
    .init("ssh_agent=", "[dev]\nssh_agent=nope", "run.cfg:2: [dev] ssh_agent: 'nope' is neither yes nor no"),
    .init(
      "git_config=", "[dev]\ngit_config=nope", "run.cfg:2: [dev] git_config: 'nope' is neither yes nor no"),
  ]
}
