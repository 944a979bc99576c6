package storetest

import (
	"context"
	"fmt"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Everything is all that can be asked of a store.
type Everything struct {
	List       annotations.List
	Marks      annotations.MarkList
	Articles   []article.Article
	Revisions  []article.Revision
	Heads      [][]annotations.RevisionHead
	Captures   []article.Capture
	Sightings  [][]annotations.Sighting
	Kept       [][]annotations.Filed
	Earlier    []article.Revision
	MarksOf    [][]annotations.Annotation
	Placements [][]annotations.Placement
	Alerts     []annotations.Alert
}

// Dump asks for everything, to compare one state of a store with another, or
// one store with another.
func Dump(ctx context.Context, s annotations.Store) (all Everything, err error) {
	const enough = 1 << 20
	if all.List, err = s.List(ctx, annotations.ListQuery{Limit: enough}); err != nil {
		return all, fmt.Errorf("list: %w", err)
	}
	if all.Marks, err = s.FindMarks(ctx, annotations.MarkQuery{}); err != nil {
		return all, fmt.Errorf("find marks: %w", err)
	}
	alerts, err := s.FindAlerts(ctx, annotations.AlertQuery{Limit: enough})
	if err != nil {
		return all, fmt.Errorf("find alerts: %w", err)
	}
	for _, a := range alerts.Alerts {
		a.Found = 0 // only its order is promised
		all.Alerts = append(all.Alerts, a)
	}
	for _, row := range all.List.Rows {
		if err := all.add(ctx, s, row.ID); err != nil {
			return all, fmt.Errorf("article %s: %w", row.ID, err)
		}
	}
	return all, nil
}

func (all *Everything) add(ctx context.Context, s annotations.Store, id article.ID) error {
	a, err := s.Article(ctx, id)
	if err != nil {
		return err
	}
	heads, err := s.Revisions(ctx, id)
	if err != nil {
		return err
	}
	marks, err := s.MarksOf(ctx, id)
	if err != nil {
		return err
	}
	placed, err := s.PlacementsOf(ctx, id)
	if err != nil {
		return err
	}
	seen, err := s.Sightings(ctx, id)
	if err != nil {
		return err
	}
	kept, err := s.CapturesOf(ctx, id)
	if err != nil {
		return err
	}
	all.Sightings, all.Kept = append(all.Sightings, seen), append(all.Kept, kept)
	early, err := s.EarlierTexts(ctx, id)
	if err != nil {
		return err
	}
	for _, h := range early {
		r, err := s.EarlierText(ctx, id, h.Number)
		if err != nil {
			return err
		}
		all.Earlier = append(all.Earlier, r)
	}
	all.Articles, all.Heads = append(all.Articles, a), append(all.Heads, heads)
	all.MarksOf, all.Placements = append(all.MarksOf, marks), append(all.Placements, placed)
	for _, h := range heads {
		r, err := s.Revision(ctx, id, h.Number)
		if err != nil {
			return err
		}
		c, err := s.Capture(ctx, h.Capture)
		if err != nil {
			return err
		}
		all.Revisions, all.Captures = append(all.Revisions, r), append(all.Captures, c)
	}
	return nil
}

// dump returns everything in d's store, which must work.
func (d *desk) dump() Everything {
	d.Helper()
	all, err := Dump(d.ctx, d.Store)
	d.ok(err)
	return all
}
