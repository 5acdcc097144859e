#!/bin/sh
# CLIENT, and the words of `prove`.
#
# shellcheck disable=SC2034 # engine is for proof.sh
engine=$1
shift
tidy </dev/null >/dev/null 2>&1 &
prove "$@" || exit 1
wait
say end
