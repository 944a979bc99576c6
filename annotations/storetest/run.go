package storetest

import (
	"context"
	"testing"

	"writethru/annotations"
)

// tests are the tests by name, in the order of the interface.
var tests = []struct {
	name string
	test func(d *desk)
}{
	{"article", testArticle},
	{"article by address", testArticleByURL},
	{"revisions", testRevisions},
	{"revision as it was given", testRevisionValue},
	{"revision heads", testHeads},
	{"revision out of turn", testRevisionConflict},
	{"revision that does not fit", testRevisionInvalid},
	{"revision with placements", testRevisionPlacements},
	{"failed revision leaves nothing", testRevisionWhole},
	{"remove the sample", testRemoveSample},
	{"captures", testCaptures},
	{"captures with equal bytes", testEqualCaptures},
	{"when captures were made", testSightings},
	{"captures of an article", testCapturesOf},
	{"earlier texts", testEarlier},
	{"earlier texts that do not fit", testEarlierErrors},
	{"articles in order", testArticleIDs},
	{"images", testImages},
	{"what is old", testExpire},
	{"put a mark", testPutMark},
	{"put a mark again", testPutMarkAgain},
	{"put a mark elsewhere", testPutMarkErrors},
	{"put a mark with placements", testPutMarkPlacements},
	{"marks by place", testMarksOf},
	{"delete and restore", testDeleteMark},
	{"placements", testPlacements},
	{"placements by hand", testByHand},
	{"placements whole or not at all", testPlacementErrors},
	{"find marks", testFindMarks},
	{"find marks by fate", testFindFates},
	{"find marks by words", testFindWords},
	{"find marks by page", testFindPages},
	{"found mark", testFoundMark},
	{"facets of marks", testMarkFacets},
	{"list", testList},
	{"list order", testListOrder},
	{"list pages", testListPages},
	{"list pages while others come", testListStays},
	{"list filters", testListFilters},
	{"list counts", testListCounts},
	{"list row", testRow},
	{"list row of a withdrawn story", testWithdrawnRow},
	{"list by words", testListWords},
	{"search for stories", testSearchStories},
	{"search for marks", testSearchMarks},
	{"search that cannot be", testSearchInvalid},
	{"read", testMarkRead},
	{"read all", testReadAll},
	{"settings", testSettings},
	{"the same copy", testAlikeCopies},
	{"the same story by hand", testVerdicts},
	{"a stock phrase", testStockPhrase},
	{"watches", testWatches},
	{"watches that do not fit", testWatchErrors},
	{"watches by query", testWatchQuery},
	{"events", testEvents},
	{"names of wire items", testWire},
	{"names of wire items that made no revision", testKeepWire},
	{"names of wire items that are gone", testWireOfRefused},
	{"held items", testHeld},
	{"tokens", testTokens},
	{"articles of one story", testGroups},
	{"the same quote", testQuoted},
	{"alerts", testAlerts},
	{"find alerts", testFindAlerts},
	{"articles to be sorted into stories", testUnsorted},
	{"values are copies", testValues},
	{"cancelled", testCancelled},
	{"cancelled at any moment", testCancelledAnyTime},
	{"many writers", testManyWriters},
	{"readers beside a writer", testReaders},
	{"one winner", testOneWinner},
	{"the same as in memory", testAlike},
	{"closed", testClosed},
}

// Run runs all tests, each on a new and empty store from open. Stores are
// closed when their test ends.
func Run(t *testing.T, open func(t testing.TB) annotations.Store) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			})
			tt.test(&desk{TB: t, Store: s, ctx: context.Background()})
		})
	}
}
