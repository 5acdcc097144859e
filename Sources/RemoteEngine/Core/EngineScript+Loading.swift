/// What brings an image into an engine, and gives it its name.
extension EngineScript {
  /// `prove IDENTIFIER STORE EXPECTED LAYERS NAME`: what the engine says of an image, and whether it makes a
  /// container of it. Where the image is what was expected, and a `docker tag` takes the name from nobody for a
  /// moment, it gets its name at once.
  ///
  /// `tidy`: containers of proofs that were killed. Who has one runs, under the name that its label tells, which a
  /// blank ends: it may be the start of another one.
  private static let proof = """
    examine() {
      {
        $engine image inspect --format "image $(facts $engine)" "$1"
        [ "$2" != containerd ] || { $engine image ls -aq --no-trunc | grep -qxF "$1" && say listed; }
      } | (
        container=
        trap '[ -z "$container" ] || $engine rm -v "$container" >/dev/null' EXIT
        trap 'exit 1' HUP INT TERM
        container=$($engine create --label "orbyter-transfer=$0" --network none "$1" x) || exit 1
        $engine rm -v "$container" >/dev/null || exit 1
        container=
        cat
        say created
      )
    }
    prove() {
      say "loaded $1"
      told=$(examine "$1" "$2") || return 1
      say "$told"
      case $told in image*) ;; *) return 1 ;; esac
      [ "$1" = "$3" ] || return 0
      case $told in *'"Layers":'"$4"[,}]*) ;; *) return 0 ;; esac
      if [ "$2" = containerd ]; then
        say "$told" | grep -qx listed || return 0
        ! $engine image inspect "$5" >/dev/null 2>&1 || return 0
      fi
      $engine tag "$1" "$5" && say named
    }
    tidy() {
      $engine ps -a --no-trunc --filter label=orbyter-transfer \\
        --format '{{.ID}} {{.Label "orbyter-transfer"}}' | while read -r container owner; do
          running=$(ps -ewwo args=) || break
          case $running in *"# $owner "*) ;; *) $engine rm -v "$container" ;; esac
        done
    }

    """

  /// Loads the archive on standard input, and proves what came of it.
  ///
  /// Words: the engine's client; what takes the archive out of its compression, where docker does not; the last four
  /// of `prove`.
  package static let load =
    prelude + proof + """
      engine=$1
      tidy </dev/null >/dev/null 2>&1 &
      if [ -n "$2" ]; then told=$($2 | $engine load); else told=$($engine load); fi || exit 1
      id=$(say "$told" | sed -n 's/^Loaded image.*\\(sha256:[0-9a-f]*\\)$/\\1/p' | tail -n 1)
      prove "$id" "$3" "$4" "$5" "$6" || exit 1
      wait
      say end

      """

  /// Ends loads that wait for bytes which nobody sends any more. Such a load holds the layers that it was given, and
  /// ssh's server may take hours to notice.
  ///
  /// Their markers come on standard input, a line each: among words they would be seen by whoever looks for them.
  package static let end =
    prelude + """
      running=$(ps -ewwo pid=,ppid=,args=)
      while read -r marker; do
        say "$running" | while read -r process parent words; do
          case $words in *"# $marker "*) say "$process" ;; esac
        done | while read -r load; do
          say "$running" | while read -r process parent words; do
            case $load in "$process" | "$parent") kill "$process" 2>/dev/null ;; esac
          done
        done
      done
      say end

      """

  /// Words: the engine's client, and those of `prove`.
  package static let prove =
    prelude + proof + """
      engine=$1
      shift
      tidy </dev/null >/dev/null 2>&1 &
      prove "$@" || exit 1
      wait
      say end

      """

  /// Whether the engine keeps layers under the names that the small archive on standard input has for them.
  /// Of the archive nothing stays.
  package static let probe =
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
  package static let tag = prelude + "$1 tag \"$2\" \"$3\" && say end\n"

  /// The same on a containerd store, where docker's own `tag` takes a name away from the old image before it
  /// gives it to the new one: a load, of the archive on standard input, moves it in one step. The old image
  /// would be gone then; under a name of ours it stays, until it has none, as `docker tag` leaves it.
  package static let move =
    prelude + """
      old="orbyter-transfer:$0"
      if $1 tag "$3" "$old" 2>/dev/null; then
        $1 load >/dev/null 2>&1
        $1 tag "$2" "$old" && $1 image rm "$old" >/dev/null 2>&1
        [ "$($1 image inspect --format '{{.Id}}' "$3" 2>/dev/null)" = "$2" ]
      else
        false
      fi || $1 tag "$2" "$3" && say end

      """

  /// Takes the names of ours away that moves left which were killed.
  ///
  /// Words: the engine's client, the name of an image, and the tags.
  package static let tidy =
    prelude + """
      engine=$1 image=$2
      shift 2
      for left; do
        $engine tag "$image" "orbyter-transfer:$left" && $engine image rm "orbyter-transfer:$left" >/dev/null
      done
      say end

      """
}
