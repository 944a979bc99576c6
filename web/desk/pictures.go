package desk

import (
	"context"
	"slices"
	"sync"
	"time"

	"writethru/annotations/article"
)

// The bounds of fetching a revision's pictures.
const (
	mostPictures    = 24
	pictureAtOnce   = 4
	timeForPictures = 20 * time.Second
)

// pictures returns blocks with the pictures of their figures fetched, checked
// and kept. A picture that cannot be had is not shown; where the revision before
// has one from the same address, that is shown, and unless again is set it is not
// even asked for.
func (d *Desk) pictures(ctx context.Context, blocks, before []article.Block, again bool) []article.Block {
	if d.o.Fetch == nil || d.o.Picture == nil {
		return blocks
	}
	limited, cancel := context.WithTimeout(ctx, timeForPictures)
	defer cancel()
	return d.withPictures(ctx, blocks, known(before), again, func(src string) ([]byte, error) {
		data, _, err := d.o.Fetch.Picture(limited, src)
		return data, err
	})
}

// known returns the kept pictures of blocks by their address.
func known(blocks []article.Block) map[string]article.Image {
	out := map[string]article.Image{}
	for _, b := range blocks {
		if b.Image != nil && b.Image.Hash != "" {
			out[b.Image.Src] = *b.Image
		}
	}
	return out
}

// withPictures returns blocks with the pictures that load has for them; those that
// are there already are loaded only again.
func (d *Desk) withPictures(ctx context.Context, blocks []article.Block, have map[string]article.Image, again bool, load func(src string) ([]byte, error)) []article.Block {
	var sources []string
	for _, b := range blocks {
		if b.Image == nil || b.Image.Src == "" || len(sources) == mostPictures || slices.Contains(sources, b.Image.Src) {
			continue
		}
		if _, ok := have[b.Image.Src]; !ok || again {
			sources = append(sources, b.Image.Src)
		}
	}
	for src, image := range d.loadAll(ctx, sources, load) {
		have[src] = image
	}
	out := slices.Clone(blocks)
	for i, b := range out {
		if b.Image == nil {
			continue
		}
		if kept, ok := have[b.Image.Src]; ok {
			shown := *b.Image
			shown.Hash, shown.Width, shown.Height = kept.Hash, kept.Width, kept.Height
			out[i].Image = &shown
		}
	}
	return out
}

// loadAll loads and keeps pictures, some at once.
func (d *Desk) loadAll(ctx context.Context, sources []string, load func(src string) ([]byte, error)) map[string]article.Image {
	var (
		mu   sync.Mutex
		wg   sync.WaitGroup
		out  = map[string]article.Image{}
		next = make(chan struct{}, pictureAtOnce)
	)
	for _, src := range sources {
		wg.Go(func() {
			next <- struct{}{}
			defer func() { <-next }()
			image, err := d.loadOne(ctx, src, load)
			if err != nil {
				d.o.Log.InfoContext(ctx, "a picture is not shown", "src", src, "error", err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			out[src] = image
		})
	}
	wg.Wait()
	return out
}

func (d *Desk) loadOne(ctx context.Context, src string, load func(src string) ([]byte, error)) (article.Image, error) {
	data, err := load(src)
	if err != nil {
		return article.Image{}, err
	}
	contentType, width, height, err := d.o.Picture(data)
	if err != nil {
		return article.Image{}, err
	}
	hash := article.SHA256(data)
	if err := d.o.Store.PutImage(ctx, hash, contentType, data); err != nil {
		return article.Image{}, err
	}
	return article.Image{Hash: hash, Width: width, Height: height}, nil
}
