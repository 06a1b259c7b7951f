// A form that keeps its answers: a draft in this browser while somebody writes, a file to send, and the way back
// from that file. Nothing leaves the device: the page forbids itself every connection. Without this script, the form
// is there to read and to print.
//
// The file is JSON: {format: "hvs-answers", version: 1, title, form: {"hvs.session": …}, answers: {name: text}}.
// Each field is in it, letter for letter; a ticked box is "yes", an empty answer is "". Fields whose names begin as
// `data-own` says stay in the organisation: they are not in the file that is sent, only in the organisation's copy.
"use strict";
(() => {
  const tools = document.getElementById("form-tools");
  const [kept, status] = [document.getElementById("form-kept"), tools.querySelector("[role=status]")];
  const chooser = tools.querySelector("[type=file]");
  const fields = new Map([...document.querySelectorAll("main [name]")].map((field) => [field.name, field]));
  const facts = Object.fromEntries([...document.querySelectorAll("meta[name*='.']")].map((m) => [m.name, m.content]));
  const identity = ["hvs.kind", "hvs.municipality", "hvs.round", "hvs.session", "hvs.language"].map((name) => facts[name]);
  const key = ["hvs-answers", ...identity].join("/");
  let left = {}; // answers that have no place in this form: they stay in the draft and in the file
  let unsaved = false;

  const read = (field) => (field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value);
  const first = new Map([...fields].map(([name, field]) => [name, read(field)]));
  const answers = () => ({ ...left, ...Object.fromEntries([...fields].map(([name, field]) => [name, read(field)])) });
  const changed = () => Object.entries(answers()).filter(([name, answer]) => answer !== (first.get(name) ?? ""));
  const say = (words, names = []) => (status.textContent = [...words.map((word) => tools.dataset[word]), ...names].join(" "));

  const grow = (field) => {
    if (field.type !== "textarea") return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };

  const put = (field, answer) => {
    if (field.type === "checkbox") field.checked = answer === "yes";
    else field.value = answer;
    grow(field);
  };

  // Fill the form with exactly these answers; what has no place, or does not fit where it belongs, is left over.
  const fill = (given) => {
    left = {};
    for (const [name, field] of fields) put(field, given[name] ?? first.get(name));
    for (const [name, answer] of Object.entries(given)) {
      const field = fields.get(name);
      if (field && read(field) === answer) continue;
      left[field ? `${name} (2)` : name] = answer;
    }
  };

  const keep = () => {
    try {
      if (changed().length) localStorage.setItem(key, JSON.stringify(Object.fromEntries(changed())));
      else localStorage.removeItem(key);
      unsaved = false;
    } catch {
      unsaved = changed().length > 0;
    }
    kept.textContent = tools.dataset[unsaved ? "unkept" : "kept"];
  };

  const draft = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  };

  // What the organisation keeps to itself is only in its own copy.
  const save = (everything) => {
    const [all, own] = [Object.entries(answers()), tools.dataset.own];
    const given = all.filter(([name]) => everything || !own || !name.startsWith(own));
    const told = { format: "hvs-answers", version: 1, title: document.title, form: facts, answers: Object.fromEntries(given) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(told, null, 1) + "\n"], { type: "application/json" }));
    const name = ["hvs.kind", "hvs.session", "hvs.language"].map((each) => facts[each]).filter(Boolean).join("-");
    link.download = `${name}${everything ? "-copy" : ""}.json`;
    link.click();
    unsaved &&= given.length < all.length;
    say(["saved", ...(given.length < all.length ? ["without"] : [])]);
  };

  const parse = (text) => {
    const told = JSON.parse(text);
    const texts = Object.values(told.answers).every((answer) => typeof answer === "string");
    if (told.format !== "hvs-answers" || !texts) throw new TypeError();
    return told;
  };

  const load = async () => {
    const told = await chooser.files[0].text().then(parse).catch(() => null);
    chooser.value = ""; // so that the same file can be chosen again
    if (!told) return say(["unread"]);
    const same = ["hvs.kind", "hvs.session"].every((name) => told.form?.[name] === facts[name]);
    if (!same && !confirm(tools.dataset.other)) return;
    if (changed().length && !confirm(tools.dataset.replace)) return;
    fill({ ...answers(), ...told.answers }); // what the file does not speak of stays as it is
    keep();
    say([Object.keys(left).length ? "left" : "loaded"], Object.keys(left));
  };

  const clear = () => {
    if (!confirm(tools.dataset.sure)) return;
    fill({});
    keep();
    say([]);
  };

  const does = { save: () => save(false), copy: () => save(true), load: () => chooser.click(), clear };
  tools.addEventListener("click", (event) => does[event.target.dataset.does]?.());
  chooser.addEventListener("change", load);
  document.addEventListener("input", (event) => (grow(event.target), keep()));
  addEventListener("storage", (event) => event.key === key && fill(draft())); // the same form in another window
  addEventListener("beforeprint", () => fields.forEach(grow));
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  kept.hidden = tools.hidden = false;
  fill(draft());
  keep();
})();
