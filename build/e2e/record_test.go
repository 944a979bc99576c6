package e2e

import (
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// record is what a page did: its requests, and what it complained about.
type record struct {
	mu         sync.Mutex
	requests   []string // addresses, in order
	complaints []string // errors, exceptions, breaches of the CSP
	expected   []string // parts of complaints that the test expects
}

// note takes down an event of the browser.
func (r *record) note(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.requests = append(r.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if x := e.ExceptionDetails.Exception; x != nil {
			text += " " + x.Description
		}
		r.complaints = append(r.complaints, "exception: "+text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			r.complaints = append(r.complaints, "console: "+words(e.Args))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			r.complaints = append(r.complaints, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	}
}

func words(args []*runtime.RemoteObject) string {
	var all []string
	for _, a := range args {
		if a.Description != "" {
			all = append(all, a.Description)
		} else {
			all = append(all, string(a.Value))
		}
	}
	return strings.Join(all, " ")
}

// sent returns the requests so far.
func (r *record) sent() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string{}, r.requests...)
}

// unexpected returns the complaints that no test has expected.
func (r *record) unexpected() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []string
next:
	for _, c := range r.complaints {
		for _, part := range r.expected {
			if strings.Contains(c, part) {
				continue next
			}
		}
		all = append(all, c)
	}
	return all
}

// expect says which complaints are what a test is about.
func (r *record) expect(parts ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.expected = append(r.expected, parts...)
}
