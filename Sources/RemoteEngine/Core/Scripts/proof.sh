#!/bin/sh
# What proves an image, in front of those that do.
#
# shellcheck disable=SC2154 # engine is theirs who prove
# shellcheck disable=SC2086 # a client may be several words
# IDENTIFIER STORE: what the engine says of an image, and whether it makes a container of it.
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
# IDENTIFIER STORE EXPECTED LAYERS NAME: where the image is what was expected, and a `docker tag` takes the name from
# nobody for a moment, it gets its name at once.
prove() {
  say "loaded $1"
  told=$(examine "$1" "$2") || return 1
  say "$told"
  case $told in image*) ;; *) return 1 ;; esac
  [ "$1" = "$3" ] || return 0
  case $told in *'"Layers":'"$4"[,'}']*) ;; *) return 0 ;; esac
  if [ "$2" = containerd ]; then
    say "$told" | grep -qx listed || return 0
    ! $engine image inspect "$5" >/dev/null 2>&1 || return 0
  fi
  $engine tag "$1" "$5" && say named
}
# Removes the containers of proofs that were killed. Who has one runs, under the name that its label tells, which a
# blank ends: it may be the start of another one.
tidy() {
  $engine ps -a --no-trunc --filter label=orbyter-transfer \
    --format '{{.ID}} {{.Label "orbyter-transfer"}}' | while read -r container owner; do
      running=$(ps -ewwo args=) || break
      case $running in *"# $owner "*) ;; *) $engine rm -v "$container" ;; esac
    done
}
