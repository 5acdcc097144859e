#!/bin/sh
# WHAT IMAGE...: what the engine is and has. WHAT tells what to say of the images beside what docker says of each:
#   history  the steps that made it
#   after    nothing but those, as the rest was told at a glance, and only once the line `differs` has come on
#            standard input
#   layers   which other images stand on the same first layer. Standard input has a line for each image: the layers that
#            it is to have. Where all have them, the answer is these images behind the line `glance`; else all
#            follows behind the line `differs`
#   -        nothing
#
# shellcheck disable=SC2154 # list and told are of answer.sh
# shellcheck disable=SC2086 # a client may be several words
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
  $1 image ls --format '{{.Tag}}' orbyter-transfer 2>/dev/null \
    | grep -x 'orbyter-move-[0-9a-f]\{8\}-[0-9][0-9]*' | while read -r left; do
      case $running in *"# $left "*) ;; *) say "left $left" ;; esac
    done
}
have() {
  for program in zstd pigz gzip; do command -v $program >/dev/null && say "has $program"; done
  case $(tar --version 2>/dev/null) in *GNU*) say 'has gnutar' ;; esac
  [ "$what" = layers ] || return
  ps -ewwo args= 2>/dev/null \
    | sed -n 's/.*# \(orbyter-load-[0-9a-f]\{8\}-[0-9][0-9]*\) .*/loading \1/p' | sort -u
}
tell() {
  if [ "$what" = layers ] && [ -n "$answers" ] && [ "$engine" = docker ]; then
    printf %s "$answers"
  else
    for image; do
      say asked
      [ "$what $engine" = 'past docker' ] || { inspect $engine || continue; say "$told"; }
      case $what in history | past) ;; *) continue ;; esac
      $engine history --no-trunc --human=false \
        --format 'past {{.Size}} {{.CreatedBy}}' "$image" | cut -c 1-80
    done
  fi
  [ "$what" != layers ] || [ -z "$starts" ] || {
    $engine image ls -aq --no-trunc 2>/dev/null | sort -u \
      | xargs $engine image inspect --format "$list" 2>/dev/null | brief | grep -F -e "$starts"
  }
}
what=$1
shift
case $what in
  after)
    if ! IFS= read -r verdict <&3 || [ "$verdict" != differs ]; then
      say end
      exit
    fi
    what=past ;;
  layers)
    answers='' starts='' verdict=glance drivers=''
    for image; do
      inspect docker
      IFS= read -r layers <&3 || { answers='' verdict=differs; break; }
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
      'default unix:'*) df -Pk "${info##*root }" 2>/dev/null \
        | sed -n '2s/.* \([0-9][0-9]*\)  *[0-9]*% .*/free \1/p' ;;
    esac
    [ "$what" != layers ] || case $info in *io.containerd.snapshotter*) left "$engine" ;; esac
  }
  cat
}
say end
