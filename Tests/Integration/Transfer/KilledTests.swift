import Glibc
import Testing

extension Integration {
  /// Who is killed can't clean up: the next run ends well, and nothing is left of either.
  @Suite struct KilledTests {
    enum Victim: String {
      case ours
      /// What ssh's server started, and it alone.
      case script
      /// With all that it had started.
      case family
    }

    struct Moment: CustomTestStringConvertible, Sendable {
      /// A call of docker over there, before or behind which somebody is killed.
      let call: String
      let when: String
      let victims: [Victim]
      var testDescription: String { "\(when) \(call)" }

      init(_ when: String, _ call: String, _ victims: Victim...) {
        (self.when, self.call, self.victims) = (when, call, victims)
      }
    }

    static let everywhere: [Moment] = [
      .init("before", "load", .ours, .script, .family),
      .init("behind", "load", .ours, .family),
      .init("behind", "create *", .family, .script, .ours),
    ]
    static let classic =
      everywhere + [
        .init("before", "tag sha256:*", .ours, .script, .family),
        .init("behind", "tag sha256:*", .family, .ours),
      ]
    /// There a name moves in several steps.
    static let containerd =
      everywhere + [
        .init("before", "tag * orbyter-transfer:*", .ours, .family),
        .init("behind", "tag * orbyter-transfer:*", .family, .ours),
        .init("before", "tag sha256:* orbyter-transfer:*", .family, .ours, .script),
        .init("before", "image rm orbyter-transfer:*", .family, .script),
      ]

    /// docker, and at one moment somebody's death.
    private func docker(_ folder: String) throws -> String {
      let real = try Invocation(
        ["sh", "-c", "command -v docker"], environment: Lab.environment(home: Lab.folder)
      ).run()
      return """
        #!/bin/sh
        cd '\(folder)' || exit
        strike() {
          [ -e moment ] && read -r when victim call <moment && [ "$when" = "$1" ] || return 0
          shift
          case $* in $call) rm moment ;; *) return 0 ;; esac
          process=$$
          while parent=$(ps -o ppid= -p "$process" | tr -d ' ') && [ "$parent" -gt 1 ]; do
            case $(ps -o comm= -p "$parent") in sshd*) break ;; esac
            process=$parent
          done
          case $victim in
            ours) echo >now; while [ -e now ]; do sleep 0.01; done ;;
            script) kill -KILL "$process" ;;
            family) kill -KILL "-$process" ;;
          esac
        }
        strike before "$@"
        \(try #require(real.lines.first)) "$@"
        code=$?
        strike behind "$@"
        exit $code

        """
    }

    @Test(arguments: DeltaTests.someWays.filter { $0.from == .classic })
    func theNextRunEndsWell(_ way: (from: Store, to: Store)) throws {
      let (there, _) = try DeltaTests.target(way)
      let fixture = try Fixture(way.from)
      try fixture.write("bin/docker", docker(fixture.folder))
      _ = try Invocation(["chmod", "755", "\(fixture.folder)/bin/docker"], environment: fixture.environment)
        .run()
      let server = try Server(
        named: "ssh-killed-\(way.to)", dockerHost: there.host, path: "\(fixture.folder)/bin:/usr/bin:/bin")
      defer { try? Lab.stop(server.name) }
      let journey = try Journey(way.from, to: there, server, middle: 2_000_000)
      for version in [1, 2] { try journey.build(version) }
      try journey.send(1)
      for moment in way.to == .classic ? Self.classic : Self.containerd {
        for victim in Lab.variable("ORBYTER_ALL") == nil ? Array(moment.victims.prefix(1)) : moment.victims {
          // The name is another image's, which has one of its own too.
          try there.docker("tag", "\(journey.name):1", "\(journey.name):2")
          try there.docker("image", "prune", "-f")
          try fixture.write("moment", "\(moment.when) \(victim.rawValue) \(moment.call)\n")
          try killed(journey, fixture, "\(victim) \(moment.testDescription)", victim)
        }
      }
    }

    private func killed(_ journey: Journey, _ fixture: Fixture, _ place: String, _ victim: Victim) throws {
      let run = try journey.invocation(["\(journey.name):2"]).run { process in
        guard fixture.exists("now") else { return }
        kill(process, SIGKILL)
        unlink("\(fixture.folder)/now")
      }
      #expect(!fixture.exists("moment"), "\(place) never came")
      #expect(run.exitCode == (victim == .ours ? 128 + SIGKILL : 255), "\(place): \(run)")
      #expect(run.output.isEmpty, "\(place)")
      for folder in try journey.connections() {
        #expect(victim == .ours, "\(place): \(folder)")
        // The connection ends by itself; its folder is old then, and goes.
        let words = ["touch", "-d", "2 minutes ago", "\(try Lab.folder)/\(folder)"]
        _ = try Invocation(words, environment: fixture.environment).run()
      }
      let next = try journey.send(2)
      try journey.check(2)
      try journey.check(1)
      let names = try journey.there.docker("image", "ls", "-q", "orbyter-transfer").lines
      #expect(names.isEmpty, "\(place): \(next)")
    }
  }
}
