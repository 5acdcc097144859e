import CommandLine
import ImageConfig
import Testing

@testable import RunCore

/// Who a container runs as.
struct ContainerUserTests {
  @Test(arguments: cases) func isTheCaller(_ item: RunCase) throws {
    let plan = try item.lab.plan(item.config, item.words)
    guard case .exec(let command)? = plan.steps.last else { throw Lab.NotOneCommand(steps: plan.steps) }
    #expect(Array(command.arguments.drop { $0 != "-e" && $0 != "--rm" }) == item.expected)
  }

  private static let host = "[dev]\nuser=host"

  static let cases: [RunCase] = [
    .init("nothing said", "", exactly: ["--rm", "lab-dev:ada"]).known { $0.caller = .sample },
    .init("user=image", "[dev]\nuser=image", exactly: ["--rm", "lab-dev:ada"]),
    .init("user= as it stands", "[dev]\nuser=12:34", exactly: ["--rm", "--user", "12:34", "lab-dev:ada"]),
    .init(
      "a caller that the image does not know", host,
      exactly: [
        "-e", "HOME=/tmp", "-e", "USER=ada", "--rm", "--user", "1001:100", "--group-add", "27", "--mount",
        "type=bind,source=/cache/ab-1001,target=/etc/passwd,readonly", "lab-dev:ada",
      ]
    ).known { $0.known(.sample) },
    .init(
      "one whose number is taken", host,
      exactly: [
        "-e", "HOME=/home/ubuntu", "-e", "USER=ubuntu", "--rm", "--user", "1000:100", "--group-add", "27",
        "lab-dev:ada",
      ]
    ).known {
      $0.known(.sample)
      $0.caller?.user = 1000
    },
    .init(
      "one whose number is a service's, without a home", host,
      exactly: [
        "-e", "HOME=/tmp", "-e", "USER=www-data", "--rm", "--user", "33:100", "--group-add", "27",
        "lab-dev:ada",
      ]
    ).known {
      $0.known(.sample)
      $0.caller?.user = 33
    },
    .init(
      "root", host,
      exactly: ["-e", "HOME=/root", "-e", "USER=root", "--rm", "--user", "0:0", "lab-dev:ada"]
    ).known {
      $0.known(.sample)
      $0.caller = Caller(user: 0, group: 0)
    },
    .init("an engine that maps users", host, exactly: ["--rm", "lab-dev:ada"]).known {
      $0.known(.sample)
      $0.info?.security = ["name=userns"]
    },
    .init("Docker Desktop", host, exactly: ["--rm", "lab-dev:ada"]).known {
      $0.known(.sample)
      $0.info?.system = "Docker Desktop"
    },
    .init("an engine elsewhere", host, exactly: ["--rm", "lab-dev:ada"]).known {
      $0.known(.sample)
      $0.engine = .elsewhere("ssh://gpu")
    },
    .init(
      "args= say another", "[dev]\nuser=host\nargs=-u 5", exactly: ["--rm", "-u", "5", "lab-dev:ada"]
    ).known { $0.known(.sample) },
    .init(
      "HOME of one's own", "[dev]\nuser=host\nenvironment=HOME=/work",
      exactly: ["-e", "HOME=/work", "-e", "USER=root", "--rm", "--user", "0:0", "lab-dev:ada"]
    ).known {
      $0.known(.sample)
      $0.caller = Caller(user: 0, group: 0)
    },
  ]

  @Test func theImageLearnsTheCaller() throws {
    var lab = Lab()
    lab.known = { $0.known(.sample) }
    let plan = try lab.plan(Self.host)
    guard case .write(let file)? = plan.steps.first else { throw Lab.NotOneCommand(steps: plan.steps) }
    #expect(file.path == "/cache/ab-1001")
    #expect(String(decoding: file.contents, as: UTF8.self) == Self.passwd + "ada:x:1001:100::/tmp:/bin/sh\n")
    lab.known = { host in
      host.known(.sample)
      host.passwd?.isWritten = { path, text in path == "/cache/ab-1001" && text.hasPrefix(Self.passwd) }
    }
    #expect(try lab.plan(Self.host).steps.count == 1)
  }

  @Test func aDryRunSaysWhatItCannotKnow() throws {
    var lab = Lab()
    lab.known = { host in
      host.known(.sample)
      host.passwd = nil
    }
    let plan = try lab.plan(Self.host, ["--dry-run", "dev"])
    #expect(plan.warnings == [.run(.usersUnread(image: "dev"))])
    // Nor is anything known of an image that docker is about to pull.
    #expect(try lab.plan(Self.host).warnings.isEmpty)
  }

  @Test func whereNothingCanBeKept() throws {
    var lab = Lab()
    lab.known = { host in
      host.known(.sample)
      host.passwd = nil
      host.image = .present(.init())
    }
    #expect(
      try lab.plan(Self.host).warnings.map(\.text) == [
        "user = host: the container has your number but not your name, since /home/ada/.cache/orbyter/passwd can't be written; set XDG_CACHE_HOME to a folder that can"
      ])
  }

  @Test(arguments: ["a:b", "x\ny", "; touch pwned", "ubuntu", "日本x"]) func anyNameIsOneLine(_ name: String)
    throws
  {
    var lab = Lab()
    lab.user = name
    lab.known = { $0.known(.sample) }
    let plan = try lab.plan(Self.host)
    guard case .write(let file)? = plan.steps.first else { throw Lab.NotOneCommand(steps: plan.steps) }
    let text = String(decoding: file.contents, as: UTF8.self)
    let last = try #require(text.split(separator: "\n").last)
    #expect(text.split(separator: "\n").count == 4)
    #expect(last.split(separator: ":", omittingEmptySubsequences: false).count == 7)
    #expect(!last.hasPrefix("ubuntu:"))
  }

  static let passwd = """
    root:x:0:0:root:/root:/bin/bash
    www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
    ubuntu:x:1000:1000:Ubuntu:/home/ubuntu:/bin/bash

    """
}

extension Caller {
  fileprivate static let sample = Caller(user: 1001, group: 100, groups: [27])
}

extension RunHost {
  fileprivate mutating func known(_ caller: Caller) {
    self.caller = caller
    info = EngineInfo(version: "26")
    passwd = KnownUsers(file: PasswdFile(ContainerUserTests.passwd), cache: "/cache/ab")
  }
}
