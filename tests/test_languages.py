"""What is known of each language: names, directions, tags, days and times, as letters in Finland need them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from babel import localedata
from babel.dates import format_date, format_time
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hvs_cli.errors import TranslationError
from hvs_cli.languages.catalog import read_catalog
from hvs_cli.languages.language import Languages, facts
from hvs_cli.languages.names import find, nearest
from tests.folders import MAIN, folder, loaded, said
from tests.trees import NINETEEN

DAY = dt.date(2026, 3, 12)
FROM, TO = dt.time(17), dt.time(19)

FACTS = {
    "fi": ("suomi", "Finnish", "ltr", "Latn", "fi-FI", "torstaina 12.3.2026 klo 17.00–19.00"),
    "sv": ("svenska", "Swedish", "ltr", "Latn", "sv-FI", "torsdagen den 12 mars 2026 kl. 17.00–19.00"),
    "en": ("English", "English", "ltr", "Latn", "en-GB", "Thursday 12 March 2026 at 17:00–19:00"),
    "se": ("davvisámegiella", "Northern Sámi", "ltr", "Latn", "se-FI", "duorastaga 12.3.2026 dii. 17.00–19.00"),
    "et": ("eesti", "Estonian", "ltr", "Latn", "et-EE", "neljapäev, 12. märts 2026 kell 17:00–19:00"),
    "ru": ("русский", "Russian", "ltr", "Cyrl", "ru-RU", "четверг, 12 марта 2026 г., 17:00–19:00"),
    "uk": ("українська", "Ukrainian", "ltr", "Cyrl", "uk-UA", "четвер, 12 березня 2026 р., 17:00–19:00"),
    "ar": ("العربية", "Arabic", "rtl", "Arab", "ar-SA", "الخميس 12 مارس/آذار 2026، 17:00–19:00"),
    "fa": ("فارسی", "Persian", "rtl", "Arab", "fa-IR", "پنجشنبه 12 مارس 2026، 17:00–19:00"),
    "prs": ("دری", "Dari", "rtl", "Arab", "prs-AF", "پنجشنبه 12 مارچ 2026، 17:00–19:00"),
    "so": ("Soomaali", "Somali", "ltr", "Latn", "so-SO", "Khamiis 12 Maarso 2026, 17:00–19:00"),
    "sw": ("Kiswahili", "Swahili", "ltr", "Latn", "sw-KE", "Alhamisi, tarehe 12 Machi 2026, 17:00–19:00"),
    "ti": ("ትግርኛ", "Tigrinya", "ltr", "Ethi", "ti-ER", "ሓሙስ 12 መጋቢት 2026 (12.3.2026)፣ 17:00–19:00"),
    "rw": (
        "Ikinyarwanda",
        "Kinyarwanda",
        "ltr",
        "Latn",
        "rw-RW",
        "ku wa Kane 12 Werurwe 2026 (12.3.2026), 17:00–19:00",
    ),
    "rn": ("Ikirundi", "Kirundi", "ltr", "Latn", "rn-BI", "ku wa kane 12 Ntwarante 2026 (12.3.2026), 17:00–19:00"),
    "th": ("ไทย", "Thai", "ltr", "Thai", "th-TH", "วันพฤหัสบดีที่ 12 มีนาคม 2026, 17:00–19:00"),
    "es": ("español", "Spanish", "ltr", "Latn", "es-ES", "jueves, 12 de marzo de 2026, 17:00–19:00"),
    "bs": ("bosanski", "Bosnian", "ltr", "Latn", "bs-Latn-BA", "četvrtak, 12. mart 2026., 17:00–19:00"),
    "vi": ("Tiếng Việt", "Vietnamese", "ltr", "Latn", "vi-VN", "Thứ Năm, ngày 12 tháng 3 năm 2026, 17:00–19:00"),
}


def test_the_languages_that_are_shipped() -> None:
    assert set(Languages().codes) == set(NINETEEN) == set(FACTS)


@pytest.mark.parametrize("code", NINETEEN)
def test_name_direction_script_tag_and_the_phrase_for_day_and_time(code: str) -> None:
    known = facts(code)
    said = known.when(DAY, FROM, TO)
    assert (known.name, known.english, known.direction, known.script.code, known.tag, said) == FACTS[code]
    assert known.right_to_left == (code in {"ar", "fa", "prs"})


@pytest.mark.parametrize("code", NINETEEN)
def test_every_day_of_a_year_is_gregorian_day_first_in_western_digits(code: str) -> None:
    known = facts(code)
    days = [dt.date(2027, 1, 1) + dt.timedelta(days=number) for number in range(365)]
    for day in days:
        written = known.date(day)
        digits = "".join(each if each.isdigit() else " " for each in written).split()
        assert digits[0] == str(day.day)
        assert "2027" in digits
        assert digits[-1].isascii()
    assert len({known.date(day) for day in days}) == 365
    assert len({known.brief(day) for day in days}) == 365


@pytest.mark.parametrize("code", NINETEEN)
def test_times_have_24_hours_and_digits(code: str) -> None:
    assert {facts(code).clock(dt.time(17, 5)).replace(":", ".")} == {"17.05"}
    assert facts(code).clock(dt.time(9)) in {"9.00", "09:00"}
    assert facts(code).clock(dt.time(0, 30)) in {"0.30", "00:30"}
    assert "–" in facts(code).hours(FROM, TO)


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("fi", ["maanantaina", "tiistaina", "keskiviikkona", "torstaina", "perjantaina", "lauantaina", "sunnuntaina"]),
        ("se", ["mánnodaga", "disdaga", "gaskavahku", "duorastaga", "bearjadaga", "lávvordaga", "sotnabeaivvi"]),
        ("sv", ["måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen"]),
    ],
)
def test_weekdays_say_on_which_day(code: str, days: list[str]) -> None:
    week = [dt.date(2027, 3, 1) + dt.timedelta(days=number) for number in range(7)]
    assert [facts(code).date(day).split(" ")[0] for day in week] == days
    assert facts(code).brief(week[6]) == f"{days[6]} 7.3."


def test_arabic_months_have_both_names() -> None:
    months = [facts("ar").date(dt.date(2027, number, 1)) for number in range(1, 13)]
    assert all(month.count("/") == 1 for month in months)
    assert "يناير/كانون الثاني" in months[0]
    assert "ديسمبر/كانون الأول" in months[11]


def test_months_that_are_easily_taken_for_another_have_their_number_beside() -> None:
    assert facts("rw").date(dt.date(2027, 7, 1)) == "ku wa Kane 1 Nyakanga 2027 (1.7.2027)"
    assert facts("rn").date(dt.date(2027, 9, 1)) == "ku wa gatatu 1 Nyakanga 2027 (1.9.2027)"


def test_no_language_of_cldr_writes_days_or_times_in_other_digits() -> None:
    """`Language` would have to write them in Western digits itself."""
    for locale in (each for each in localedata.locale_identifiers() if "_" not in each):
        written = format_date(DAY, "EEEE d MMMM y", locale) + format_time(FROM, "HH:mm", locale=locale)
        assert all(letter.isascii() for letter in written if letter.isdigit())


@pytest.mark.parametrize(
    ("speaker", "spoken", "name"),
    [
        ("fi", "ar", "arabia"),
        ("fi", "se", "pohjoissaame"),
        ("fi", "prs", "dari"),
        ("sv", "se", "nordsamiska"),
        ("en", "se", "Northern Sámi"),
        ("en", "rn", "Kirundi"),
        ("se", "prs", "darigiella"),
        ("so", "prs", "Dari"),
        ("sw", "prs", "Kidari"),
        ("ar", "fa", "الفارسية"),
        ("rn", "se", "davvisámegiella"),
    ],
)
def test_what_languages_call_each_other(speaker: str, spoken: str, name: str) -> None:
    assert facts(speaker).name_of(facts(spoken)) == name


@pytest.mark.parametrize("code", NINETEEN)
def test_a_language_calls_no_two_languages_the_same(code: str) -> None:
    names = [facts(code).name_of(facts(other)) for other in NINETEEN]
    assert len(set(names)) == len(NINETEEN)


@pytest.mark.parametrize("code", NINETEEN)
def test_a_language_is_found_by_each_of_its_names(code: str) -> None:
    languages = Languages()
    typed = [code, code.upper(), facts(code).name, facts(code).english, *facts(code).also]
    typed += [facts(each).name_of(facts(code)) for each in ("fi", "sv", "en")]
    assert {find(f" {each} ", languages, "--language") for each in typed} == {code}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("ee", "et"), ("ua", "uk"), ("vn", "vi"), ("af", "prs"), ("somalia", "so"), ("xx", ""), ("", "")],
)
def test_the_nearest_language(typed: str, code: str) -> None:
    assert nearest(typed, Languages()) == code


GERMAN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Invitation"
msgstr "Einladung"
"""


def test_one_more_language_is_one_file(tmp_path: Path) -> None:
    place = folder(tmp_path, MAIN.replace("[fi, ar, so]", "[fi, de]"))
    (place / "translations").mkdir()
    (place / "translations" / "de.po").write_text(GERMAN, "utf-8")
    german = loaded(place).languages["de"]
    assert (german.name, german.tag, german.direction, german.script.code) == ("Deutsch", "de-DE", "ltr", "Latn")
    assert german.when(DAY, FROM, TO) == "Donnerstag 12 März 2026, 17:00–19:00"
    assert german.catalog.texts == {("", "Invitation"): ("Einladung",)}
    assert facts("fi").name_of(german) == "saksa"


def test_a_catalog_of_the_municipality_lies_upon_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "fi.po").write_text(GERMAN.replace("Einladung", "Tervetuloa"), "utf-8")
    own, shipped = Languages([tmp_path])["fi"].catalog, Languages()["fi"].catalog
    assert own.texts["", "Invitation"] == ("Tervetuloa",)
    assert own.texts.keys() == shipped.texts.keys() | {("", "Invitation")}
    assert own.plural(1) == 0


def test_a_language_that_nobody_knows_is_told(tmp_path: Path) -> None:
    (tmp_path / "klingon.po").write_text(GERMAN, "utf-8")
    with pytest.raises(
        TranslationError, match="CLDR knows no language klingon Use a CLDR language code as the file's name"
    ):
        Languages([tmp_path])["klingon"]


def test_catalogs_of_the_municipality_that_are_wrong_are_told_with_the_rest(tmp_path: Path) -> None:
    place = folder(tmp_path, MAIN.replace("[fi, ar, so]", "[fi, de, tlh, xx]"))
    (place / "translations").mkdir()
    for name, text in (("de", GERMAN), ("fi", 'msgid "a"\nfoo\n'), ("fi copy", GERMAN)):
        (place / "translations" / f"{name}.po").write_text(text, "utf-8")
    assert [line.partition(": ")[::2] for line in said(place)] == [
        ("hvs.yaml:7:21", "there is no language tlh Did you mean th?"),
        ("hvs.yaml:7:26", "there is no language xx hvs languages tells which there are."),
        (
            "translations/fi copy.po",
            (
                "CLDR knows no language fi copy Use a CLDR language code as the file's name, "
                "or add an entry to languages.yaml."
            ),
        ),
        (
            "translations/fi.po:2",
            "this catalog cannot be read: Unknown or misformatted keyword on 1 A translation program such as Poedit shows what is wrong.",
        ),
    ]


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
RULE = '"Plural-Forms: nplurals=2; plural={}\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
BROKEN = st.one_of(
    st.binary(max_size=80),
    st.text(st.sampled_from('msgidtr "\n\\pl[0]#,~fuzycx|:'), max_size=60).map(str.encode),
    st.text(st.sampled_from("n()%=!&|?:0129+-*/ <>;"), max_size=30).map(
        lambda text: (HEAD + RULE.format(text)).encode()
    ),
    st.sampled_from([b'"Content-Type: text/plain; charset=x\\n"\n', b'"Language: zz!\\n"\n', b'"X\\n"\n']).map(
        HEAD.encode().__add__
    ),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=BROKEN)
@example(raw=(HEAD + RULE.format("n%0")).encode())
@example(raw=(HEAD + RULE.format("0<!0")).encode())
@example(raw=(HEAD + RULE.format("(" * 500)).encode())
def test_whatever_is_in_a_catalog_it_is_read_or_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(raw)
    try:
        plural = read_catalog(path).plural
    except TranslationError as error:
        told = str(error)
    else:
        told = f"{path}:" * all(isinstance(plural(number), int) for number in range(5))
    assert told.startswith(f"{path}:")


def test_a_catalog_that_is_none_is_told_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "de.po").write_bytes(b'msgid "\xff')
    with pytest.raises(TranslationError, match=r"de\.po: this catalog cannot be read"):
        Languages([tmp_path])["de"]


def test_a_language_without_a_catalog_is_none() -> None:
    assert "de" not in Languages()
    with pytest.raises(KeyError):
        Languages()["de"]
    assert Languages()["en"].catalog is not None
