#!/bin/sh
# Ends loads that wait for bytes which nobody sends any more. Such a load holds the layers that it was given, and ssh's
# server may take hours to notice. Their markers come on standard input, a line each: among words they would be seen by
# whoever looks for them.
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
