package polling

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/ingest/watch"
)

// settings are what a reader chose.
type settings struct {
	Off   bool            `json:"off,omitempty"`
	Every []time.Duration `json:"every,omitempty"` // one for each step of the plan
	// Plan stands for the default one. No screen sets it; it is for those whose
	// sites are their own, as in tests.
	Plan *watch.Plan `json:"plan,omitempty"`
}

// settingKey is where they are kept.
const settingKey = "watch"

// The bounds of how often an article is looked at.
const (
	leastEvery = 5 * time.Minute
	mostEvery  = 365 * 24 * time.Hour
)

func (p *Polling) settings(ctx context.Context) (s settings, err error) {
	v, err := p.o.Store.Setting(ctx, settingKey)
	if err != nil || v == "" {
		return s, err
	}
	if err := json.Unmarshal([]byte(v), &s); err != nil {
		return settings{}, nil // of another version: the defaults
	}
	return s, nil
}

// plan returns the plan with the reader's steps.
func (s settings) plan() watch.Plan {
	plan := watch.Default()
	if s.Plan != nil {
		plan = *s.Plan
		plan.Steps = slices.Clone(plan.Steps)
	}
	if len(s.Every) == len(plan.Steps) {
		for i, d := range s.Every {
			plan.Steps[i].Every = d
		}
	}
	return plan
}

// Plan changes how often articles are looked at, and whether anything is. It
// takes effect on what is looked at from now on. Invalid for a step out of
// bounds.
func (p *Polling) Plan(ctx context.Context, r api.PlanRequest) error {
	s, err := p.settings(ctx)
	if err != nil {
		return err
	}
	s.Off = r.Off
	if len(r.Every) > 0 {
		if len(r.Every) != len(s.plan().Steps) {
			return annotations.Errorf(annotations.Invalid, "Say how often for each age.")
		}
		for _, d := range r.Every {
			if d < leastEvery || d > mostEvery {
				return annotations.Errorf(annotations.Invalid, "An article can be looked at every 5 minutes at most, and once a year at least.")
			}
		}
		s.Every = r.Every
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := p.o.Store.SetSetting(ctx, settingKey, string(data)); err != nil {
		return err
	}
	if at := p.current(); at != nil {
		at.Change(s.plan())
		return p.fill(ctx, at)
	}
	return nil
}
