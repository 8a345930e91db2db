#!/bin/sh
# Publishes to a hub and follows it, with curl alone: sh hub.sh publish record.json | follow DIRECTORY
set -eu
hub=${HUB_URL:-http://127.0.0.1:4000}
mutation='mutation ($input: PublishOtherInformationInput!) { publishOtherInformation(input: $input) { record { id } userErrors { path message rule } } }'
head=$(mktemp)
body=$(mktemp)
trap 'rm -f "$head" "$body"' EXIT
failures=0

# The token is read for each request, as it may have been changed meanwhile, and stands in no list of processes. A heartbeat comes every 15 s.
ask() {
  path=$1
  shift
  if [ -n "${HUB_TOKEN_FILE:-}" ]; then token=$(cat "$HUB_TOKEN_FILE"); else token=$HUB_TOKEN; fi
  printf 'header = "authorization: Bearer %s"\n' "$token" |
    curl -sSN -K - --connect-timeout 10 --speed-limit 1 --speed-time 45 -D "$head" "$@" "$hub$path"
}
status() { sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' "$head"; }
header() { tr -d '\r' <"$head" | sed -n "s/^$1: //p"; }
is_place_lost() { grep -Eq '"code":"(CURSOR_EXPIRED|RESYNC_REQUIRED)"' "$body"; }

# Waits where another attempt may mend what went wrong, and ends the program where none does.
pause() {
  case $(status) in
    '' | 1?? | 2?? | 401 | 408 | 429 | 5??) ;;
    *) cat "$body" >&2 && exit 1 ;;
  esac
  echo "again after a moment: $(status) $(head -c 500 "$body")" >&2
  wait=$(header retry-after)
  # Half a second to a second, doubled with each failure in a row, up to a minute.
  sleep "$(awk -v f="$failures" -v w="${wait:-0}" -v s="$(date +%N)$$" \
    'BEGIN { srand(s); m = 2 ^ f; if (m > 60) m = 60; print w + (0.5 + rand() / 2) * m }')"
  failures=$((failures + 1))
}

publish() {
  until printf '{"query":"%s","variables":{"input":%s}}' "$mutation" "$(cat "$1")" >"$body.sent" && : >"$head" &&
    ask /graphql -H 'content-type: application/json' --data-binary "@$body.sent" >"$body" && [ "$(status)" = 200 ]; do pause; done
  rm -f "$body.sent"
  cat "$body" && echo
  grep -q '"userErrors":\[\]' "$body"
}

# Whoever reads the state finds the old one or the new one whole, also after a crash.
keep() {
  printf '%s\n%s\n' "$1" "$(wc -c <"$changes")" >"$state.new"
  sync "$state.new"
  mv "$state.new" "$state"
}

snapshot() {
  until : >"$head" && ask /export/sharedRecords.jsonl >"$folder/records.jsonl.new" && [ "$(status)" = 200 ]; do
    cp "$folder/records.jsonl.new" "$body"
    pause
  done
  sync "$folder/records.jsonl.new"
  mv "$folder/records.jsonl.new" "$folder/records.jsonl"
  keep "$(header x-liandong-cursor)"
}

# Each event is kept before the next is read; what is no event is the hub's refusal. Whoever kills the program kills not its parts: they look for it.
take_events() {
  event='' data='' id=''
  while IFS= read -r line && kill -0 $$; do
    case $line in
      'event: '*) event=${line#event: } ;;
      'data: '*) data=${line#data: } ;;
      'id: '*) id=${line#id: } ;;
      '{'*) printf '%s' "$line" >"$body" ;;
      '')
        [ "$event" = error ] && printf '%s' "$data" >"$body" && return
        [ -n "$data" ] && printf '%s\n' "$data" >>"$changes" && sync "$changes"
        [ -n "$id" ] && keep "$id" && : >"$body"
        event='' data='' id=''
        ;;
    esac
  done
  [ -z "${line:-}" ] || printf '%s' "$line" >"$body"
}

follow() {
  folder=$1 state=$1/state changes=$1/changes.jsonl
  mkdir -p "$folder"
  exec 9>"$folder/lock"
  flock 9
  touch "$changes"
  # What was written and not yet kept in the state comes again.
  if [ -f "$state" ]; then truncate -s "$(sed -n 2p "$state")" "$changes"; else : >"$changes"; fi
  is_lost=
  while :; do
    if [ ! -f "$state" ] || [ "$is_lost" ]; then snapshot && is_lost=; fi
    before=$(cat "$state")
    : >"$head"
    : >"$body"
    { ask /events -H "last-event-id: $(head -n 1 "$state")" || :; } | take_events
    [ "$before" = "$(cat "$state")" ] || failures=0
    if is_place_lost; then echo "taking what is there: $(cat "$body")" >&2 && is_lost=yes; else pause; fi
  done
}

case $1 in
  publish) publish "$2" ;;
  follow) follow "$2" ;;
esac
