/// Dockerfiles, between them with everything that its reader knows.
enum DockerfileSeeds {
  static let texts = [ordinary, stages, heredocs, backticks, odd].map { Array($0.utf8) }

  private static let ordinary = """
    # syntax=docker/dockerfile:1
    ARG PYTHON=3.12
    FROM python:${PYTHON}-slim AS builder
    RUN pip install --no-cache-dir \\
        # a comment inside
        numpy

    COPY --chown=1000:1000 requirements.txt ["a b", "/app/"]
    FROM demo-base:jane
    COPY --from=builder /app /app
    CMD ["python", "-m", "http.server"]
    """

  private static let stages = """
    ARG A=demo-base
    ARG B="${A:-x}:${C:+y}jane"
    FROM --platform=$BUILDPLATFORM $B AS one
    ARG TARGETARCH
    FROM one AS Two
    RUN --mount=type=bind,from=one,target=/x --mount="type=cache,target=/c" make
    ADD https://example.com/x.tar.gz 'a b' $A /x/
    ONBUILD COPY --from=three . .
    FROM scratch AS three
    COPY --from=0 / /
    COPY --from=demo-dev:jane / /
    """

  private static let heredocs = """
    FROM a
    RUN <<EOF bash -s <<-'E2'
    FROM not-me
    EOF
    \tx
    \tE2
    COPY <<"a b" <<c /x/
    1
    a b
    2
    c
    """

  private static let backticks =
    "# escape=`\r\n# check=skip=all\r\n\r\nFROM `\r\n  # c\r\n\r\n  a`b AS x\r\nSHELL [\"cmd\", \"/S\"]\r\nCOPY a` b c:\\\r\n"

  private static let odd =
    "\u{FEFF}from A/b:c\nArG x=$x$x y='1 2' z\nfrom ${x:-${y:-${z}}}\nCOPY [\"\\u00e4\\ud83d\\ude00\", \"/\"]\nRUN <<E\nE\n"
}
