package diff

import (
	"slices"
	"strings"
)

// group is the old and new blocks of one row.
type group struct {
	old, new []int
	moved    bool
}

// matchBlocks returns the partner groups of blocks, each with blocks on both
// sides, in the order of the new ones.
func matchBlocks(v *vocab, old, new *side) []group {
	m := newMatcher(old.units, new.units)
	equal := m.equals()
	oldEqual, newEqual := make([]bool, len(old.units)), make([]bool, len(new.units))
	for _, p := range equal {
		oldEqual[p.i], newEqual[p.j] = true, true
	}
	old.describe(v, oldEqual)
	new.describe(v, newEqual)
	all := m.best(append(m.alike(equal), equal...))
	if p, ok := headlines(old, new); ok {
		all = append(slices.DeleteFunc(all, func(q partners) bool { return q.i == p.i || q.j == p.j }), p)
	}
	m.inOrder(slices.Clone(all))
	m.outOfOrder(all)
	m.between()
	groups := m.groups()
	return absorb(groups, m)
}

// headlines returns the two headlines, which are partners however they read.
func headlines(old, new *side) (partners, bool) {
	isHead := func(u unit) bool { return u.sort == "headline" }
	i, j := slices.IndexFunc(old.units, isHead), slices.IndexFunc(new.units, isHead)
	return partners{i, j, whole}, i >= 0 && j >= 0
}

func (m *matcher) groups() []group {
	var out []group
	for j, i := range m.from {
		if i != none {
			out = append(out, group{[]int{i}, []int{j}, m.moved[i]})
		}
	}
	return out
}

// absorb gives blocks without a partner to a group near them when they are a
// part that was split off, or a part that was merged in.
func absorb(groups []group, m *matcher) []group {
	split := absorber{byBlock: make([]*group, len(m.new)), mine: m.new, theirs: m.old, lists: func(g *group) (mine, theirs *[]int) { return &g.new, &g.old }}
	merged := absorber{byBlock: make([]*group, len(m.old)), mine: m.old, theirs: m.new, lists: func(g *group) (mine, theirs *[]int) { return &g.old, &g.new }}
	for k := range groups {
		split.byBlock[groups[k].new[0]], merged.byBlock[groups[k].old[0]] = &groups[k], &groups[k]
	}
	split.run()
	merged.run()
	return groups
}

// absorber widens groups on one side.
type absorber struct {
	byBlock      []*group
	mine, theirs []unit
	lists        func(*group) (mine, theirs *[]int)
}

func (a *absorber) run() {
	for k := range a.byBlock {
		a.take(k, -1)
	}
	for k := len(a.byBlock) - 1; k >= 0; k-- {
		a.take(k, 1)
	}
}

// mostAside are the words that may stand between the parts of a block.
const mostAside = 12

// take gives block k, if it has no group, to the nearest group in direction
// step, and with it what little stands between.
func (a *absorber) take(k, step int) {
	if a.byBlock[k] != nil {
		return
	}
	at, aside := k+step, 0
	for at >= 0 && at < len(a.byBlock) && a.byBlock[at] == nil {
		if aside += a.mine[at].words; aside > mostAside || a.mine[at].sort != a.mine[k].sort || at == k+3*step {
			return
		}
		at += step
	}
	if at < 0 || at >= len(a.byBlock) {
		return
	}
	g := a.byBlock[at]
	mine, theirs := a.lists(g)
	if len(*theirs) != 1 || a.theirs[(*theirs)[0]].sort != a.mine[k].sort {
		return
	}
	whole := a.theirs[(*theirs)[0]]
	if !partOf(a.mine[k], whole, a.mine, *mine) && !(at == k+step && a.continues(k, step, whole, *mine)) {
		return
	}
	for ; at != k; k += step {
		*mine = append(*mine, k)
		a.byBlock[k] = g
	}
	slices.Sort(*mine)
}

// mostRead is the longest text, in bytes, in which the words of short parts are
// looked for one after the other.
const mostRead = 1 << 12

// continues reports whether the words of block k stand in whole right after those
// of the blocks numbered others, or right before them, as step says. That tells a
// part that is too short for anything else to tell.
func (a *absorber) continues(k, step int, whole unit, others []int) bool {
	if len(whole.text) > mostRead || a.mine[k].words == 0 {
		return false
	}
	var words []string
	for _, i := range others {
		words = append(words, strings.Fields(a.mine[i].text)...)
	}
	part := strings.Fields(a.mine[k].text)
	if step < 0 {
		words = append(words, part...)
	} else {
		words = append(part, words...)
	}
	spaced := func(words []string) string { return " " + strings.Join(words, " ") + " " }
	return strings.Contains(spaced(strings.Fields(whole.text)), spaced(words))
}

// partOf reports whether u is a part of what has become the units numbered
// others, and of which they do not hold already what u holds.
func partOf(u, of unit, units []unit, others []int) bool {
	rest := of.feats
	for _, k := range others {
		rest = minus(rest, units[k].feats)
	}
	shorter, longer := min(len(u.feats), len(rest)), max(len(u.feats), len(rest))
	n := common(u.feats, rest)
	return n >= 4 && n*100 >= 50*shorter && (n*100 >= 15*longer || n*100 >= 70*len(u.feats))
}
