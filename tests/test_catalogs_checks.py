"""The checks of translations: for each one texts that are good and texts that are not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from hvs_cli.catalogs.checks.base import Case, Check
from hvs_cli.catalogs.checks.habits import habits
from hvs_cli.catalogs.checks.run import checked, counts
from hvs_cli.catalogs.checks.table import CHECKS
from hvs_cli.catalogs.checks.terms import glossary
from hvs_cli.catalogs.current import Catalogs
from hvs_cli.errors import Weight
from hvs_cli.languages.language import Languages, facts
from tests.catalogs import small_catalogs, translate
from tests.command import run, small

BY_ID = {check.id: check for check in CHECKS}

LONG = "Where do you feel safe here, and where do you not?"
OTHER = {"elsewhere": {"fa": "کجا احساس امنیت می‌کنید و کجا نه", "fi": "Missä tunnet olosi turvalliseksi ja missä et?"}}

# check, language, English, good translations, bad translations, more about the case
EXAMPLES: list[tuple[str, str, str, list[str], list[str], dict[str, Any]]] = [
    ("missing", "fi", "Welcome", ["Tervetuloa"], [""], {}),
    ("plural-forms", "ru", "{number} places", ["{number} места"], [""], {"started": True}),
    ("unsigned", "fi", "Welcome", [], ["Tervetuloa"], {"unsigned": True}),
    (
        "placeholders",
        "fi",
        "Welcome {in_place} on {day}",
        ["Tervetuloa {day} {in_place}"],
        ["Tervetuloa {day}", "Tervetuloa {in_place} {paiva}", "{day} {in_place} {in_place}", "{in_place} {day", "{ day } {in_place}"],
        {},
    ),
    ("placeholders", "ar", "{number} places", ["مكان واحد", "{number} أماكن"], ["{day}"], {"single": True}),
    ("markup", "fi", "Read this & that", ["Lue tämä & tuo", "3 < 5"], ["Lue <b>tämä</b>", "Lue tämä &amp; tuo", "**Lue** tämä", "[tässä](x)"], {}),
    ("numbers", "fi", "From 17:00 to 19:30, 2 hours", ["Klo 17.00–19.30, 2 tuntia"], ["Klo 17.00–19.00, 2 tuntia", "Klo 17.00–19.30"], {}),
    ("numbers", "fa", "On 12 March 2026", ["۱۲ مارس ۲۰۲۶", "12 مارس 2026", "12.3.2026"], ["13 مارس 2026", "12 مارس 2026 (1404)"], {}),
    ("numbers", "ar", "There is room for 1 person.", ["يوجد مكان لشخص واحد."], [], {"single": True}),
    ("numbers", "so", "Call {phone} or 112", ["Wac {phone} ama 112"], ["Wac {phone}"], {}),
    ("digits", "fa", "2 hours", ["2 ساعت"], ["۲ ساعت"], {}),
    ("spaces", "fi", "Yes, come!", ["Kyllä, tule!"], [" Kyllä", "Kyllä ", "Kyllä\n", "Kyllä,  tule", "Kyllä !", "Kyllä\u00a0!"], {}),
    ("spaces", "ar", "Who?", ["من؟"], ["من ؟"], {}),
    ("doubled-words", "fi", "We listen to you", ["Me kuuntelemme sinua"], ["Me me kuuntelemme sinua", "Kuuntelemme sinua sinua"], {}),
    ("doubled-words", "vi", "Slowly", ["từ từ"], [], {}),
    ("doubled-words", "th", "How people treat each other", ["ผู้คนที่นี่ปฏิบัติต่อกันอย่างไร"], [], {}),
    ("doubled-words", "fi", "Bora Bora", ["Bora Bora"], [], {}),
    ("thai-spaces", "th", LONG, ["คุณรู้สึกปลอดภัยที่ไหนบ้าง และที่ไหนที่คุณไม่รู้สึกปลอดภัย"], ["คุณ รู้สึก ปลอดภัย ที่ไหน บ้าง และ ที่ไหน"], {}),
    ("script", "ru", "Use Word or Excel", ["Используйте Word или Excel", "PDF-файл"], ["Ispolzuyte eto", "Испoльзуйте"], {}),
    ("script", "ti", "Welcome to Kuopio", ["እንቋዕ ናብ Kuopio ብደሓን መጻእኩም"], ["Enquae bdehan metsakum", "مرحبا بكم جميعا"], {}),
    ("script", "fi", "Welcome", ["Tervetuloa"], ["Добро пожаловать"], {}),
    ("stray-words", "am", "Welcome to Kuopio", ["ወደ Kuopio"], ["ወደ welkom"], {}),
    ("letters", "fi", "Café", ["Café", "šakki"], ["tervetulοa"], {}),
    ("letters", "ar", "You", ["أنت كريم"], ["أنت کریم"], {}),
    ("letters", "fa", "Book", ["کتابی"], ["كتابي"], {}),
    ("letters", "so", "In Jyväskylä", ["Jyväskylä gudaheeda"], ["Soomaalı"], {}),
    ("letters", "bs", "Guest", ["gost", "čovjek"], ["gøst"], {}),
    ("letters", "vi", "Meeting", ["cuộc họp"], ["cuộc họþ"], {}),
    ("composed", "vi", "Meeting", ["cuộc họp"], ["cuô\u0323c họp"], {}),
    ("invisible", "fi", "Good", ["Hyvä"], ["Hy\u00advä", "Hyvä\u200b", "\ufeffHyvä", "Hy\ufffdvä", "\u202eHyvä"], {}),
    ("invisible", "fa", "goes", ["می\u200cرود"], ["می\u200fرود", "ســلام"], {}),
    ("invisible", "th", "we go", ["เรา\u200bไป"], ["เรา\u200cไป"], {}),
    ("half-space", "fa", "goes", ["می\u200cرود", "قدیمی است"], ["می رود", "نمی رود"], {}),
    ("half-space", "prs", "goes", ["می رود"], [], {}),
    ("end-mark", "fi", "Come with us.", ["Tule mukaan.", "Tule mukaan!", "”Tule mukaan.”"], ["Tule mukaan", "Tule mukaan?", "Tule mukaan:"], {}),
    ("end-mark", "ar", "Who comes?", ["من يأتي؟"], ["من يأتي", "من يأتي."], {}),
    ("end-mark", "ti", "We listen.", ["ንሰምዕ።", "ንሰምዕ."], ["ንሰምዕ", "ንሰምዕ፧"], {}),
    ("end-mark", "th", "Who comes?", ["ใครมา", "ใครมา?"], [], {}),
    ("end-mark", "fi", "Address", ["Osoite"], ["Osoite.", "Osoite:"], {}),
    ("end-mark", "bs", "Mon", ["pon."], [], {}),
    ("end-mark", "so", "Call {phone}.", ["Wac {phone}."], ["Wac {phone}"], {}),
    ("own-marks", "ar", "Yes, come; who?", ["نعم، تعال؛ من؟"], ["نعم, تعال", "نعم; تعال", "من?"], {}),
    ("own-marks", "ar", "Call {phone}, or write", ["اتصل 017 123, {phone}"], [], {}),
    ("own-marks", "fi", "Who?", ["Kuka?"], ["Kuka؟", "Kuka፧"], {}),
    ("own-marks", "ti", "We listen.", ["ንሰምዕ።"], ["ንሰምዕ.", "ንሰምዕ፡፡", "ሓደ, ክልተ"], {}),
    ("pairs", "es", "Who comes?", ["¿Quién viene?"], ["Quién viene?", "¿Quién viene", "¡Ven"], {}),
    ("pairs", "fi", "Come (today)", ["Tule (tänään)"], ["Tule (tänään", "¿Tule"], {}),
    ("quotation-marks", "fi", "“Home”", ["”Koti”", '"Koti"', "»Koti»"], ["„Koti“", "«Koti»"], {}),
    ("quotation-marks", "et", "“Home”", ["„Kodu“"], ["”Kodu”"], {}),
    ("quotation-marks", "rw", "you", ["n’abandi"], [], {}),
    ("source-left", "fi", LONG, ["Missä on turvallista?"], [LONG, LONG.upper()], {}),
    ("source-left", "sv", "Text to all", ["Text till alla"], ["Text to all"], {}),
    ("source-left", "vi", "Wi-Fi", ["Wi-Fi"], [], {}),
    ("source-left", "en", LONG, [LONG], [], {}),
    ("other-language", "et", LONG, ["Kus tunned end turvaliselt ja kus mitte?"], [OTHER["elsewhere"]["fi"]], OTHER),
    ("other-language", "prs", LONG, [OTHER["elsewhere"]["fa"]], [], OTHER),
    ("kin-language", "prs", LONG, ["در کجا خود را مصون احساس می‌کنید"], [OTHER["elsewhere"]["fa"]], OTHER),
    ("length", "fi", "Day", ["Päivä"], ["Päivämäärä ja kellonaika"], {"maximum": 10}),
    ("length", "th", "Day", ["วันที่นี้ดี"], [], {"maximum": 10}),
    ("length", "fi", "On {day}", ["{day}"], ["Silloin {day}"], {"maximum": 10, "legend": {"day": "12.3.2026"}}),
    ("length", "fi", "From Monday to Friday", ["Maanantaista alkaen"], ["Maanantaista perjantaihin"], {"maximum": 10}),
    ("length", "en", "From Monday to Friday", [], ["From Monday to Friday"], {"maximum": 10}),
    ("terms", "fi", "Every resident can take part.", ["Jokainen asukas voi osallistua.", "Kaikille asukkaille"], ["Jokainen ihminen voi osallistua."], {}),
    ("terms", "sw", "For all residents", ["Kwa wakazi wote"], ["Kwa watu wote"], {}),
    ("terms", "prs", "The municipality", ["شاروالی"], ["شهرداری"], {}),
    ("terms", "de", "The municipality", ["Die Gemeinde"], [], {}),
]  # fmt: skip

TRIPLES = [
    pytest.param(name, code, source, text, good, more, id=f"{name}-{code}-{'good' if good else 'bad'}-{text[:12]}")
    for name, code, source, right, wrong, more in EXAMPLES
    for good, texts in ((True, right), (False, wrong))
    for text in texts
]


@pytest.mark.parametrize(("name", "code", "source", "text", "good", "more"), TRIPLES)
def test_a_check_lets_the_good_pass_and_finds_the_bad(
    name: str, code: str, source: str, text: str, good: object, more: dict[str, Any]
) -> None:
    found = BY_ID[name].look(Case(facts(code), source, text, **more))
    assert (not found) is good, found


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_check_has_a_name_a_sentence_for_the_translator_and_examples_of_both_kinds(check: Check) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert str(check.name)
    assert str(check.advice).endswith(".") or ":" in str(check.advice)
    assert any(wrong for name, _, _, _, wrong, _ in EXAMPLES if name == check.id)
    assert any(right for name, _, _, right, _, _ in EXAMPLES if name == check.id) or check.id == "unsigned"


GOOD = {
    "fi": ("Tervetuloa {in_place}.", "{number} paikka", "{number} paikkaa"),
    "ar": ("أهلًا وسهلًا بكم {in_place}.", "لا أماكن", "مكان واحد", "مكانان", "{number} أماكن", "{number} مكانًا", "{number} مكان"),
    "ti": ("ብደሓን ምጹ {in_place}።", "{number} ቦታ", "{number} ቦታታት"),
    "th": ("ยินดีต้อนรับสู่การพูดคุย {in_place}", "{number} ที่นั่ง"),
    "ru": ("Добро пожаловать {in_place}.", "{number} место", "{number} места", "{number} мест"),
}  # fmt: skip
TEMPLATE = (
    '{{ _("Welcome to our meeting {in_place}.", in_place=x) }}{{ ngettext("{number} place", "{number} places", n) }}'
)


def catalogs_of(tmp_path: Path, words: dict[str, tuple[str, ...]]) -> Catalogs:
    texts = {code: {"Invitation": "Kutsu"} for code in words}
    made = small_catalogs(tmp_path, TEMPLATE, **texts)
    for code, (welcome, *places) in words.items():
        path = tmp_path / "translations" / f"{code}.po"
        translate(path, {"Welcome to our meeting {in_place}.": welcome, "{number} place": tuple(places)})
        translate(
            path, {"Invitation": {"ar": "دعوة", "ti": "ዕድመ", "th": "คำเชิญ", "ru": "Приглашение"}.get(code, "Kutsu")}
        )
    return Catalogs(None, made.extracted, tmp_path / "translations")


@pytest.mark.parametrize("code", GOOD)
def test_a_good_catalog_has_no_errors(tmp_path: Path, code: str) -> None:
    report = checked(catalogs_of(tmp_path, GOOD), code)
    assert not [str(each) for each in report.problems if each.weight is Weight.ERROR]


def test_a_finding_says_language_id_and_form_at_the_place_of_the_message(tmp_path: Path) -> None:
    words = GOOD | {"ru": ("Добро пожаловать {in_place}.", "{number} место", "{numer} места", "{number} мест")}
    report = checked(catalogs_of(tmp_path, words), "ru")
    [problem] = [str(each) for each in report.problems]
    assert problem.startswith("templates/invitation.html.j2:7: ru (few) ")
    assert "Placeholders differ: −{number} +{numer}" in problem
    assert counts(report.findings) == {"placeholders": 1}


def test_a_person_may_let_a_finding_pass_and_must_say_why(tmp_path: Path) -> None:
    words = GOOD | {"fi": ("Tervetuloa {in_place}", "{number} paikka", "{number} paikkaa")}
    made = catalogs_of(tmp_path, words)
    path = tmp_path / "translations" / "fi.po"
    for remark, passed in (("check passed: end-mark – a slogan", 1), ("check passed: end-mark", 0)):
        welcome = {"Welcome to our meeting {in_place}.": "Tervetuloa {in_place}"}
        translate(path, welcome, remarks=(remark,))
        report = checked(Catalogs(None, made.extracted, path.parent), "fi")
        assert (report.passed, report.count(Weight.ERROR)) == (passed, 1 - passed)


def test_a_plural_rule_that_is_not_the_languages_is_an_error(tmp_path: Path) -> None:
    made = catalogs_of(tmp_path, GOOD)
    path = tmp_path / "translations" / "ti.po"
    path.write_text(path.read_text("utf-8").replace("(n > 1)", "(n != 1)"), "utf-8")
    report = checked(Catalogs(None, made.extracted, path.parent), "ti")
    assert "nplurals=2; plural=(n != 1)" in str(report.problems[0])


def test_a_catalog_that_is_a_copy_of_its_kin_is_an_error(tmp_path: Path) -> None:
    sentences = [f"Sentence number {number} of this template, which is long enough." for number in range(20)]
    template = "".join(f'{{{{ _("{each}") }}}}' for each in sentences)
    words = {each: f"جملهٔ شمارهٔ {number} این سند که به اندازهٔ کافی دراز است" for number, each in enumerate(sentences)}
    made = small_catalogs(tmp_path, template, fa=words, prs=words)
    assert "20 of 20 longer texts are the same as in fa" in str(checked(made, "prs").problems[0])


@pytest.mark.parametrize("code", Languages().codes)
def test_every_shipped_language_has_an_alphabet_and_terms(code: str) -> None:
    assert habits(code).quotes
    assert len(glossary()[code]) >= 40


def test_the_command_ends_with_4_if_a_check_fails(tmp_path: Path) -> None:
    workspace = small(tmp_path / "kuopio")
    own = workspace / "translations"
    own.mkdir()
    (own / "en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Invitation"\nmsgstr "Invitation "\n',
        "utf-8",
    )
    done = run("translations", "check", "en", "-w", workspace)
    assert done.exit_code == 4
    assert "Take out spaces" in done.stderr
