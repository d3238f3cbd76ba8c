#!/bin/sh
# The application with a window manager on a screen of its own; then the client, which the test talks to.
# Usage: session.sh CLIENT LOG COMMAND...
client=$1 log=$2
shift 2
setxkbmap dk # else Æ is typed as æ
openbox >/dev/null 2>&1 &
manager=$!
"$@" >"$log" 2>&1 &
application=$!
/usr/bin/python3 "$client"
kill "$application" 2>/dev/null
wait "$application"
kill "$manager" 2>/dev/null
