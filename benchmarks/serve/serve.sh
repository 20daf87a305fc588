#!/bin/sh
# Load on a server of this machine: serve.sh PROGRAM MODEL [SECONDS]. Needs wrk and curl. Nothing but 127.0.0.1 is asked.
set -eu
program=$1 model=$2 seconds=${3:-10}
here=$(cd "$(dirname "$0")" && pwd)
log=$(mktemp)
"$program" serve --model "$model" --port 0 2>"$log" &
server=$!
trap 'kill -TERM $server 2>/dev/null; rm -f "$log"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10; do
  url=$(sed -n 's/^serving //p' "$log")
  [ -n "$url" ] && break
  sleep 0.5
done
memory() { grep VmRSS "/proc/$server/status" | tr -s ' \t' ' '; }
wrk -t 1 -c 16 -d 3s -s "$here/predict.lua" "$url" >/dev/null
echo "before: $(memory)"
wrk -t 1 -c 32 -d "${seconds}s" --latency -s "$here/predict.lua" "$url"
echo "after: $(memory)"
echo "about 1,000 a second:"
PREDICT_LUA="$here/predict.lua" wrk -t 1 -c 16 -d 10s --latency -s "$here/steady.lua" "$url" | grep -E '%|Requests/sec'

curl -s "${url}metrics" | grep -E '^gru_sentiment_(requests_total|heap_bytes|texts_total)'
