package diff

import "slices"

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

// absorb gives blocks without a partner to the group beside them when they are
// a part split off, or a part merged in.
func absorb(groups []group, m *matcher) []group {
	byNew := make([]*group, len(m.new))
	byOld := make([]*group, len(m.old))
	for k := range groups {
		byNew[groups[k].new[0]], byOld[groups[k].old[0]] = &groups[k], &groups[k]
	}
	take := func(j int, byNew []*group, mine, theirs []unit, split bool) {
		for _, k := range []int{j - 1, j + 1} {
			if k < 0 || k >= len(byNew) || byNew[j] != nil || byNew[k] == nil {
				continue
			}
			g := byNew[k]
			many, one := &g.new, g.old
			if !split {
				many, one = &g.old, g.new
			}
			if len(one) == 1 && theirs[one[0]].sort == mine[j].sort && partOf(mine[j], theirs[one[0]], mine, *many) {
				*many = append(*many, j)
				slices.Sort(*many)
				byNew[j] = g
			}
		}
	}
	for j := range m.new {
		take(j, byNew, m.new, m.old, true)
	}
	for j := len(m.new) - 1; j >= 0; j-- {
		take(j, byNew, m.new, m.old, true)
	}
	for i := range m.old {
		take(i, byOld, m.old, m.new, false)
	}
	for i := len(m.old) - 1; i >= 0; i-- {
		take(i, byOld, m.old, m.new, false)
	}
	return groups
}

// partOf reports whether u is a part of what has become the units numbered
// others, and of which they do not hold already what u holds.
func partOf(u, of unit, units []unit, others []int) bool {
	if min(len(u.feats), len(of.feats)) < 4 {
		return false
	}
	rest := of.feats
	for _, k := range others {
		rest = minus(rest, units[k].feats)
	}
	n := common(u.feats, rest)
	shorter, longer := len(u.feats), len(rest)
	if shorter > longer {
		shorter, longer = longer, shorter
	}
	return n >= 4 && n*100 >= 50*shorter && n*100 >= 15*longer
}
