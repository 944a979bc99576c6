package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/compare"
	"writethru/app/screen"
	"writethru/app/view"
	"writethru/web/api"
	"writethru/web/ingest/inbox"
	"writethru/web/server"
	"writethru/web/sqlite"
	"writethru/web/static"
)

// grace is how long requests may go on after the program was told to stop.
const grace = 10 * time.Second

// serve serves the reader until ctx ends.
func serve(ctx context.Context, args []string, std streams) error {
	var db, listen, dir, archive string
	var names, allow list
	var open, noSample, noWatch bool
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	f.StringVar(&db, "db", "", "")
	f.StringVar(&listen, "listen", "127.0.0.1:8484", "")
	f.Var(&names, "name", "")
	f.Var(&allow, "allow-host", "")
	f.StringVar(&archive, "archive", "", "")
	f.BoolVar(&open, "open", false, "")
	f.BoolVar(&noSample, "no-sample", false, "")
	f.BoolVar(&noWatch, "no-watch", false, "")
	f.StringVar(&dir, "inbox", "", "")
	if rest, err := parse(f, args); err != nil {
		return err
	} else if len(rest) > 0 {
		return misuse("serve takes no argument %q.", rest[0])
	}
	limitMemory()
	box, err := openBox(dir)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(std.err, nil))
	at, err := net.Listen("tcp", listen)
	if err != nil {
		return annotations.Errorf(annotations.Unavailable, "Writethru cannot listen on %s: choose another address with --listen.", listen).Because(err)
	}
	defer at.Close() // for the ways out before it is served; closing twice does no harm
	l, err := place{db: db, origin: strings.TrimSuffix(address(at.Addr()), "/"), allow: allow, archive: archive}.open(log)
	if err != nil {
		return err
	}
	defer func() {
		if err := l.store.Close(); err != nil {
			log.Error("close the library", "err", err)
		}
	}()
	if !noSample {
		if err := l.LoadSample(ctx, static.Sample()); err != nil {
			log.Error("load the sample stories", "err", err)
		}
	}
	if host, _, err := net.SplitHostPort(listen); err == nil && host != "" {
		names = append(names, host)
	}
	defer l.beside(ctx, noWatch, box, log)() // before the library is closed
	if l.archives != nil {
		defer l.archives.Open(l.Desk)()
	}
	return l.serve(ctx, at, names, open, log)
}

// beside does what is to be done while a library is served: feeds and articles
// are looked at again, articles are sorted into stories, what was under embargo
// is shown, what arrives in a directory is filed. The function that it returns
// ends that, and waits for what is running.
func (l *library) beside(ctx context.Context, noWatch bool, box *inbox.Box, log *slog.Logger) (end func()) {
	var all sync.WaitGroup
	ctx, stop := context.WithCancel(ctx)
	all.Go(func() { l.releaseAll(ctx) })
	all.Go(func() { l.expireAll(ctx, log) })
	all.Go(func() {
		if err := l.SortStories(ctx); err != nil && ctx.Err() == nil {
			log.Error("sort articles into stories", "err", err)
		}
	})
	if !noWatch {
		all.Go(func() { l.watch(ctx, log) })
	}
	if box != nil {
		all.Go(func() { l.watchDir(ctx, box, func(f filed) { f.log(log) }) })
	}
	return func() { stop(); all.Wait() }
}

// watchLock is the lock of the program that looks at feeds and articles again,
// and lockEvery how often the others see whether it is free: two that look at one
// library would ask sites twice.
const (
	watchLock = "watch"
	lockEvery = 10 * time.Second
)

// watch looks at feeds and articles again until ctx ends, unless another program
// does, and as long.
func (l *library) watch(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(lockEvery)
	defer tick.Stop()
	said := false
	for {
		release, err := sqlite.Lock(l.path, watchLock)
		if err == nil {
			l.polling.Run(ctx, l.Desk)
			if err := release(); err != nil {
				log.Error("let go of the lock for watching", "err", err)
			}
			return
		}
		if !said {
			log.Warn("nothing is watched by this program for now", "err", err)
			said = true
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// releaseEvery is how often it is seen to that what was under embargo is shown
// where no page is opened, as to feeds.
const releaseEvery = 15 * time.Second

// releaseAll shows what was under embargo, as its time comes, until ctx ends.
func (l *library) releaseAll(ctx context.Context) {
	tick := time.NewTicker(releaseEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			l.Release(ctx)
		}
	}
}

// expireEvery is how often it is seen to that what is not to be kept is removed.
const expireEvery = time.Hour

// expireAll removes, once a day, the stories that are not to be kept, until ctx
// ends.
func (l *library) expireAll(ctx context.Context, log *slog.Logger) {
	tick := time.NewTicker(expireEvery)
	defer tick.Stop()
	for {
		n, err := l.Expire(ctx)
		if err != nil && ctx.Err() == nil {
			log.Error("remove old stories", "err", err)
		}
		if n > 0 {
			log.Info("removed stories without marks", "stories", n)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// serve answers requests at an address until ctx ends.
func (l *library) serve(ctx context.Context, at net.Listener, names []string, open bool, log *slog.Logger) error {
	options := server.Options{
		Desk: l, Pages: pages{}, Sources: l.polling, Static: static.Dist(), Hosts: names, Log: log, Version: version(),
	}
	if l.archives != nil {
		options.Archives = l.archives
	}
	srv := server.HTTP(server.New(options), log)
	log.Info("listening", "url", address(at.Addr()), "db", l.path)
	if open {
		openBrowser(address(at.Addr()), log)
	}
	return untilDone(ctx, srv, at, log)
}

// untilDone serves until ctx ends, and then lets requests that are under way
// come to their end.
func untilDone(ctx context.Context, srv *http.Server, at net.Listener, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(at) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	late, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := srv.Shutdown(late); err != nil {
		return errors.Join(err, srv.Close())
	}
	return nil
}

// address returns the URL at which this machine reaches a listener.
func address(at net.Addr) string {
	host, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return "http://" + at.String() + "/"
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// pages prints what the screen shows.
type pages struct{}

func (pages) Body(w io.Writer, p api.Page) error {
	return view.Print(w, screen.View(screen.New(p)))
}

func (pages) Record(w io.Writer, p api.Page, old, young article.Capture, css string) (string, error) {
	r := compare.Record{Page: *p.Compare, Old: old, New: young, Made: p.Now}
	return r.Name(), r.Write(w, css)
}
