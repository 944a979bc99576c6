// Starts the screen once the page has been painted: fetches Go's loader and
// app.wasm, lets the screen take the page over, and registers the service
// worker. If that fails the page stays as the server sent it. What it gives to
// Go: goappGetenv, which go-app asks for, and writethru.adopt.
"use strict";
(() => {
  const { wasm, exec } = document.currentScript.dataset;

  // tell puts a sentence where the page says what has happened.
  const tell = (words) => {
    const place = document.getElementById("status") || document.querySelector('[role="status"]');
    if (!place || document.getElementById("boot-failed")) return;
    const p = document.createElement("p");
    p.id = "boot-failed";
    p.className = "status bad";
    p.textContent = words;
    place.append(p);
  };

  const painted = () =>
    new Promise((done) => {
      const later = () => setTimeout(done);
      requestAnimationFrame(() => requestAnimationFrame(later));
      setTimeout(later, 1000); // frames stand still in a tab that is not shown
    });

  const script = (src) =>
    new Promise((done, failed) => {
      const s = document.createElement("script");
      s.src = src;
      s.onload = done;
      s.onerror = () => failed(new Error(src + " cannot be loaded"));
      document.head.append(s);
    });

  const get = async (url) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url + " answers " + answer.status);
    return answer;
  };

  const instance = async (answer, url, imports) => {
    try {
      // The answer itself, not a copy: only of that does a browser keep the compiled code.
      return (await WebAssembly.instantiateStreaming(answer, imports)).instance;
    } catch (e) {
      if (!(e instanceof TypeError)) throw e;
      // An old browser, or a proxy that changed the type of the file.
      return (await WebAssembly.instantiate(await (await get(url)).arrayBuffer(), imports)).instance;
    }
  };

  const run = async () => {
    localStorage.getItem("kept"); // throws where nothing may be kept: what is typed would be lost
    await painted();
    const answer = get(wasm);
    answer.catch(() => {}); // it is waited for below
    await script(exec);
    const go = new Go();
    const made = await instance(answer, wasm, go.importObject);
    go.run(made).then(() => {
      console.error("the screen has stopped");
      tell("The screen has stopped. What was marked and typed is kept. Load the page again to go on.");
    });
    if (navigator.serviceWorker) await navigator.serviceWorker.register("/sw.js").catch(console.warn);
  };

  window.goappGetenv = () => "";
  window.writethru = { adopt };
  if (!wasm || !exec) return;
  run().catch((e) => {
    console.error(e);
    tell("This page can be read, but nothing can be marked: the screen could not be started. Load the page again to try once more.");
  });

  // shape writes a tree as a string, with those attributes that names holds.
  // What a reader can open and close is left out.
  function shape(node, names) {
    if (node.nodeType === Node.TEXT_NODE) return "\x01" + node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return "\x05";
    let s = "\x02" + node.localName;
    for (const name of node.getAttributeNames().filter((n) => names.has(n)).sort()) {
      s += "\x03" + name + "=" + node.getAttribute(name);
    }
    for (const kid of node.childNodes) s += shape(kid, names);
    return s + "\x04";
  }

  // adopt lets go-app mount onto the page's own elements in place of new ones,
  // when they are what it would make: focus, selection, scroll, pictures and
  // what was typed stay as they are, because nothing is moved. go-app asks for
  // nodes in the order of the document, sets their attributes, appends each to
  // its parent, and puts the root in the place of the root: until that last
  // step, what it asks for is what stands there.
  function adopt(wanted, names) {
    const root = document.body.firstElementChild;
    root.normalize();
    if (shape(root, new Set(names.split(" "))) !== wanted) return false;
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let next = root;
    const take = () => {
      const node = next;
      next = walk.nextNode();
      return node;
    };
    const { appendChild, replaceChild } = Node.prototype;
    const { setAttribute } = Element.prototype;
    const done = () => {
      for (const make of ["createElement", "createElementNS", "createTextNode"]) delete document[make];
      Object.assign(Node.prototype, { appendChild, replaceChild });
      Element.prototype.setAttribute = setAttribute;
    };
    for (const make of ["createElement", "createElementNS", "createTextNode"]) document[make] = take;
    Node.prototype.appendChild = (kid) => kid;
    Element.prototype.setAttribute = () => {};
    Node.prototype.replaceChild = function (put, old) {
      done();
      return put === old ? old : replaceChild.call(this, put, old);
    };
    setTimeout(done);
    return true;
  }
})();
