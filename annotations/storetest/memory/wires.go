package memory

import (
	"context"
	"maps"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// wired is to which article the name of an item belongs.
type wired struct {
	annotations.WiredItem
	of   article.ID
	came bool
}

// slot is the place of an item in a capture.
type slot struct {
	sha256 string
	item   int
}

// ArticleByWire implements annotations.Wires.
func (s *Store) ArticleByWire(ctx context.Context, name string) (w annotations.Wired, err error) {
	err = s.read(ctx, func() error {
		one, ok := s.wires[name]
		if !ok {
			return annotations.Errorf(annotations.NotFound, "No article came by wire under this name.")
		}
		w.Article = one.of
		for _, o := range s.wires {
			if o.of == one.of && o.came {
				w.Items = append(w.Items, o.WiredItem)
			}
		}
		catalog.SortWired(w.Items)
		return nil
	})
	return w, err
}

// KeepWire implements annotations.Wires.
func (s *Store) KeepWire(ctx context.Context, id article.ID, w article.Wire, created time.Time) error {
	return s.write(ctx, func() error {
		if _, err := s.story(id); err != nil {
			return err
		}
		s.keepWire(id, &w, created)
		return nil
	})
}

func (s *Store) keepWire(id article.ID, w *article.Wire, created time.Time) {
	if w == nil {
		return
	}
	named := func(name string) wired {
		one, ok := s.wires[name]
		if !ok {
			one = wired{WiredItem: annotations.WiredItem{Name: name}, of: id}
		}
		return one
	}
	if w.Item != "" {
		one := named(w.Item)
		one.came = true
		if catalog.IsNewer(one.WiredItem, w.Version, created) {
			one.Version, one.Created = w.Version, created
		}
		s.wires[w.Item] = one
	}
	for _, name := range w.Replaced {
		s.wires[name] = named(name)
	}
	if w.Series != "" {
		one := named(w.Series)
		one.of = id
		s.wires[w.Series] = one
	}
}

// Hold implements annotations.Wires.
func (s *Store) Hold(ctx context.Context, h annotations.Held) error {
	if err := catalog.CheckHeld(h); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		s.held[slot{h.Capture.SHA256, h.Item}] = cloneHeld(h)
		return nil
	})
}

// Held implements annotations.Wires.
func (s *Store) Held(ctx context.Context) (list []annotations.Held, err error) {
	err = s.read(ctx, func() error {
		for _, h := range s.held {
			h.Capture.Body = nil
			list = append(list, cloneHeld(h))
		}
		catalog.SortHeld(list)
		return nil
	})
	return list, err
}

// HeldCapture implements annotations.Wires.
func (s *Store) HeldCapture(ctx context.Context, sha256 string, item int) (c article.Capture, err error) {
	err = s.read(ctx, func() error {
		h, ok := s.held[slot{sha256, item}]
		if !ok {
			return annotations.Errorf(annotations.NotFound, "Nothing is held under this name.")
		}
		c = cloneCapture(h.Capture)
		return nil
	})
	return c, err
}

// LetGo implements annotations.Wires.
func (s *Store) LetGo(ctx context.Context, sha256 string, item int) error {
	return s.write(ctx, func() error {
		delete(s.held, slot{sha256, item})
		return nil
	})
}

func cloneHeld(h annotations.Held) annotations.Held {
	h.Names = slices.Clone(h.Names)
	h.Capture = cloneCapture(h.Capture)
	return h
}

// unname forgets the names of an article.
func (s *Store) unname(id article.ID) {
	maps.DeleteFunc(s.wires, func(_ string, w wired) bool { return w.of == id })
}
