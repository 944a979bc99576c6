package memory

import (
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// What goes in and out is copied whole, so that nobody can write to what is kept.

func cloneRevision(r article.Revision) article.Revision {
	r.Wire = r.Wire.Clone()
	r.Blocks = slices.Clone(r.Blocks)
	for i := range r.Blocks {
		b := &r.Blocks[i]
		b.Parts = slices.Clone(b.Parts)
		for k := range b.Parts {
			b.Parts[k].Runs = slices.Clone(b.Parts[k].Runs)
		}
		b.Image = clonePointer(b.Image)
	}
	return r
}

func cloneCapture(c article.Capture) article.Capture {
	c.Header = slices.Clone(c.Header)
	c.Body = slices.Clone(c.Body)
	return c
}

func cloneMark(a annotations.Annotation) annotations.Annotation {
	a.Spans = slices.Clone(a.Spans)
	a.Tags = slices.Clone(a.Tags)
	a.Quote = clonePointer(a.Quote)
	a.Claim = clonePointer(a.Claim)
	return a
}

func clonePlacement(p annotations.Placement) annotations.Placement {
	p.Spans = slices.Clone(p.Spans)
	return p
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}
