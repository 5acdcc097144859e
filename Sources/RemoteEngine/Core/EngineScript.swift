/// What runs beside an engine, here or over there. Nothing in it is anybody's text: what a person wrote
/// comes as words. The shell knows no more than POSIX.
package enum EngineScript {
  /// `docker` is often off the PATH of a session without a terminal. An image is the one that was asked for,
  /// whichever platform the account would rather have.
  private static let path = "PATH=\"$PATH:\(folders)\"; export PATH; unset DOCKER_DEFAULT_PLATFORM\n"

  /// Where programs are looked for beside the PATH.
  package static let folders = "/usr/local/bin:/usr/bin:/snap/bin:/opt/homebrew/bin"

  static let prelude =
    path + """
      LC_ALL=C; export LC_ALL
      say() { printf '%s\\n' "$1"; }
      facts() {
        more=
        case $* in docker | *' docker') more='"variant":{{json .Variant}},"version":{{json .OsVersion}},' ;; esac
        say '{"id":"{{.ID}}","rootfs":{{json .RootFS}},"config":{{json .Config}},'"$more"'\
      "created":{{json .Created}},"os":{{json .Os}},"architecture":{{json .Architecture}},"size":{{json .Size}},\
      "author":{{json .Author}},"driver":"{{if .GraphDriver}}{{.GraphDriver.Name}}{{end}}"}'
      }
      list='layers {{.ID}} {{json .RootFS}}'
      brief() {
        sed -e '/^layers /!b' -e 's/ {.*"Layers":\\[/ /' -e 's/ {.*//' \
          -e 's/ *"sha256:\\([0-9a-f]\\{32\\}\\)[0-9a-f]*",*/ \\1/g' -e 's/ *\\].*//'
      }
      inspect() {
        told=$("$@" image inspect --format "$list
      image $(facts "$@")" "$image" 2>/dev/null) || told=
        # Podman under docker's name stops in the middle.
        [ -n "$told" ] && told=$(say "$told" | brief)
      }
      say '\(EngineFacts.firstLine)'

      """

  /// What the engine says of the images, where docker tells that at once.
  ///
  /// Words: the images.
  package static let glance =
    prelude + """
      exec </dev/null
      say glance
      for image; do
        say asked
        inspect docker || break
        say "$told"
      done
      say end

      """

  /// What the engine is and has.
  ///
  /// Words: what to tell, and images. Beside what it says of each: their `history`; nothing else than that where
  /// docker told the rest at a glance, `after` the line `differs` has come on standard input; with `layers`, others that stand on the same first layer;
  /// with `-`, nothing. With `layers` a line for each image comes on standard input: the layers that it is to
  /// have. Where they have them, that is all, behind the line `glance`; else it goes on behind the line `differs`.
  package static let question =
    prelude + """
      exec 3<&0 </dev/null
      form='{{.ServerVersion}}
      store {{json .DriverStatus}}
      root {{.DockerRootDir}}'
      itself() { "$@" info --format "$form" 2>/dev/null; }
      works() {
        engine=$*
        case $info in [0-9]*) ;; *) return 1 ;; esac
      }
      is_podman() {
        engine=$(command -v docker || command -v podman) || return 1
        case $("$engine" --version 2>/dev/null) in *podman*) ;; *) return 1 ;; esac
        info=$("$engine" info --format '0
      store podman
      root {{.Store.GraphRoot}}' 2>/dev/null)
      }
      left() {
        running=$(ps -ewwo args= 2>/dev/null) && [ -n "$running" ] || return
        $1 image ls --format '{{.Tag}}' orbyter-transfer 2>/dev/null \\
          | grep -x '\(LoadMarker.movePrefix)[0-9a-f]\\{8\\}-[0-9][0-9]*' | while read -r left; do
            case $running in *"# $left "*) ;; *) say "left $left" ;; esac
          done
      }
      have() {
        for program in zstd pigz gzip; do command -v $program >/dev/null && say "has $program"; done
        case $(tar --version 2>/dev/null) in *GNU*) say 'has gnutar' ;; esac
        [ "$what" = layers ] || return
        ps -ewwo args= 2>/dev/null \\
          | sed -n 's/.*# \\(\(LoadMarker.prefix)[0-9a-f]\\{8\\}-[0-9][0-9]*\\) .*/loading \\1/p' | sort -u
      }
      tell() {
        if [ "$what" = layers ] && [ -n "$answers" ] && [ "$engine" = docker ]; then
          printf %s "$answers"
        else
          for image; do
            say asked
            [ "$what $engine" = 'past docker' ] || { inspect $engine || continue; say "$told"; }
            case $what in history | past) ;; *) continue ;; esac
            $engine history --no-trunc --human=false \\
              --format 'past {{.Size}} {{.CreatedBy}}' "$image" | cut -c 1-80
          done
        fi
        [ "$what" != layers ] || [ -z "$starts" ] || {
          $engine image ls -aq --no-trunc 2>/dev/null | sort -u \\
            | xargs $engine image inspect --format "$list" 2>/dev/null | brief | grep -F -e "$starts"
        }
      }
      what=$1
      shift
      case $what in
        after)
          IFS= read -r verdict <&3 && [ "$verdict" = differs ] || { say end; exit; }
          what=past ;;
        layers)
          answers= starts= verdict=glance drivers=
          for image; do
            inspect docker
            IFS= read -r layers <&3 || { answers= verdict=differs; break; }
            answers="${answers}asked
      ${told:+$told
      }"
            case ${told#layers * } in
              "$layers
      image "*'"driver":"overlay2"}') ;;
              "$layers
      image "*) drivers=others ;;
              *) verdict=differs starts="$starts${starts:+${layers:+
      }}${layers:+ ${layers%% *}}" ;;
            esac
          done
          say $verdict
          if [ $verdict = glance ]; then
            printf %s "$answers"
            # A move has several steps on a store of the other kind alone.
            [ -z "$drivers" ] || left docker
            say end
            exit
          fi ;;
      esac
      # What an engine says of itself takes it as long as what it says of its images: both at the same time, as
      # if it were docker's, while the machine is looked at.
      have | {
        itself docker | {
          engine=docker
          tell "$@"
          info=$(cat)
          works docker || {
            # Root's client would go to another engine than the one that is meant.
            [ "${DOCKER_CONTEXT:-default}" != default ] || info=$(itself sudo -n docker)
            works sudo -n docker || is_podman || {
              if command -v docker >/dev/null; then
                say "user $(id -un)"
                say "denied $(docker version 2>&1 >/dev/null | tail -n 1)"
              else
                say absent
              fi
              exit
            }
            say again
            tell "$@"
          }
          say "engine $engine"
          say "server $info"
          # The disk of an engine that is elsewhere is none of this machine's.
          case "${DOCKER_CONTEXT:-default} ${DOCKER_HOST:-unix:}" in
            'default unix:'*) df -Pk "${info##*root }" 2>/dev/null \\
              | sed -n '2s/.* \\([0-9][0-9]*\\)  *[0-9]*% .*/free \\1/p' ;;
          esac
          [ "$what" != layers ] || case $info in *io.containerd.snapshotter*) left "$engine" ;; esac
        }
        cat
      }
      say end

      """

  /// The names of each image, and its layers.
  ///
  /// Words: the engine's client.
  package static let inventory =
    prelude + """
      $1 image ls -q --no-trunc | sort -u | xargs $1 image inspect --format \
        'named {{if .RepoTags}}{{join .RepoTags ","}}{{else}}{{.ID}}{{end}}{{range .RootFS.Layers}} {{.}}{{end}}' \
        2>/dev/null
      say end

      """

  /// Words: the engine's client, and the images.
  package static let save =
    path + "client=$1; shift; exec $client save \"$@\"\n"

  /// What the image's archive says of itself in one of its small files, which takes reading it.
  ///
  /// Words: the engine's client, the image, and the file.
  package static let file =
    prelude + """
      told=$($1 save "$2" | tar -xOf - "$3" | tr -d '\\n') && say "file $told"
      say end

      """

  /// One image, from over there, behind our first line: what stays there never comes onto the line. The end is
  /// that of `docker save`.
  ///
  /// Words: the engine's client, what compresses, the image, the files of its archive to leave out.
  package static let saveThere =
    path + """
      client=$1 pack=${2:-cat} image=$3
      shift 3
      without() { if [ $# -gt 0 ]; then tar --delete -f - "$@"; else cat; fi; }
      echo '\(EngineFacts.firstLine)'
      exec 4>&1
      code=$({ { $client save "$image"; echo $? >&3; } | without "$@" | $pack >&4; } 3>&1)
      exit "${code:-1}"

      """
}
