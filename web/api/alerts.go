package api

import (
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// AlertsPath is where an open page asks for new alerts:
//
//	GET /api/v1/alerts?after=N   -> News: those found after the alert of number N
const AlertsPath = Base + "/alerts"

// The forms of alerts.
const (
	SeenForm  = "/alerts/seen"  // POST: mark and in, or all; seen ("" takes it back). Leads back to the alerts
	RaiseForm = "/alerts/kinds" // POST: kind, once for each that raises an alert. Leads back to the settings
)

// AlertsPage is the state of the list of changes of marks.
type AlertsPage struct {
	// All shows also what was seen.
	All    bool    `json:"all,omitempty"`
	Alerts []Alert `json:"alerts"` // newest first
	// Total is how many there are, counted up to Most.
	Total int  `json:"total"`
	Most  int  `json:"most"`
	Page  int  `json:"page,omitempty"` // from 1; 0 is 1
	More  bool `json:"more,omitempty"` // there is a page after this one
}

// Alert is a change of a mark in a newer revision.
type Alert struct {
	Mark    annotations.ID        `json:"mark"`
	Article article.ID            `json:"article"`
	As      annotations.Kind      `json:"as"` // what it was marked as
	Who     string                `json:"who,omitempty"`
	Kind    annotations.AlertKind `json:"kind"`
	From    int                   `json:"from"` // the revision before
	In      int                   `json:"in"`   // the one that changed it
	Is      annotations.Fate      `json:"is"`
	Old     string                `json:"old"`
	New     string                `json:"new,omitempty"`
	// Words are the changes from Old to New where it was reworded.
	Words    []track.Piece     `json:"words,omitempty"`
	Time     time.Time         `json:"time"`
	Seen     bool              `json:"seen,omitempty"`
	Outlet   string            `json:"outlet,omitempty"`
	Headline string            `json:"headline"`
	Lang     string            `json:"lang,omitempty"`
	Dir      article.Direction `json:"dir,omitempty"`
}

// News are the alerts that an open page has not heard of, the newest first, and
// the number to ask on from.
type News struct {
	Alerts []Alert `json:"alerts"`
	Last   int64   `json:"last"`
}
