#!/bin/sh
# The application with a window manager on a screen of its own; then the client, which the test talks to.
# Usage: session.sh PYTHON MAIN DATABASE CLIENT LOG
openbox >/dev/null 2>&1 &
manager=$!
"$1" "$2" --database "$3" >"$5" 2>&1 &
application=$!
/usr/bin/python3 "$4"
kill "$application" 2>/dev/null
wait "$application"
kill "$manager" 2>/dev/null
