// Package wiretext reads plain-text wire copy, and knows the lines by which
// wire copy says what it is: datelines, notes to editors, corrections, credits.
// It never guesses at words inside a sentence.
package wiretext
