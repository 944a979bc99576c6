package diff

// order returns the groups and the blocks without a partner, each as a group of
// its own, in the order of the new blocks. Removed blocks stand after the block
// they followed, as far as that kept its place.
func (c *comparison) order(groups []group) []group {
	groupOf := make([]int, len(c.old.blocks)) // by old block
	firstOf := make([]int, len(c.new.blocks)) // the group that begins with a new block
	inGroup := make([]bool, len(c.new.blocks))
	for i := range groupOf {
		groupOf[i] = none
	}
	for j := range firstOf {
		firstOf[j] = none
	}
	for k, g := range groups {
		for _, i := range g.old {
			groupOf[i] = k
		}
		for _, j := range g.new {
			inGroup[j] = true
		}
		firstOf[g.new[0]] = k
	}
	gone := make(map[int][]int) // old blocks without a partner, by the group before them
	last := none
	for i, k := range groupOf {
		if k == none {
			gone[last] = append(gone[last], i)
		} else if !groups[k].moved {
			last = k
		}
	}
	out := make([]group, 0, len(groups))
	removed := func(k int) {
		for _, i := range gone[k] {
			out = append(out, group{old: []int{i}})
		}
	}
	removed(none)
	for j := range c.new.blocks {
		if k := firstOf[j]; k != none {
			out = append(out, groups[k])
			removed(k)
		} else if !inGroup[j] {
			out = append(out, group{new: []int{j}})
		}
	}
	return out
}
