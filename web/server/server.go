package server

import (
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"writethru/web/api"
)

// Options is what a server is made of.
type Options struct {
	Desk  Desk
	Pages Pages
	// Sources are nil where nothing is watched.
	Sources Sources
	// Archives are nil where no archive is asked.
	Archives Archives
	// Static holds what build/pack has made; nil or empty when it has not run.
	Static fs.FS
	// Hosts are names, without ports, that requests may be addressed to besides
	// loopback names and the address that a request came in on.
	Hosts []string
	Log   *slog.Logger     // slog.Default() when nil
	Now   func() time.Time // time.Now when nil
	// Version is told by /healthz.
	Version string
}

// server is what all handlers share. It never changes after New.
type server struct {
	Options
	assets assets
	sheet  sheet
}

// New returns the handler of the whole site.
func New(o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &server{Options: o, assets: readAssets(o.Static, o.Log)}
	s.sheet = readSheet(o.Static, s.assets, o.Log)
	return s.logged(secured(policy(s.sheet), s.guarded(s.routes())))
}

// routes returns the handler of every address. A path that has none is
// answered with our own error form, and so is a method that it has not.
func (s *server) routes() http.Handler {
	m := http.NewServeMux()
	for pattern, h := range map[string]http.HandlerFunc{
		"GET /{$}":                                        s.page,
		"GET /articles/{id}":                              s.page,
		"GET /articles/{id}/revisions/{n}":                s.page,
		"GET /articles/{id}/compare":                      s.pickPair,
		"GET /articles/{id}/compare/{old}/{new}/record":   s.record,
		"GET /articles/{id}/compare/{old}/{new}":          s.comparison,
		"GET /articles/{id}/compare/{old}/with/{b}/{new}": s.comparison,
		"GET /notebook":                                   s.page,
		"GET /settings":                                   s.page,
		"GET /sources":                                    s.page,
		"GET /articles/{id}/earlier":                      s.page,
		"GET /earlier":                                    s.page,
		"POST " + api.AskForm:                             s.askForm,
		"POST " + api.TakeForm:                            s.takeForm,
		"POST " + api.FeedForm:                            s.feedForm,
		"POST " + api.WatchForm:                           s.watchForm,
		"POST " + api.OPMLForm:                            s.opmlForm,
		"POST " + api.PlanForm:                            s.planForm,
		"GET " + api.OPMLFile:                             s.opml,
		"POST " + api.SourcePath:                          s.addFeed,
		"POST " + api.SourcePath + "/opml":                s.importOPML,
		"PUT " + api.SourcePath + "/plan":                 s.setPlan,
		"POST " + api.SourcePath + "/{id}":                s.changeWatch,
		"GET /stories/{id}":                               s.page,
		"GET /stories/{id}/compare":                       s.pickAcross,
		"POST " + api.AddForm:                             s.addForm,
		"POST " + api.ImportForm:                          s.importForm,
		"POST " + api.ImportPath:                          s.importMarks,
		"POST " + api.PrefsForm:                           s.prefsForm,
		"POST " + api.SearchForm:                          s.searchForm,
		"POST " + api.KeepForm:                            s.keepForm,
		"POST " + api.SampleForm:                          s.sampleForm,
		"POST " + api.AlikeForm:                           s.alikeForm,
		"GET /alerts":                                     s.page,
		"GET /alerts.atom":                                s.feed,
		"GET /stories/{id}/feed.atom":                     s.feed,
		"GET /outlets/{name}/feed.atom":                   s.feed,
		"POST " + api.SeenForm:                            s.seenForm,
		"POST " + api.RaiseForm:                           s.raiseForm,
		"GET " + api.AlertsPath:                           s.news,
		"POST " + api.ReadForm:                            s.readForm,
		"GET " + api.ImagePath + "{hash}":                 s.image,
		"GET /captures/{sha256}":                          s.capture,
		"GET " + api.PagePath:                             s.pageState,
		"POST " + api.ArticlePath:                         s.addArticle,
		"POST " + api.ArticlePath + "/{id}/check":         s.checkArticle,
		"GET " + api.ArticlePath + "/{id}/revisions/{n}":  s.revision,
		"PUT " + api.ArticlePath + "/{id}/alike/{b}":      s.setAlike,
		"PUT " + api.MarkPath + "/{id}":                   s.putMark,
		"DELETE " + api.MarkPath + "/{id}":                s.deleteMark,
		"POST " + api.MarkPath + "/{id}/restore":          s.restoreMark,
		"PUT " + api.MarkPath + "/{id}/placements/{n}":    s.place,
		"DELETE " + api.MarkPath + "/{id}/placements/{n}": s.unplace,
		"POST " + api.WirePath:                            s.authorized(s.wire),
		"POST " + api.TokenForm:                           s.tokenForm,
		"POST " + api.TokenRemoveForm:                     s.removeTokenForm,
		"GET " + api.ExportPath:                           s.export,
		"DELETE " + api.SamplePath:                        s.deleteSample,
		"GET " + api.StaticPath + "{name}":                s.static,
		"GET /sw.js":                                      s.worker,
		"GET /favicon.ico":                                s.favicon,
		"GET /healthz":                                    s.health,

		"GET /articles/{id}/compare/{old}/with/{b}/{new}/record": s.record,
	} {
		m.HandleFunc(pattern, h)
	}
	return s.orMissing(m)
}
