/// What runs beside an engine, here or over there. Nothing in it is anybody's text: what a person wrote
/// comes as words. The shell knows no more than POSIX.
enum EngineScript {
  /// `docker` is often off the PATH of a session without a terminal. What a login shell prints comes before
  /// our first line.
  private static let path =
    "PATH=\"$PATH:/usr/local/bin:/usr/bin:/snap/bin:/opt/homebrew/bin\"; export PATH\n"

  private static let prelude =
    path + """
      LC_ALL=C; export LC_ALL
      say() { printf '%s\\n' "$1"; }
      facts='{"id":"{{.Id}}","layers":{{json .RootFS.Layers}},"config":{{json .Config}},\
      "created":{{json .Created}},"os":{{json .Os}},"architecture":{{json .Architecture}},"size":{{json .Size}}}'
      say '\(EngineFacts.firstLine)'

      """

  /// What the engine is and has.
  ///
  /// Words: the first layers of the images to tell of, one a line, or `*` for all, or `-` for none; whether
  /// to tell the `history` of the images asked for; those images.
  static let question =
    prelude + """
      form='{{.ServerVersion}}
      store {{json .DriverStatus}}
      root {{.DockerRootDir}}'
      works() {
        told=$("$@" info --format "$form" 2>/dev/null)
        case $told in [0-9]*) engine=$* ;; *) false ;; esac
      }
      is_podman() {
        engine=$(command -v docker || command -v podman) || return 1
        case $("$engine" --version 2>/dev/null) in *podman*) ;; *) return 1 ;; esac
        told=$("$engine" info --format '0
      store podman
      root {{.Store.GraphRoot}}' 2>/dev/null)
      }
      if works docker || works sudo -n docker || is_podman; then :; else
        command -v docker >/dev/null || { say absent; say end; exit; }
        say "user $(id -un)"
        say "denied $(docker version 2>&1 >/dev/null | tail -n 1)"
        say end
        exit
      fi
      say "engine $engine"
      say "server $told"
      df -Pk "${told##*root }" 2>/dev/null | sed -n '2s/.* \\([0-9][0-9]*\\)  *[0-9]*% .*/free \\1/p'
      for program in zstd pigz gzip; do command -v $program >/dev/null && say "has $program"; done
      all() {
        $engine image ls -aq --no-trunc | sort -u | xargs $engine image inspect \\
          --format 'layers {{.Id}}{{range .RootFS.Layers}} {{slice . 7 39}}{{end}}' 2>/dev/null
      }
      case $(tar --version 2>/dev/null) in *GNU*) say 'has gnutar' ;; esac
      case $1 in -) ;; \\*) all ;; *) all | grep -F -e "$1" ;; esac
      ps -eo args= 2>/dev/null | sed -n 's/.*\\(\(LoadMarker.prefix)[0-9a-f]\\{8\\}-[0-9][0-9]*\\).*/loading \\1/p' | sort -u
      history=$2
      shift 2
      for image; do
        say asked
        told=$($engine image inspect --format "$facts" "$image" 2>/dev/null) || continue
        say "image $told"
        [ "$history" != history ] || $engine history --no-trunc --human=false \\
          --format 'past {{.Size}} {{.CreatedBy}}' "$image" | cut -c 1-80
      done
      say end

      """

  /// The names of each image, and its layers.
  ///
  /// Words: the engine's client.
  static let inventory =
    prelude + """
      $1 image ls -q --no-trunc | sort -u | xargs $1 image inspect --format \
        'named {{if .RepoTags}}{{join .RepoTags ","}}{{else}}{{.Id}}{{end}}{{range .RootFS.Layers}} {{.}}{{end}}' \
        2>/dev/null
      say end

      """

  private static let proof = """
    prove() {
      told=$($engine image inspect --format "$facts" "$1") || return 1
      say "image $told"
      $engine image ls -aq --no-trunc | grep -qxF "$1" && say listed
      container=
      trap '[ -z "$container" ] || $engine rm "$container" >/dev/null' EXIT
      trap 'exit 1' HUP INT TERM
      container=$($engine create --network none "$1" x) || return 1
      $engine rm "$container" >/dev/null || return 1
      container=
      say created
    }

    """

  /// Loads the archive on standard input, and proves what came of it.
  ///
  /// Words: the engine's client; what takes the archive out of its compression, where docker does not;
  /// markers of loads that wait for bytes which nobody sends any more. Such a one holds the layers that it
  /// was given, and ssh's server may take hours to notice.
  static let load =
    prelude + proof + """
      engine=$1
      for marker in $3; do
        waiting=$(ps -eo pid=,args= | grep -F "$marker" | grep -vF "$0" | sed 's/^ *\\([0-9]*\\).*/ \\1 /')
        ps -eo pid=,ppid= | while read -r process parent; do
          case $waiting in *" $process "* | *" $parent "*) kill "$process" 2>/dev/null ;; esac
        done
      done
      if [ -n "$2" ]; then told=$($2 | $engine load); else told=$($engine load); fi || exit 1
      id=$(say "$told" | sed -n 's/^Loaded image.*\\(sha256:[0-9a-f]*\\)$/\\1/p' | tail -n 1)
      say "loaded $id"
      prove "$id" || exit 1
      say end

      """

  /// Words: the engine's client, and the identifier of an image.
  static let prove =
    prelude + proof + """
      engine=$1
      say "loaded $2"
      prove "$2" || exit 1
      say end

      """

  /// Whether the engine keeps layers under the names that the small archive on standard input has for them.
  /// Of the archive nothing stays.
  static let probe =
    prelude + """
      engine=$1
      id=$($engine load 2>/dev/null | sed -n 's/^Loaded image.*\\(sha256:[0-9a-f]*\\)$/\\1/p' | tail -n 1)
      if [ -n "$id" ]; then
        $engine image ls -aq --no-trunc | grep -qxF "$id" && say listed
        $engine image rm "$id" >/dev/null 2>&1
      fi
      say end

      """

  /// Words: the engine's client, the identifier, the name.
  static let tag = prelude + "$1 tag \"$2\" \"$3\" && say end\n"

  /// The same on a containerd store, where docker's own `tag` takes a name away from the old image before it
  /// gives it to the new one: a load, of the archive on standard input, moves it in one step. The old image
  /// would be gone then; under a name of ours it stays, until it has none, as `docker tag` leaves it.
  static let move =
    prelude + """
      old=orbyter-transfer:old
      if $1 tag "$3" $old 2>/dev/null; then
        $1 load >/dev/null 2>&1
        $1 tag "$2" $old && $1 image rm $old >/dev/null 2>&1
      fi
      [ "$($1 image inspect --format '{{.Id}}' "$3" 2>/dev/null)" = "$2" ] || $1 tag "$2" "$3" && say end

      """

  /// Words: the engine's client, and the images.
  static let save =
    path + "client=$1; shift; exec $client save \"$@\"\n"

  /// The same of one image, from over there: what stays there never comes onto the line. The end is that of
  /// `docker save`.
  ///
  /// Words: the engine's client, what compresses, the image, the files of its archive to leave out.
  static let saveThere =
    path + """
      client=$1 pack=${2:-cat} image=$3
      shift 3
      without() { if [ $# -gt 0 ]; then tar --delete -f - "$@"; else cat; fi; }
      exec 4>&1
      code=$({ { $client save "$image"; echo $? >&3; } | without "$@" | $pack >&4; } 3>&1)
      exit "${code:-1}"

      """
}
