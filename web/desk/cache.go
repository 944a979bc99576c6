package desk

import (
	"container/list"
	"sync"
)

// cache keeps values that never change, those used last, up to a weight. It is
// safe for concurrent use.
type cache[K comparable, V any] struct {
	mu     sync.Mutex
	most   int
	weight func(V) int
	held   int
	at     map[K]*list.Element
	order  *list.List // of *entry, used last first
}

type entry[K comparable, V any] struct {
	key    K
	value  V
	weight int
}

func newCache[K comparable, V any](most int, weight func(V) int) *cache[K, V] {
	return &cache[K, V]{most: most, weight: weight, at: map[K]*list.Element{}, order: list.New()}
}

func (c *cache[K, V]) get(key K) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.at[key]
	if !ok {
		var none V
		return none, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

// put keeps value, unless it alone would take more than a quarter of the room.
func (c *cache[K, V]) put(key K, value V) {
	w := c.weight(value)
	if w > c.most/4 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.at[key]; ok {
		c.drop(e)
	}
	c.at[key] = c.order.PushFront(&entry[K, V]{key, value, w})
	for c.held += w; c.held > c.most; {
		c.drop(c.order.Back())
	}
}

func (c *cache[K, V]) drop(e *list.Element) {
	old := c.order.Remove(e).(*entry[K, V])
	c.held -= old.weight
	delete(c.at, old.key)
}

// clear forgets everything.
func (c *cache[K, V]) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = 0
	clear(c.at)
	c.order.Init()
}
