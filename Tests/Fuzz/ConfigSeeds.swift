/// Texts of run.cfg, between them with every key and every rule of the grammar.
enum ConfigSeeds {
  static let texts = [ordinary, interpolated, synthetic, external, odd, loops].map { Array($0.utf8) }

  private static let ordinary = """
    [project]
    name = demo
    [dev]
    tag = 5.0.0
    prefix = yes
    build_args = --build-arg PYTHON=3.12 A="b c"
    target = production
    pull_FROM_on_force = no
    pre_build_script = make wheel && ls dist
    post_build_script = docker/dev/check.sh
    environment = -e MODE=lab TOKEN=$TOKEN --env-file=x
    env = variables
    interactive = -it
    gpu = --gpus all
    network = host
    volumes = -v {project_root}:/home/<user>/dev --mount type=bind,source={home},target=/h
    ports = -p 8888:8888 80:80
    args = --cpus 2 --label '{"a": "{user}"}' -dit
    cmd = ["sh", "-c", "echo $TOKEN \\u00e4 \\ud83d\\ude00"]
    [variables]
    LANG = C
    """

  private static let interpolated = """
    [DEFAULT]
    root = /srv/%(share)s
    share = data
    tag: <user>
    volumes = -v %(root)s:/data
      # a comment inside

      -v "${HOME}/a b":/home $VOLUMES
    [dev]
    share = %%100% %(tag)s
    cmd = python -c 'print("{{.ID}} $$HOME \\$X ${X:-y}")'
    [dev@production]
    tag = 1.0
    [production]
    """

  private static let synthetic = """
    [run_image]
    synthetic_images = shell, notebook
      lab
    [shell]
    name = dev
    cmd = bash -l
    [notebook]
    name = shell
    prefix = no
    ports = 8888:8888
    [lab]
    name = notebook
    tag = $TAG
    """

  private static let external = """
    [postgres]
    name = docker.io/library/postgres
    tag = 16
    prefix = no
    [mirror]
    name = [::1]:5000/x/y@sha256:\(String(repeating: "0a", count: 32))
    prefix = off
    [publish]
    repository = ghcr.io/acme
    [dev]
    image_repo = aws
    publication_tag = {account}.dkr.ecr.{region}.amazonaws.com/{image}:{tag}
    """

  private static let odd =
    "; comment\r\n[ dev ]\r\nTAG : x\r\n\r\nvolumes=\r\n\t/a:/b\r\n\r\n\t\"c d\"\\ e:'f'\r[base@ci]\rname=\u{E9}\r\n"

  private static let loops = """
    [run-image]
    synthetic_images = a b c
    [a]
    name = b
    x = %(y)s%(y)s
    y = %(z)s%(z)s
    z = %(x)s
    [b]
    name = c
    args = %(x)s
    [c]
    name = a
    """
}
