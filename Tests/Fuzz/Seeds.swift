/// Ordinary texts, from which the odd ones are made.
enum Seeds {
  static let configs = [
    """
    [DEFAULT]
    root = {project_root}
    [project]
    name = demo
    [run_image]
    synthetic_images = shell, gpu
    [dev]
    volumes = -v %(root)s:/home/dev
      --mount type=bind,source={home},target=/h
    environment = -e A=b TOKEN=$TOKEN
    ports = 8888:8888
    cmd = ["sh", "-c", "echo $$HOME"]
    build_args = --build-arg X=1 Y="a b"
    pre_build_script = make wheel && echo {user}
    [dev@production]
    tag = 5.0.0
    [shell]
    name = dev
    args = --cpus 2 $FLAGS
    [gpu]
    name = shell
    gpu = all
    """,
    "[run-image]\nsynthetic_images=a\n[a]\nname=quay.io/x/y:1\nprefix=no\n[base]\nname: %(tag)s\ntag: x\n",
  ]

  static let dockerfiles = [
    """
    # syntax=docker/dockerfile:1
    # escape=\\
    ARG BASE=demo-base
    ARG TAG=${BASE:-x}
    FROM --platform=$BUILDPLATFORM ${BASE}:${TAG} AS builder
    RUN --mount=type=cache,target=/c --mount=from=base,source=/a \\
        # a comment
        make && \\

        echo "done"
    RUN <<EOF
    FROM nothing
    EOF
    FROM scratch
    COPY --from=builder --chown=1:1 ["/a b", "/c"]
    COPY --from=demo-dev:me /x _version.py.bld /y/
    ONBUILD COPY --from=z a b
    CMD ["x"]
    """
  ]

  static let names = [
    "localhost:5000/demo/dev:5.0.0", "python",
    "ghcr.io/a/b__c--d.e@sha256:" + String(repeating: "0a", count: 32),
    "[::1]:5000/x", "alice@gpu-server", "ssh://bob@10.0.0.7:2222", "5.1.0-rc.1", "1.2", "My Project", "dev",
  ]

  static let lines = [
    #"-v "/a b":/c --mount 'type=bind,source=$HOME,target=/x' {user} <project-name> \$HOME $$ ${TOKEN}"#,
    #"["bash", "-c", "echo \"x\" \u0041"]"#, "--build-arg A=1 B=2 --no-cache -t=x -it --",
  ]
}
