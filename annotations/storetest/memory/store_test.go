package memory_test

import (
	"testing"

	"writethru/annotations"
	"writethru/annotations/storetest"
	"writethru/annotations/storetest/memory"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(testing.TB) annotations.Store { return memory.New() })
}
