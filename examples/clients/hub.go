// Publishes to a hub and follows it, with Go 1.19 or newer alone: go run hub.go publish record.json | follow DIRECTORY
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const mutation = `mutation ($input: PublishOtherInformationInput!) {
  publishOtherInformation(input: $input) { record { id } userErrors { path message rule } } }`

var lostCodes = regexp.MustCompile(`"code":"(CURSOR_EXPIRED|RESYNC_REQUIRED)"`)
var failures = 0.0

// The log no longer has the place of the cursor.
type placeLost struct{ error }

// An answer of the hub's that another attempt may mend, after so many seconds.
type refusal struct {
	error
	wait int
}

func check(why string) error {
	if lostCodes.MatchString(why) {
		return placeLost{fmt.Errorf("%s", why)}
	}
	return refusal{fmt.Errorf("%s", why), 0}
}

func die(why any) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}

func must[T any](value T, err error) T {
	if err != nil {
		die(err)
	}
	return value
}

// Gives an answer while it comes; its end is the answer's end, or an error.
func ask(method, path string, body []byte, headers map[string]string, take func(*http.Response, io.Reader) error) error {
	hub := os.Getenv("HUB_URL")
	if hub == "" {
		hub = "http://127.0.0.1:4000"
	}
	context, leave := context.WithCancel(context.Background())
	silence := time.AfterFunc(45*time.Second, leave) // a heartbeat comes every 15 s
	defer silence.Stop()
	request := must(http.NewRequestWithContext(context, method, hub+path, bytes.NewReader(body)))
	token := os.Getenv("HUB_TOKEN")
	if file := os.Getenv("HUB_TOKEN_FILE"); file != "" { // read for each request: the token may have been changed meanwhile
		token = strings.TrimSpace(string(must(os.ReadFile(file))))
	}
	request.Header.Set("authorization", "Bearer "+token)
	for name, text := range headers {
		request.Header.Set(name, text)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	read := heard{answer.Body, func() { silence.Reset(45 * time.Second) }}
	if answer.StatusCode == 200 {
		return take(answer, read)
	}
	text, err := io.ReadAll(read)
	if err != nil {
		return err
	}
	refused, isRefusal := check(string(text)).(refusal)
	if !isRefusal {
		return check(string(text))
	}
	if s := answer.StatusCode; s != 401 && s != 408 && s != 429 && s < 500 {
		die(refused)
	}
	refused.wait, _ = strconv.Atoi(answer.Header.Get("retry-after"))
	return refused
}

type heard struct {
	io.Reader
	hear func()
}

func (h heard) Read(into []byte) (int, error) {
	n, err := h.Reader.Read(into)
	h.hear()
	return n, err
}

// Does a step until it is done, or the place is lost. What another attempt may mend is waited for.
func again(step func() error) error {
	for {
		err := step()
		if _, isLost := err.(placeLost); err == nil || isLost {
			return err
		}
		fmt.Fprintln(os.Stderr, "again after a moment:", err)
		wait := (0.5 + rand.Float64()/2) * math.Min(60, math.Pow(2, failures))
		if refused, ok := err.(refusal); ok {
			wait += float64(refused.wait)
		}
		time.Sleep(time.Duration(wait * float64(time.Second)))
		failures++
	}
}

func publish(file string) {
	input := json.RawMessage(must(os.ReadFile(file)))
	body := must(json.Marshal(map[string]any{"query": mutation, "variables": map[string]any{"input": input}}))
	var answer []byte
	again(func() error {
		return ask("POST", "/graphql", body, map[string]string{"content-type": "application/json"}, func(_ *http.Response, all io.Reader) (err error) {
			answer, err = io.ReadAll(all)
			return err
		})
	})
	fmt.Println(string(answer))
	if !bytes.Contains(answer, []byte(`"userErrors":[]`)) {
		os.Exit(1)
	}
}

// Writes a file anew: whoever reads it finds the old one or the new one whole, also after a crash.
func replace(file string, write func(*os.File) error) error {
	next := must(os.Create(file + ".new"))
	defer next.Close()
	if err := write(next); err != nil {
		return err
	}
	must(0, next.Sync())
	return os.Rename(file+".new", file)
}

func follow(folder string) {
	must(0, os.MkdirAll(folder, 0o777))
	state := filepath.Join(folder, "state")
	cursor, length := "", int64(0)
	if kept, err := os.ReadFile(state); err == nil {
		must(fmt.Sscan(string(kept), &cursor, &length))
	}
	journal := must(os.OpenFile(filepath.Join(folder, "changes.jsonl"), os.O_CREATE|os.O_RDWR, 0o666))
	must(0, journal.Truncate(length)) // what was written and not yet kept in the state comes again
	must(journal.Seek(length, io.SeekStart))

	keep := func(place string) {
		must(0, replace(state, func(next *os.File) error {
			_, err := fmt.Fprintf(next, "%s\n%d\n", place, length)
			return err
		}))
		cursor = place
	}
	snapshot := func() error {
		place := ""
		err := replace(filepath.Join(folder, "records.jsonl"), func(next *os.File) error {
			return ask("GET", "/export/sharedRecords.jsonl", nil, nil, func(answer *http.Response, table io.Reader) error {
				_, err := io.Copy(next, table) // whole, or an error
				place = answer.Header.Get("x-liandong-cursor")
				return err
			})
		})
		if err == nil {
			keep(place)
		}
		return err
	}
	happen := func(event map[string]string) error {
		if event["event"] == "error" {
			return check(event["data"])
		}
		if data := event["data"]; data != "" {
			length += int64(must(fmt.Fprintln(journal, data)))
			must(0, journal.Sync())
		}
		keep(event["id"])
		failures = 0
		return nil
	}
	stream := func() error {
		return ask("GET", "/events", nil, map[string]string{"last-event-id": cursor}, func(_ *http.Response, lines io.Reader) error {
			event := map[string]string{}
			for reader := bufio.NewReader(lines); ; {
				line, err := reader.ReadString('\n')
				if err != nil {
					return err
				}
				if name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": "); line != "\n" {
					event[name] = value
				} else if err := happen(event); err != nil {
					return err
				} else {
					event = map[string]string{}
				}
			}
		})
	}
	for {
		if cursor == "" {
			again(snapshot)
		}
		fmt.Fprintln(os.Stderr, "taking what is there:", again(stream))
		cursor = ""
	}
}

func main() {
	map[string]func(string){"publish": publish, "follow": follow}[os.Args[1]](os.Args[2])
}
