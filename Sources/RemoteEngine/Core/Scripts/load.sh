#!/bin/sh
# CLIENT DECOMPRESSOR STORE EXPECTED LAYERS NAME: loads the archive on standard input and proves what came of it. The
# decompressor is empty where docker does that itself; the last four are those of `prove`.
engine=$1
tidy </dev/null >/dev/null 2>&1 &
if [ -n "$2" ]; then told=$($2 | $engine load); else told=$($engine load); fi || exit 1
id=$(say "$told" | sed -n 's/^Loaded image.*\(sha256:[0-9a-f]*\)$/\1/p' | tail -n 1)
prove "$id" "$3" "$4" "$5" "$6" || exit 1
wait
say end
