"""Publishes to a hub and follows it, with Python 3.8 or newer alone: python3 hub.py publish record.json | follow DIRECTORY"""
import http.client, json, os, random, re, sys, time, urllib.error, urllib.request

hub = os.environ.get("HUB_URL", "http://127.0.0.1:4000")
mutation = """mutation ($input: PublishOtherInformationInput!) {
  publishOtherInformation(input: $input) { record { id } userErrors { path message rule } } }"""
failures = 0


class PlaceLost(Exception):
    """The log no longer has the place of the cursor."""


def ask(path, body=None, **headers):
    file = os.environ.get("HUB_TOKEN_FILE")  # read for each request: the token may have been changed meanwhile
    token = open(file).read().strip() if file else os.environ["HUB_TOKEN"]
    every = {"authorization": f"Bearer {token}", **{name.replace("_", "-"): text for name, text in headers.items()}}
    return urllib.request.urlopen(urllib.request.Request(hub + path, body, every), timeout=45)  # a heartbeat comes every 15 s


def check(why):
    if re.search('"code":"(CURSOR_EXPIRED|RESYNC_REQUIRED)"', why):
        raise PlaceLost(why)
    return why


def again(step):
    """Does a step until it is done. What another attempt may mend is waited for, everything else ends the program."""
    global failures
    while True:
        wait = 0
        try:
            return step()
        except urllib.error.HTTPError as error:
            why = check(error.read().decode())
            if error.code not in (401, 408, 429) and error.code < 500:
                sys.exit(why)
            wait = int(error.headers["retry-after"] or 0)
        except (OSError, http.client.HTTPException) as error:
            why = repr(error)
        print("again after a moment:", why, file=sys.stderr, flush=True)
        time.sleep(wait + random.uniform(0.5, 1) * min(60, 2**failures))
        failures += 1


def publish(file):
    body = json.dumps({"query": mutation, "variables": {"input": json.load(open(file, encoding="utf-8"))}}).encode()
    answer = again(lambda: ask("/graphql", body, content_type="application/json").read().decode())
    print(answer)
    sys.exit(0 if '"userErrors":[]' in answer else 1)


def replace(file, write):
    """Writes a file anew: whoever reads it finds the old one or the new one whole, also after a crash."""
    with open(file + ".new", "wb") as new:
        result = write(new)
        new.flush()
        os.fsync(new.fileno())
    os.replace(file + ".new", file)
    return result


def follow(folder):
    os.makedirs(folder, exist_ok=True)
    state, records, changes = (os.path.join(folder, name) for name in ("state", "records.jsonl", "changes.jsonl"))
    cursor, length = open(state).read().split() if os.path.exists(state) else ("", 0)
    journal = open(changes, "ab")
    journal.truncate(int(length))  # what was written and not yet kept in the state comes again
    journal.seek(0, os.SEEK_END)

    def keep(place):
        nonlocal cursor
        replace(state, lambda new: new.write(f"{place}\n{journal.tell()}\n".encode()))
        cursor = place

    def snapshot(new):
        with ask("/export/sharedRecords.jsonl") as table:  # whole, or an exception
            while chunk := table.read(65536):
                new.write(chunk)
            return table.headers["x-liandong-cursor"]

    def stream():
        global failures
        with ask("/events", last_event_id=cursor) as lines:
            event = {}
            for line in lines:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if line != b"\n":
                    event[name] = value
                    continue
                if event.get("event") == "error":
                    raise OSError(check(event["data"]))
                if "data" in event:
                    journal.write((event["data"] + "\n").encode())
                    journal.flush()
                    os.fsync(journal.fileno())
                keep(event["id"])
                event, failures = {}, 0
        raise OSError("the stream ended")

    while True:
        try:
            if not cursor:
                keep(again(lambda: replace(records, snapshot)))
            again(stream)
        except PlaceLost as lost:
            print("taking what is there:", lost, file=sys.stderr, flush=True)
            cursor = ""


{"publish": publish, "follow": follow}[sys.argv[1]](sys.argv[2])
