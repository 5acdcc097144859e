#!/bin/sh
# CLIENT IDENTIFIER NAME: the same on a containerd store, where docker's own `tag` takes a name away from the old image
# before it gives it to the new one. A load, of the archive on standard input, moves it in one step. The old image would
# be gone then. Under a name of ours it stays until it has none, as `docker tag` leaves it.
old="orbyter-transfer:$0"
if $1 tag "$3" "$old" 2>/dev/null; then
  $1 load >/dev/null 2>&1
  $1 tag "$2" "$old" && $1 image rm "$old" >/dev/null 2>&1
  [ "$($1 image inspect --format '{{.Id}}' "$3" 2>/dev/null)" = "$2" ]
else
  false
fi || $1 tag "$2" "$3" && say end
