//go:build js && wasm

package dom

import (
	"syscall/js"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/view"
)

// takenKey marks an event that an element has used.
const takenKey = "writethruTaken"

// Stop keeps an event from the elements around.
func (b *Browser) Stop(event app.Value) bool {
	e := app.JSValue(event)
	if e.Get(takenKey).Truthy() || e.Get("type").String() == "click" && !isPlain(e) && closest(e.Get("target"), "a[href]").Truthy() {
		return false
	}
	e.Set(takenKey, true)
	e.Call("stopPropagation")
	return true
}

// Prevent prevents the default of an event.
func (b *Browser) Prevent(e app.Value) { e.Call("preventDefault") }

// Read returns what came along with an event.
func (b *Browser) Read(event, element app.Value, now func(view.Event)) {
	e, control := app.JSValue(event), app.JSValue(element)
	kind := e.Get("type").String()
	came := view.Event{On: b.On()}
	if came.On == "" {
		came.On = nearestID(control)
	}
	submitter := js.Undefined()
	switch kind {
	case "input", "change":
		if target := e.Get("target"); target.Truthy() {
			control = target
		}
	case "submit":
		submitter = e.Get("submitter")
	}
	came.Value, came.Checked = text(control.Get("value")), control.Get("checked").Truthy()
	if kind == "input" || kind == "change" {
		say(control, came.Value)
	}
	if submitter.Truthy() {
		came.Value = text(submitter.Get("value"))
	}
	var files []js.Value
	came.Form, files = b.form(control, submitter)
	if kind == "change" && text(control.Get("type")) == "file" {
		files = list(control.Get("files"))
	} else if kind != "submit" {
		files = nil
	}
	b.readFiles(files, func(read []view.File) {
		came.Files = read
		now(came)
	})
}

// form returns the fields of the form around a control, and its files.
func (b *Browser) form(control, submitter js.Value) (map[string][]string, []js.Value) {
	form := control
	if form.Get("localName").String() != "form" {
		if form = control.Get("form"); !form.Truthy() {
			form = closest(control, "form")
		}
	}
	if !form.Truthy() {
		return nil, nil
	}
	fields := map[string][]string{}
	var files []js.Value
	each(b.window.Get("Array").Call("from", b.window.Get("FormData").New(form)), func(pair js.Value) {
		name, value := pair.Index(0).String(), pair.Index(1)
		if value.Type() == js.TypeString {
			fields[name] = append(fields[name], value.String())
		} else if value.Get("name").String() != "" {
			fields[name] = append(fields[name], value.Get("name").String())
			files = append(files, value)
		}
	})
	if submitter.Truthy() && text(submitter.Get("name")) != "" {
		name := submitter.Get("name").String()
		fields[name] = append(fields[name], text(submitter.Get("value")))
	}
	return fields, files
}

func list(v js.Value) []js.Value {
	var all []js.Value
	each(v, func(one js.Value) { all = append(all, one) })
	return all
}

// mostOfFile is how much of a file is read: more than is taken, so that it is
// seen that it is too large.
const mostOfFile = 21 << 20

// readFiles reads files and calls now with those that can be read: at once when
// there are none.
func (b *Browser) readFiles(files []js.Value, now func([]view.File)) {
	read := make([]view.File, len(files))
	left := len(files)
	if left == 0 {
		now(nil)
		return
	}
	for i, f := range files {
		read[i] = view.File{Name: text(f.Get("name")), Type: text(f.Get("type"))}
		end := func() {
			if left--; left == 0 {
				now(read)
			}
		}
		b.then(f.Call("slice", 0, mostOfFile).Call("arrayBuffer"), func(buffer js.Value) {
			read[i].Data = bytesOf(buffer)
			end()
		}, func(why js.Value) {
			b.Log("a file cannot be read: " + why.Call("toString").String())
			end()
		})
	}
}

// bytesOf returns the bytes of an ArrayBuffer.
func bytesOf(buffer js.Value) []byte {
	array := js.Global().Get("Uint8Array").New(buffer)
	data := make([]byte, array.Length())
	js.CopyBytesToGo(data, array)
	return data
}

// startDrop takes files that are dropped anywhere on the page.
func (b *Browser) startDrop() {
	has := func(e js.Value) bool {
		data := e.Get("dataTransfer")
		return data.Truthy() && data.Get("types").Call("includes", "Files").Bool()
	}
	b.on(b.window, "dragover", func(e js.Value) {
		if has(e) {
			e.Call("preventDefault")
		}
	})
	b.on(b.window, "drop", func(e js.Value) {
		if !has(e) || e.Get("defaultPrevented").Truthy() {
			return
		}
		e.Call("preventDefault")
		b.readFiles(list(e.Get("dataTransfer").Get("files")), func(files []view.File) {
			b.ears.Event(view.Event{Action: view.Action{Name: "drop"}, Files: files})
		})
	})
}
