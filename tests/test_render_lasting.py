"""What is kept from session to session never differs from what would have been rendered anew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hvs_cli.build.plan import Wanted, due
from hvs_cli.languages.language import Languages
from hvs_cli.load.workspace import Loaded, load
from hvs_cli.render.context import Subject
from hvs_cli.render.kinds import kinds, pick
from hvs_cli.render.lasting import Lasting
from hvs_cli.render.renderer import Rendered, Renderer
from tests.conftest import copy_of, without_sessions

SESSIONS = {
    "a": "amenities: [refreshments, childcare]\ngroup: women\nroom: Sali 2",
    "b": "amenities: []\nregistration: {email: a@kuopio.example, until: 2027-03-01}",
    "c": "directions: Bussi 5\nseats: 1\ngroup: young",
    "d": "organisation: naapurit\nregistration: {phone: 0401234567}",
}


def workspace(folder: Path) -> Loaded:
    """The example, with four sessions in Arabic and four in Finnish that differ in all that may differ."""
    made = without_sessions(copy_of("kuopio", folder))
    known = next(iter(load(made, dt.date.min).workspace.organisations))
    for language in ("ar", "fi"):
        for number, (name, more) in enumerate(SESSIONS.items(), 1):
            text = f"language: {language}\ndate: 2027-03-1{number}\nstart: 17.0{number}\nend: 19.00\nvenue: Talo {name}\naddress: Tie {number}\n"
            (made / "sessions" / f"{name}-{language}.yaml").write_text(text + more.replace("naapurit", known), "utf-8")
    return load(made, dt.date.min)


def rendered(loaded: Loaded) -> dict[str, Rendered]:
    """Every document that has a session, by its path, made one after the other by one renderer."""
    renderer = Renderer(loaded.languages, [], {"venue": "Place"})
    known = kinds()
    found = {}
    for job in due(loaded, pick(known, []), Wanted(sessions=list(loaded.sessions))):
        session = loaded.sessions[job.session]
        subject = Subject(loaded.workspace, loaded.questions, job.session, session, loaded.sessions)
        if not known[job.kind].needs or "privacy" in known[job.kind].needs:
            found[job.path("html")] = renderer.render(known[job.kind], loaded.languages[job.language], subject)
    return found


def test_a_document_is_the_same_whether_its_lasting_parts_are_kept_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = workspace(tmp_path)
    kept = rendered(loaded)
    monkeypatch.setattr(Lasting, "fold", lambda _self, template, _name: template)
    anew = rendered(loaded)
    assert len(kept) > 20
    for path, one in kept.items():
        other = anew[path]
        assert one.html == other.html, path
        assert (set(one.missing), set(one.drafts)) == (set(other.missing), set(other.drafts)), path


TEMPLATES = {
    "kept": ('{{ _("a") }}{{ _("b") }}{{ _("c") }}{{ _("d") }}{{ session.venue }}', 1),
    "a name of the session": ('{{ _("a", x=session.venue) }}{{ _("b") }}{{ _("c") }}', 0),
    "a macro that uses the session": ("{% macro m() %}{{ session.venue }}{% endmacro %}{{ m() }}{{ m() }}{{ m() }}", 0),
    "a macro of a macro": (
        "{% macro n() %}{{ m() }}{{ m() }}{{ m() }}{% endmacro %}{% macro m() %}{{ when.date }}{% endmacro %}{{ n() }}",
        0,
    ),
    "a set that uses the session": (
        '{% set x = session.venue %}{{ _("a", x=x) }}{{ _("b", x=x) }}{{ _("c", x=x) }}',
        0,
    ),
    "a loop over the questions": (
        "{% for t in questions.themes %}{{ _(t.id) }}{{ _(t.id) }}{{ _(t.id) }}{% endfor %}",
        1,
    ),
    "text within a loop over sessions": (
        '{% for s in schedules %}{{ _("a", s=s) }}{{ s.hours }}{{ _(s) }}{% endfor %}',
        0,
    ),
    "a name nobody knows": ("{{ new_thing }}{{ _(new_thing) }}{{ _(new_thing) }}{{ _(new_thing) }}", 0),
}


@pytest.mark.parametrize(("source", "count"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_only_what_no_session_can_change_is_kept(source: str, count: int) -> None:
    environment = Renderer(Languages())._env
    assert str(environment._parse(source, "x.html.j2", None)).count("EnvironmentAttribute(name='keep')") == count


def test_a_letter_leaves_parts_for_the_next_session_like_it_and_none_for_others(tmp_path: Path) -> None:
    loaded = workspace(tmp_path)
    renderer = Renderer(loaded.languages)
    invitation, arabic = kinds()["invitation"], loaded.languages["ar"]

    def kept(name: str) -> int:
        session = loaded.sessions[name]
        renderer.render(invitation, arabic, Subject(loaded.workspace, loaded.questions, name, session))
        return sum(len(parts) for parts in renderer._contexts._parts.values())

    first = kept("a-ar")
    assert first > 2
    assert kept("a-ar") == first
    assert kept("b-ar") == first, "people register apart for it"
    assert kept("c-ar") > first, "it is for another group"
