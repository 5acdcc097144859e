#!/bin/sh
# CLIENT IMAGE TAG...: takes the names of ours away that moves left which were killed.
engine=$1 image=$2
shift 2
for left; do
  $engine tag "$image" "orbyter-transfer:$left" && $engine image rm "orbyter-transfer:$left" >/dev/null
done
say end
