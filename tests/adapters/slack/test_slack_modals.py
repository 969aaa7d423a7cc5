"""Forms drawn as modals, and read back: within Slack's limits, with nothing lost."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import forms
from bot.curation.forms import FIRST, Slip, more
from bot.curation.forms import Field as Part
from bot.entries import Language
from bot.knowledge.pack import Pack
from bot.quiz.wishes import Wish
from bot.replies import Caveat, Field, Fine, Form, Label, Reply, Text
from bot.sessions import SessionId
from bot.wording import curating, hosting, links, playing, practising, unanswered
from bot.wording.curating_phrases import NEW, REST
from bot.wording.quiz_phrases import NAME_LONG
from bot.wording.unanswered_phrases import EMPTY
from tests.adapters.slack.block_kit import check_modal
from tests.adapters.slack.test_slack_outgoing import HOSTILE

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)
_texts = _words | st.builds(lambda piece: piece * 100, _words)
_option = st.tuples(st.text(max_size=60), _words)
_fields = st.lists(
    st.builds(
        Field,
        st.from_regex(r"[a-z]{1,20}", fullmatch=True),
        _words,
        st.text(max_size=300),
        st.text(max_size=500),
        st.booleans(),
        st.integers(1, 3_000),
        st.booleans(),
        st.lists(_option, max_size=120, unique_by=lambda option: option[0]).map(tuple),
        st.text(max_size=100),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda field: field.name,
)
_forms = st.builds(Form, st.just("1:en:write"), _texts, _fields.map(tuple), _words)


@given(_forms, _texts)
def test_any_form_is_within_limits(form: Form, text: str) -> None:
    """Whatever the core asks for, it is a modal that Slack takes."""
    reply = Reply((Label(form.title), Text(text)), Language.ENGLISH, form=form)

    check_modal(forms.view(reply, form, "C1", "1.1"))
    check_modal(forms.told(reply))
    check_modal(forms.waiting())


def test_fields() -> None:
    """Each field as it is: its hint, its length, what stands in it, and what may be picked."""
    one = Field("a", "Name", "As you like", "Ana", required=True, most=20, problem="Too loud.")
    two = Field("b", "Level", value="hard", options=(("", "Any"), ("hard", "Hard")))
    form = Form("1:en:write", "A form", (one, two, Field("c", "More", long=True)), "Send it")
    blocks = (Label("A form"), Caveat("Name: Too loud."), Text("Read this."))
    view = forms.view(Reply(blocks, Language.SPANISH, form=form), form, "C1", "")
    said, name, problem, level, more = view["blocks"]

    assert "Read this." == said["elements"][0]["elements"][0]["text"]
    assert ("a", "Name", "As you like", False) == (
        name["block_id"],
        name["label"]["text"],
        name["hint"]["text"],
        name["optional"],
    )
    assert ("Ana", 20, False) == (
        name["element"]["initial_value"],
        name["element"]["max_length"],
        name["element"]["multiline"],
    )
    assert "⚠ Too loud." == problem["elements"][0]["text"]
    assert ["=", "=hard"] == [each["value"] for each in level["element"]["options"]]
    assert "Hard" == level["element"]["initial_option"]["text"]["text"]
    assert (True, True) == (more["element"]["multiline"], more["optional"])
    assert ("A form", "Send it", "Cancelar") == tuple(
        view[part]["text"] for part in ("title", "submit", "close")
    )
    assert "1:en:write" == view["private_metadata"]


def test_nothing_in_a_form_takes_effect() -> None:
    """Mentions, links and styles are shown as they are, wherever they stand in a form."""
    field = Field("a", HOSTILE, HOSTILE, HOSTILE, problem=HOSTILE)
    picked = Field("b", HOSTILE, HOSTILE, options=((HOSTILE, HOSTILE),))
    form = Form("1:en:write", HOSTILE, (field, picked), HOSTILE)
    reply = Reply((Text(HOSTILE), Fine(HOSTILE)), Language.ENGLISH, form=form)
    for view in (forms.view(reply, form, "C1", ""), forms.told(reply)):
        check_modal(view)
        assert "mrkdwn" not in json.dumps(view)


def test_long_title() -> None:
    """A title that Slack has no room for stands above the fields in full."""
    title = "Join the entries of another place"
    form = Form("1:en:join", title, (Field("code", "Code"),), "Look")
    view = forms.view(Reply((Label(title),), Language.ENGLISH, form=form), form, "", "")

    assert "Join the entries of ano…" == view["title"]["text"]
    assert title == view["blocks"][0]["text"]["text"]


def own_forms(pack: Pack, language: Language) -> Iterator[Reply]:
    """Every form that the core has, with something wrong where something can be."""
    values, slips = {"question": "Why?"}, {Part.SOURCE: Slip.SOURCE}
    yield curating.form(NEW, "1:en:write", FIRST, values, slips, language)
    yield curating.form(REST, "1:en:more:a", more({}), values, {}, language)
    yield unanswered.tie("1:en:tie:a", {}, {unanswered.ENTRY: EMPTY}, language)
    yield links.form(language)
    yield hosting.form(Wish(), pack, language)
    yield playing.name_form(SessionId("a"), "Ana", language, NAME_LONG)
    yield from (practising.form(item, language) for item in pack.items if item.kind.is_typed)


@pytest.mark.parametrize("language", Language)
def test_nothing_of_the_core_s_forms_is_cut(pack: Pack, language: Language) -> None:
    """Each label, hint, option and problem is there in full, and what is to be read before."""
    for reply in own_forms(pack, language):
        assert reply.form
        view = forms.view(reply, reply.form, "C1", "1.1")
        check_modal(view)
        shown = json.dumps(view, ensure_ascii=False)
        fields = [word for f in reply.form.fields for word in (f.label, f.hint, f.problem)]
        options = [label for field in reply.form.fields for _, label in field.options]
        read = [block.text for block in reply.blocks if isinstance(block, Label | Text)]
        for word in (reply.form.title, reply.form.send, *read, *fields, *options):
            for line in word.splitlines():
                assert json.dumps(line, ensure_ascii=False)[1:-1] in shown


def test_values_are_read_back() -> None:
    """What the core gets is what stands in the fields, by their names."""
    two = Field("level", "Level", value="", options=(("", "Any"), ("hard", "Hard")))
    form = Form("1:en:quiz", "A form", (Field("name", "Name"), two), "Send")
    view = forms.view(Reply((Text("x"),), Language.ENGLISH, form=form), form, "C1", "1.1")
    typed = {
        "name": {"typed": {"type": "plain_text_input", "value": None}},
        "level": {"typed": {"type": "static_select", "selected_option": {"value": "=hard"}}},
    }

    assert {"name": "", "level": "hard"} == forms.values({**view, "state": {"values": typed}})
    assert ("C1", "1.1", "") == forms.opened_in(view)
