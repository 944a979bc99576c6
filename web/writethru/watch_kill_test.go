package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	look "writethru/web/ingest/watch"
	"writethru/web/sqlite"
)

// hasty is a plan by which everything is looked at several times a second.
func hasty() look.Plan {
	return look.Plan{
		Steps:   []look.Step{{Under: 24 * time.Hour, Every: 150 * time.Millisecond}},
		FeedMin: 200 * time.Millisecond, FeedMax: 400 * time.Millisecond,
		Backoff: 100 * time.Millisecond, BackoffMax: time.Second, WaitMax: time.Hour, Missing: time.Second,
		Gap: 10 * time.Millisecond, Workers: 8,
	}
}

// TestKillWhileWatching kills the program at random moments while it looks at
// feeds and articles. What it ever showed is there, no article or revision is
// there twice, every item arrives, and what hosts asked for is kept to.
func TestKillWhileWatching(t *testing.T) {
	runs := 50
	if testing.Short() {
		runs = 4
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	o := publish(t)
	db := filepath.Join(t.TempDir(), "library.db")
	settle(t, db, hasty())
	flags := []string{"--no-sample"}
	for _, one := range o.hosts {
		flags = append(flags, "--allow-host", one.host)
	}
	p := start(t, db, flags...)
	for _, one := range o.hosts {
		if err := p.ask("POST", api.SourcePath, api.FeedRequest{URL: one.url + "/feed"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	o.getBusy()
	saw := seen{}
	var kills []kill
	for range runs {
		saw.watch(t, p, time.Duration(random.IntN(700))*time.Millisecond)
		p.kill()
		kills = append(kills, examine(t, db))
		p = start(t, db, flags...)
		saw.check(t, p, false)
	}
	for deadline := time.Now().Add(time.Minute); len(o.missing(p.addresses(t))) > 0 && time.Now().Before(deadline); {
		saw.watch(t, p, 200*time.Millisecond)
	}
	saw.check(t, p, true)
	o.check(t, p, kills)
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	t.Logf("%d runs, %d articles, %d revisions seen", runs, len(saw), saw.revisions())
}

// settle makes a library with a plan.
func settle(t *testing.T, db string, plan look.Plan) {
	t.Helper()
	s, err := sqlite.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(map[string]any{"plan": plan})
	if err == nil {
		err = s.SetSetting(t.Context(), "watch", string(data))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// seen are the texts of revisions that the program showed, by article and number.
type seen map[article.ID]map[int]*sight

type sight struct {
	text    string
	checked bool // by a program that came later
}

func (s seen) revisions() (n int) {
	for _, all := range s {
		n += len(all)
	}
	return n
}

func (p *process) library(t *testing.T) []api.LibraryRow {
	t.Helper()
	return p.state(t, "/").Library.Rows
}

func (p *process) text(id article.ID, n int) (string, error) {
	var r article.Revision
	err := p.ask("GET", fmt.Sprintf("/api/v1/articles/%s/revisions/%d", id, n), nil, &r)
	return r.Text().String(), err
}

// watch looks at the library for a while, and remembers what it shows.
func (s seen) watch(t *testing.T, p *process, during time.Duration) {
	t.Helper()
	for end := time.Now().Add(during); ; {
		for _, row := range p.library(t) {
			if s[row.ID] == nil {
				s[row.ID] = map[int]*sight{}
			}
			if s[row.ID][row.Latest] != nil {
				continue
			}
			text, err := p.text(row.ID, row.Latest)
			if err != nil {
				t.Fatal(err)
			}
			s[row.ID][row.Latest] = &sight{text: text}
		}
		if time.Now().After(end) {
			return
		}
	}
}

// check compares what was shown with what is there: what has not been checked
// yet, or all.
func (s seen) check(t *testing.T, p *process, all bool) {
	t.Helper()
	for id, revisions := range s {
		for n, was := range revisions {
			if was.checked && !all {
				continue
			}
			was.checked = true
			if text, err := p.text(id, n); err != nil || text != was.text {
				t.Errorf("revision %d of %s: %v, has another text than was shown", n, id, err)
			}
		}
	}
}

// check looks for articles and revisions that are missing or there twice, and
// for requests that came too early.
func (o *outlets) check(t *testing.T, p *process, kills []kill) {
	t.Helper()
	have := map[string]bool{}
	for _, row := range p.library(t) {
		page := p.state(t, "/articles/"+string(row.ID)).Article
		if have[page.Article.URL] {
			t.Errorf("%s is there twice", page.Article.URL)
		}
		have[page.Article.URL] = true
		last := -1
		for n := 1; n <= row.Latest; n++ {
			text, err := p.text(row.ID, n)
			if err != nil {
				t.Fatal(err)
			}
			v := -1
			_, after, _ := strings.Cut(text, "This is version ")
			if _, err := fmt.Sscanf(after, "%d", &v); err != nil || v <= last {
				t.Errorf("%s: revision %d is of version %d, the one before of %d", page.Article.URL, n, v, last)
			}
			last = v
		}
	}
	for _, at := range o.missing(have) {
		t.Errorf("%s never arrived", at)
	}
	for _, one := range o.hosts {
		one.check(t, kills)
	}
}

// missing returns the addresses of stories that should have arrived.
func (o *outlets) missing(have map[string]bool) (all []string) {
	for _, one := range o.hosts {
		n := storiesOf
		if one.lazy {
			n = 2 // its feed is not asked for again within the hour
		}
		for k := range n {
			if at := fmt.Sprintf("%s/story/%d", one.url, k); !have[at] {
				all = append(all, at)
			}
		}
	}
	return all
}

// addresses returns those of the articles in the library.
func (p *process) addresses(t *testing.T) map[string]bool {
	t.Helper()
	have := map[string]bool{}
	for _, row := range p.library(t) {
		have[p.state(t, "/articles/"+string(row.ID)).Article.Article.URL] = true
	}
	return have
}

// kill is an end of the program, and until when hosts were not to be asked by
// what it had kept.
type kill struct {
	at   time.Time
	free map[string]time.Time
}

// examine looks at what a program has kept that was killed just now.
func examine(t *testing.T, db string) kill {
	t.Helper()
	k := kill{at: time.Now(), free: map[string]time.Time{}}
	s, err := sqlite.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Watches(t.Context(), annotations.WatchQuery{})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	for _, w := range all {
		u, err := url.Parse(w.URL)
		if err != nil {
			t.Fatal(err)
		}
		if w.HostFree.After(k.free[u.Hostname()]) {
			k.free[u.Hostname()] = w.HostFree
		}
	}
	return k
}

// check looks for requests before the time that a Retry-After had named. Only an
// answer that the program could not keep before it was killed may be forgotten.
func (o *outlet) check(t *testing.T, kills []kill) {
	t.Helper()
	o.mu.Lock()
	defer o.mu.Unlock()
	if n := o.asked["/feed"]; o.lazy && n > 3 {
		t.Errorf("a feed that holds for an hour was asked for %d times", n)
	}
	across, unlucky := 0, 0
	for _, s := range o.said {
		killed, kept := false, false
		for _, k := range kills {
			if k.at.After(s.at) && k.at.Before(s.until) && (s.next.IsZero() || k.at.Before(s.next)) {
				killed, kept = true, kept || !k.free[o.host].Before(s.until)
			}
		}
		switch {
		case s.next.IsZero() || !s.next.Before(s.until):
			if killed && kept {
				across++
			}
		case killed && !kept:
			unlucky++ // the answer died with the program
		default:
			t.Errorf("%s was asked %s before the time that it had named", o.host, s.until.Sub(s.next))
		}
	}
	if o.busy {
		t.Logf("%d times busy, %d of them held across a restart, %d were lost with the program", len(o.said), across, unlucky)
		if across < len(kills)/10 {
			t.Errorf("only %d waits were held across a restart: the test tests nothing", across)
		}
	}
}
