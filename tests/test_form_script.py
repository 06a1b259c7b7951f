"""The script of a form, driven in a real browser; skipped where there is none."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from hvs_cli.writers.web.fields import BUTTONS, WORDS
from tests.trees import tree, written

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to drive")

HEAD = '<meta name="hvs.kind" content="scribe-form"/><meta name="hvs.session" content="s1"/><meta name="web.own" content="ngo."/>'
WORDS_IN_HEAD = "".join(f'<meta name="web.{name}" content="({name})"/>' for name in (*BUTTONS, *WORDS))
FIELDS = (
    '<p><textarea name="safety.a" title="a" placeholder="a"/> <input type="text" name="held.b" title="b" placeholder="b" value="koodi"/>'
    '<input type="checkbox" name="ready.c" title="c"/> <input type="date" name="ready.d" title="d" placeholder="d"/>'
    '<select name="safety.e" title="e" placeholder="e"><option value="one">1</option><option value="most">2</option></select>'
    '<textarea name="ngo.f" title="f" placeholder="f"/></p>'
)
ANSWERS = {
    "safety.a": "& < > \" ' * _ {{ }} </textarea>\n  kaksi  väliä\n\nمرحبا ١٢٣ ትግርኛ ไทย 😀",
    "held.b": "uusi <koodi>",
    "ready.c": "yes",
    "ready.d": "2027-03-12",
    "safety.e": "most",
    "ngo.f": "vain meille",
}
EMPTY = {name: "koodi" if name == "held.b" else "" for name in ANSWERS}

DRIVER = """
const field = (name) => document.getElementsByName(name)[0];
const shown = () => Object.fromEntries([...document.querySelectorAll("main [name]")].map(
  (each) => [each.name, each.type === "checkbox" ? (each.checked ? "yes" : "") : each.value]));
const type = (answers) => Object.entries(answers).forEach(([name, answer]) => {
  if (field(name).type === "checkbox") field(name).checked = answer === "yes"; else field(name).value = answer;
  field(name).dispatchEvent(new Event("input", { bubbles: true }));
});
const press = (name) => document.querySelector(`[data-does=${name}]`).click();
const status = () => document.querySelector("#form-tools p").textContent;
const asked = [];
let agree = true, blob, file, given;
// A browser reads and makes files in its own time, which the virtual time of a headless run does not wait for.
Blob.prototype.text = async () => given;
window.Blob = function ([text]) { this.text = async () => text; };
window.confirm = (question) => (asked.push(question), agree);
URL.createObjectURL = (made) => ((blob = made), "#");
HTMLAnchorElement.prototype.click = function () { file = this.download; };
const saved = async (name) => (press(name), JSON.parse(await blob.text()));
const open = async (text) => {
  given = text;
  const files = new DataTransfer();
  files.items.add(new File([text], "a.json"));
  const chooser = document.querySelector("[type=file]");
  chooser.files = files.files;
  chooser.dispatchEvent(new Event("change"));
  await new Promise((done) => setTimeout(done, 0));
};
const tell = (result) => { const pre = document.createElement("pre"); pre.id = "told";
  pre.textContent = JSON.stringify(result); document.body.append(pre); };
"""


@pytest.fixture
def browser(tmp_path: Path) -> Any:
    """A function that opens the form in one and the same browser, runs a script in it and gives back what that tells."""
    text = written(tree(FIELDS, "ar", head=HEAD + WORDS_IN_HEAD), "html")
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    path = tmp_path / "form.html"

    def run(script: str) -> Any:
        given = f"{DRIVER}\nconst ANSWERS = {json.dumps(ANSWERS)};\n(async () => {{ {script} }})();".replace(
            "</", "<\\/"
        )
        path.write_text(open_page.replace("</body>", f"<script>{given}</script></body>"), "utf-8")
        command = [
            str(BROWSER),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
        ]
        command += ["--virtual-time-budget=2000", "--dump-dom", path.as_uri()]
        dom = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60).stdout
        told = re.search(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)
        assert told, dom[-2000:]
        return json.loads(unescape(told[1]))

    return run


def test_answers_are_kept_when_the_page_is_opened_again_until_they_are_cleared(browser: Any) -> None:
    said = 'const before = [shown(), document.getElementById("form-kept").textContent];'
    assert browser(f"{said} type(ANSWERS); tell(before)") == [EMPTY, "(kept)"]
    refused = 'agree = false; press("clear"); const still = shown(); agree = true; press("clear");'
    found = browser(f"{said} {refused} tell([before, still, asked, shown(), localStorage.length])")
    assert found == [[ANSWERS, "(kept)"], ANSWERS, ["(sure)", "(sure)"], EMPTY, 0]
    assert browser(f"{said} tell(before)") == [EMPTY, "(kept)"]


def test_the_file_to_send_has_every_answer_but_those_of_the_organisation(browser: Any) -> None:
    both = 'const a = [await saved("save"), status(), file], b = [await saved("copy"), status(), file];'
    (sent, words, name), (copy, other_words, other_name) = browser(f"type(ANSWERS); {both} tell([a, b])")
    assert sent == {
        "format": "hvs-answers",
        "version": 1,
        "title": "Kutsu – Kuopio",
        "form": {"hvs.kind": "scribe-form", "hvs.session": "s1"},
        "answers": {name: answer for name, answer in ANSWERS.items() if name != "ngo.f"},
    }
    assert (words, name) == ("(saved) (without)", "scribe-form-s1.json")
    assert (copy["answers"], other_words, other_name) == (ANSWERS, "(saved)", "scribe-form-s1-copy.json")


def test_saved_answers_come_back_letter_for_letter(browser: Any) -> None:
    script = 'type(ANSWERS); press("copy"); const text = await blob.text(); press("clear"); await open(text);'
    assert browser(f"{script} tell([shown(), status()])") == [ANSWERS, "(loaded)"]


def test_what_the_file_to_send_leaves_out_stays_in_the_form(browser: Any) -> None:
    script = (
        'type(ANSWERS); press("save"); const text = await blob.text(); type({"safety.a": "muu"}); await open(text);'
    )
    assert browser(f"{script} tell([shown(), asked])") == [ANSWERS, ["(replace)"]]


def test_answers_without_a_place_stay_in_the_file_and_are_named(browser: Any) -> None:
    given = {"gone.x": "vanha", "safety.e": "monta", "ready.d": "eilen", "safety.a": "uusi"}
    told = json.dumps({"format": "hvs-answers", "form": {"hvs.session": "s2"}, "answers": given})
    sent, words, asked = browser(
        f'await open({json.dumps(told)}); const words = status(); tell([await saved("copy"), words, asked])'
    )
    left = {"ready.d (2)": "eilen", "safety.e (2)": "monta", "gone.x": "vanha"}
    assert sent["answers"] == EMPTY | {"safety.a": "uusi"} | left
    assert (words, asked) == ("(left) " + " ".join(left), ["(other)"])
    assert browser('tell(await saved("copy"))')["answers"] == sent["answers"]


def test_a_file_of_another_sort_changes_nothing(browser: Any) -> None:
    wrong = [
        "",
        "PK",
        "null",
        "[]",
        "{}",
        '{"format":"hvs-answers"}',
        '{"format":"hvs-answers","answers":{"safety.a":1}}',
    ]
    script = "for (const text of WRONG) { press('clear'); type(ANSWERS); await open(text); found.push([shown(), status()]); }"
    found = browser(f"const WRONG = {json.dumps(wrong)}, found = []; {script} tell(found)")
    assert found == [[ANSWERS, "(unread)"]] * len(wrong)
