#!/bin/sh
# CLIENT IDENTIFIER NAME
$1 tag "$2" "$3" && say end
