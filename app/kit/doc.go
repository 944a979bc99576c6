// Package kit holds the parts that more than one screen is made of: the top bar,
// icons, buttons, chips, fates, the timeline, marked text, dialogs. Parts are
// pure functions that return nodes.
package kit
