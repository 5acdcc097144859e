import Testing

extension Integration {
  /// Every key of an image's section that a container is started with, as the container sees it.
  @Suite struct RunKeyTests {
    struct Case: CustomTestStringConvertible, Sendable {
      let name: String
      /// In run.cfg, below `[box]`.
      var keys = ""
      var options: [String] = []
      /// The words in front of which run-image stands, in a shell's environment.
      var variables: [String: String] = [:]
      let script: String
      let output: String
      var testDescription: String { name }

      init(
        _ name: String, _ keys: String, options: [String] = [], variables: [String: String] = [:],
        _ script: String, _ output: String
      ) {
        self.name = name
        self.keys = keys
        self.options = options
        self.variables = variables
        self.script = script
        self.output = output
      }
    }

    static let cases: [Case] = [
      // environment= and env=
      Case("a flag and a bare assignment", "environment = -e A=1 B=2", "echo $A $B", "1 2"),
      Case("a quoted value", "environment = \"A=one  two\"", "echo \"$A\"", "one  two"),
      Case("braces", "environment = A={user}-{project}", "echo ${A%%-*}", "tester"),
      Case(
        "a variable", "environment = A=$TOKEN", variables: ["TOKEN": "x \"y' $z"], "echo \"$A\"", "x \"y' $z"),
      Case("a name of ours", "environment = TOKEN", variables: ["TOKEN": "t"], "echo $TOKEN", "t"),
      Case(
        "a section", "env = vars\n[vars]\nMixedCase = \"a b\"\nEMPTY =", "echo \"$MixedCase/$EMPTY/\"",
        "a b//"),
      Case("the command line wins", "environment = A=1", options: ["-e", "A=2"], "echo $A", "2"),
      Case(
        "credentials, by name", "", variables: ["AWS_REGION": "eu-west-1"], "echo $AWS_REGION", "eu-west-1"),
      Case(
        "an overlay", "environment = A=1\n[box@production]\nenvironment = A=3",
        options: ["--environment", "production"], "echo $A", "3"),

      // volumes=
      Case("a mount of a path with a space", "volumes = {project_root}/in:/in", "cat /in/file", "content"),
      Case("a flag", "volumes = -v {project_root}/in:/in:ro", "touch /in/x 2>/dev/null || echo no", "no"),
      Case(
        "--mount", "volumes = --mount type=bind,source={project_root}/in,target=/in", "cat /in/file",
        "content"),
      Case(
        "--mount of a path with a comma",
        "volumes = --mount type=bind,source={project_root}/in/$FOLDER,target=/in",
        variables: ["FOLDER": "a,b"], "cat /in/file", "comma"),
      Case(
        "several, from a variable", "volumes = $VOLUMES", variables: ["VOLUMES": "/one -v /two"],
        "ls -d /one /two | xargs", "/one /two"),
      Case(
        "the docked ones", "volumes = /one\nvolumes_docked = /two", variables: ["DOCKER_IP": "10.0.0.1"],
        "ls -d /one /two 2>/dev/null; true", "/two"),

      Case(
        "this machine's, for an engine elsewhere", "volumes = {project_root}/in:/in /two",
        variables: ["DOCKER_IP": "10.0.0.1"], "ls -d /in /two 2>/dev/null; true", "/two"),

      // network=
      Case("no network", "network = none", "ls /sys/class/net | grep -vx lo | wc -l", "0"),
      Case("the engine's own", "network = host", "ls /sys/class/net | grep -c docker0", "1"),
      Case(
        "the command line's", "network = host", options: ["--network", "none"],
        "ls /sys/class/net | grep -c docker0", "0"),

      // args= and gpu=
      Case("other flags", "args = --hostname there --workdir /etc", "hostname; pwd", "there\n/etc"),
      Case(
        "the command line's flags", "args = --hostname there", options: ["-a", "--hostname here"], "hostname",
        "here"),
      Case("a user", "args = -u 12:34", "id -u", "12"),
      Case("-g", "", options: ["-g"], "echo $NVIDIA_VISIBLE_DEVICES", "all"),
      Case(
        "gpu=", "gpu = --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=1", "echo $NVIDIA_VISIBLE_DEVICES", "1"),
      Case("no GPU unless asked for", "", "echo \"<$NVIDIA_VISIBLE_DEVICES>\"", "<>"),
      Case("a child of init, so that nothing stays undead", "", "cat /proc/1/comm", "docker-init"),

      // what comes by itself, and does not where it is turned off
      Case("init=no", "init = no", "echo $$", "1"),
      Case(
        "a quarter of memory", "",
        "awk '/MemTotal/ { quarter = int($2 / 4 / 1024) * 1024 } $2 == \"/dev/shm\" { split($4, o, \"size=\"); "
          + "print (o[2] + 0 == quarter ? \"quarter\" : $4) }' /proc/meminfo /proc/mounts", "quarter"),
      Case("shm_size=", "shm_size = 100m", "df -k /dev/shm | awk 'NR == 2 { print $2 }'", "102400"),
      Case("shm_size=no", "shm_size = no", "df -k /dev/shm | awk 'NR == 2 { print $2 }'", "65536"),
      // How much memory may be locked is not everywhere to be changed.
      Case("limits with a GPU", "", options: ["-g"], "ulimit -s", "65536"),
      Case("ulimits=", "ulimits = nofile=1234", "ulimit -n", "1234"),
      Case("the caller's zone", "", variables: ["TZ": "Asia/Tokyo"], "echo $TZ", "Asia/Tokyo"),
      Case("timezone=", "timezone = <+03>-3", "date +%z", "+0300"),
      Case(
        "timezone=no", "timezone = no", variables: ["TZ": "Asia/Tokyo"], "echo \"<$TZ>\"", "<>"),
      Case("aws=no", "aws = no", variables: ["AWS_REGION": "eu-west-1"], "echo \"<$AWS_REGION>\"", "<>"),

      // keys of one flag each
      Case(
        "workdir= and hostname=", "workdir = /etc\nhostname = {project}", "pwd; hostname | cut -c1-4",
        "/etc\ntest"),
      // Both generations of control groups.
      Case(
        "cpus=", "cpus = 1.5",
        "cut -d' ' -f1 /sys/fs/cgroup/cpu.max /sys/fs/cgroup/cpu/cpu.cfs_quota_us 2>/dev/null; true", "150000"
      ),
      Case(
        "memory=", "memory = 64m",
        "cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null; true",
        "67108864"),
      Case("devices=", "devices = /dev/full", "cat /dev/full 2>&1 | head -c 1 | wc -c", "1"),
      Case(
        "env_file=, and other variables win", "env_file = in/file.env\nenvironment = B=two",
        "echo \"$A/$B\"", "a b/two"),
      Case(
        "git_config=, which stays as it is", "git_config = yes",
        "cat $GIT_CONFIG_SYSTEM; echo x 2>/dev/null >>/etc/gitconfig || echo no", "[user]\n\tname = Ada\nno"),
    ]

    @Test(arguments: cases, Store.anyway) func isSeenInside(_ test: Case, _ store: Store) throws {
      let fixture = try Fixture(store, config: test.keys + "\n")
      try fixture.write("in/file", "content\n")
      try fixture.write("in/file.env", "# of the lab\nA=a b\nB=one\n")
      try fixture.write(".home/.gitconfig", "[user]\n\tname = Ada\n")
      try fixture.write("in/a,b/file", "comma\n")
      fixture.environment.merge(test.variables) { $1 }
      var run = try fixture.invocation(
        ["run-image"] + test.options + ["box", "--", "sh", "-c", test.script])
      run.environment = fixture.environment
      let seen = try run.run()
      #expect(seen.exitCode == 0 || test.output == "0", "\(seen)")
      #expect(seen.output == test.output + "\n", "\(seen)")
    }

    @Test(arguments: Store.anyway) func aMountWritesBack(_ store: Store) throws {
      let fixture = try Fixture(store, config: "volumes = {project_root}:/work\n")
      _ = try fixture.inBox("echo written >/work/out")
      #expect(try fixture.read("out") == "written\n")
    }

    /// The runtime itself refuses a container that asks for no devices.
    @Test(arguments: Store.anyway) func theRuntimeIsNvidias(_ store: Store) throws {
      let fixture = try Fixture(store, config: "args = --runtime=nvidia\n")
      let run = try fixture.run("run-image", "box", "--", "true")
      #expect(run.exitCode != 0)
      #expect(run.error.contains("NVIDIA_VISIBLE_DEVICES is not set"), "\(run)")
    }

    @Test(
      arguments: Store.anyway,
      [("8080:80", false), ("80", false), ("-p 127.0.0.1:8080:80", false), ("-p 8080:80", true)])
    func portsAnswer(_ store: Store, _ ports: (value: String, isOpen: Bool)) throws {
      let port = ports.value
      let fixture = try Fixture(store, config: "ports = \(port)\n")
      try fixture.succeed(
        "run-image", "-k", "box", "--", "sh", "-c", "echo it answers >/index.html; exec httpd -f -h /")
      var answer = ""
      #expect(
        try Deadline().reaches {
          answer = try asked("127.0.0.1", port, fixture)
          return answer == "it answers\n"
        }, "\(answer)")
      // The machine's other address, as another machine would come.
      #expect(try asked("10.87.65.43", port, fixture) == (ports.isOpen ? "it answers\n" : ""))
    }

    private func asked(_ address: String, _ port: String, _ fixture: Fixture) throws -> String {
      let number = port.contains("8080") ? "8080" : "80"
      let script = """
        exec 3<>"/dev/tcp/$1/$2" && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3 && sed -n '$p' <&3
        """
      return try fixture.engine.inItsNetwork(["timeout", "2", "bash", "-c", script, "bash", address, number])
        .output
    }

    /// A real agent, asked from inside for its keys by ssh's own protocol.
    @Test(arguments: Store.anyway) func theCallersAgentAnswers(_ store: Store) throws {
      let fixture = try Fixture(store, config: "ssh_agent = yes\n")
      let script = """
        eval "$(ssh-agent -s)" >/dev/null
        trap 'kill $SSH_AGENT_PID' EXIT
        cd "$1"
        "$2" box -- sh -c 'test -S $SSH_AUTH_SOCK && echo a socket; mount | grep -c ssh-agent.sock'
        """
      let words = ["sh", "-c", script, "sh", fixture.folder, try Lab.executable("run-image")]
      let run = try Invocation(words, environment: fixture.environment).run()
      #expect(run.output == "a socket\n1\n", "\(run)")
      #expect(try fixture.run("run-image", "box", "--", "true").error.contains("no ssh agent answers here"))
    }

    @Test(arguments: Store.anyway) func whatIsKeptIsRestartedAsAsked(_ store: Store) throws {
      let fixture = try Fixture(store, config: "restart = on-failure:2\n")
      let start = try fixture.run("run-image", "-k", "box", "--", "sh", "-c", "echo once more; exit 3")
      let container = try #require(start.lines.first)
      #expect(
        try Deadline().reaches {
          try fixture.engine.docker("logs", container).output == "once more\nonce more\nonce more\n"
        })
    }

    @Test(arguments: Store.anyway) func aNetworkOfTheEngines(_ store: Store) throws {
      let fixture = try Fixture(store, config: "network = {project-name}net\n")
      // It stands for a network that somebody made for a group of containers.
      let network = try fixture.succeed("run-image", "--dry-run", "box").output
        .split(separator: " ").drop { $0 != "--network" }.dropFirst().first.map(String.init)
      let name = try #require(network)
      try fixture.engine.docker("network", "create", "--subnet", "10.123.0.0/24", name)
      let address = try fixture.inBox("ip -4 -o addr show eth0 | grep -c '10\\.123\\.0\\.'")
      #expect(address == "1\n")
      try fixture.engine.docker("network", "rm", name)
    }
  }
}
