import Testing

extension Integration {
  /// GPUs, as far as a machine without one can have them: an engine's own devices that a specification names, a
  /// runtime that stands for NVIDIA's, and an engine with neither. `nvidia-smi` is a stand-in that prints what
  /// the real one does: it is asked only which GPUs there are.
  @Suite struct DeviceTests {
    @Test(arguments: Store.anyway) func ofASpecification(_ store: Store) throws {
      let engine = try Engine("cdi-\(store)", ["--store", store.rawValue, "--cdi"])
      defer { try? Lab.stop(engine.name) }
      try engine.makeBusybox()
      let fixture = try Fixture(on: engine, config: "gpu = --device nvidia.com/gpu=0\n")
      let script = "cat /run/gpu; echo $CDI_GPU_0 $CDI_GPU_1 $CDI_GPU_all"
      #expect(try fixture.inBox(script) == "a GPU would be here\nyes\n")
      // -g finds that this engine has them, and no runtime.
      #expect(try fixture.inBox(script, "-g") == "a GPU would be here\nyes\n")
      #expect(try fixture.inBox("echo [$CDI_GPU_0$CDI_GPU_1$CDI_GPU_all]", "--gpu", "1") == "[yes]\n")
      #expect(try fixture.inBox("env | grep -c CDI_GPU", "--gpu", "0,1") == "2\n")
      let unknown = try fixture.run("run-image", "--gpu", "7", "box", "--", "true")
      #expect(unknown.exitCode == 1)
      #expect(unknown.error.contains("there is no GPU '7' here; there are: 0, 1, all"), "\(unknown)")
    }

    @Test func whereThereAreNone() throws {
      let engine = try Engine("plain", [])
      defer { try? Lab.stop(engine.name) }
      try engine.makeBusybox()
      let fixture = try Fixture(on: engine)
      let refused = try fixture.run("run-image", "-g", "box", "--", "true")
      #expect(refused.exitCode == 1)
      #expect(
        refused.error.contains("this machine shows no NVIDIA GPU; run it on a machine with one"), "\(refused)"
      )
      #expect(refused.error.split(separator: "\n").count == 1)
      try fixture.write("run.cfg", fixture.read("run.cfg") + "gpu = optional\n")
      let run = try fixture.run("run-image", "box", "--", "echo", "done")
      #expect(run.output == "done\n", "\(run)")
      #expect(run.error.contains("starting without a GPU"), "\(run)")
      let doctor = try fixture.run("run-image", "--doctor")
      #expect(doctor.output.contains("- this machine shows no NVIDIA GPU"), "\(doctor)")
      #expect(doctor.output.contains("✓ the engine at unix://"))
    }

    private static let smi = """
      #!/bin/sh
      case $* in
        -L) printf 'GPU 0: NVIDIA A100 (UUID: GPU-aaaa-1)\\nGPU 1: NVIDIA A100 (UUID: GPU-bbbb-2)\\n' ;;
        *query-gpu*) printf '0, GPU-aaaa-1, 61000, 81920, 99\\n1, GPU-bbbb-2, 4, 81920, 0\\n' ;;
        *query-compute-apps*) printf 'GPU-aaaa-1, %s\\n' "$PPID" ;;
      esac

      """

    @Test(arguments: Store.allCases) func selected(_ store: Store) throws {
      let fixture = try Fixture(store)
      try fixture.write(".home/bin/nvidia-smi", Self.smi)
      let mode = ["chmod", "755", "\(fixture.folder)/.home/bin/nvidia-smi"]
      _ = try Invocation(mode, environment: fixture.environment).run()
      fixture.environment["PATH"] = "\(fixture.folder)/.home/bin:\(fixture.environment["PATH"] ?? "")"
      let seen = { (gpu: String) in
        try fixture.inBox("echo $NVIDIA_VISIBLE_DEVICES", "--gpu", gpu)
      }
      #expect(try seen("0,1") == "0,1\n")
      #expect(try seen("GPU-bbbb-2") == "GPU-bbbb-2\n")
      #expect(try seen("auto") == "1\n")
      let told = try fixture.run("run-image", "--gpu", "auto", "box", "--", "true")
      #expect(told.error.contains("GPU 1 is used least: 0 has 61000 of 81920 MiB in use by root"), "\(told)")
      let unknown = try fixture.run("run-image", "--gpu", "2", "box", "--", "true")
      #expect(unknown.exitCode == 1)
      #expect(
        unknown.error.contains("there is no GPU '2' here; there are: 0 (NVIDIA A100, GPU-aaaa-1)"),
        "\(unknown)")
    }
  }
}
