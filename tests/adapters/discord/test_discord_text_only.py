"""Text alone on Discord, for screen readers: content without cards, and the same things to press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord_town import Town, labels, text_of

from adapters.discord import Client
from adapters.discord.plainly import messages
from bot.entries import Language
from bot.replies import Buttons, Choice, Facts, File, Label, Options, Picture, Reply, Text

QUESTION = "How many people did Mexico deport in 2015?"
REPLY = Reply((Text("Hello"),), Language.ENGLISH, plain=True)


async def _switch(person: Any, town: Town) -> Any:
    """Give the command, and press its button."""
    shown = (await person.slash(town.channel, "text-only")).response
    return (await person.click(shown, label=labels(shown.components)[0])).response


async def test_an_answer_as_text(town: Town) -> None:
    """All that the card says, and its buttons; for whoever asked for it, and for nobody else."""
    card = (await town.alice.slash(town.channel, "ask", question=QUESTION)).response
    on = await _switch(town.alice, town)
    text = (await town.alice.slash(town.channel, "ask", question=QUESTION)).response
    other = (await town.bob.slash(town.channel, "ask", question=QUESTION)).response

    assert on.content.startswith("Text only is on")
    assert [True, False, True] == [each.flags.components_v2 for each in (card, text, other)]
    assert labels(card.components) == labels(text.components)
    for line in text_of(card.components).splitlines():
        said = line.lstrip("#>-⚠️ ").replace("**", "").replace(" · ", ": ")
        assert said in text.content.replace(" · ", ": ")


async def test_after_a_restart(town: Town, start: Callable[[], Client]) -> None:
    """Its buttons work, and lead to text."""
    await _switch(town.alice, town)
    text = (await town.alice.slash(town.channel, "topics")).response
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    back = (await town.alice.slash(town.channel, "text-only")).response

    assert not text.flags.components_v2
    assert back.content
    cards = (await town.alice.click(back, label="Cards again")).response
    assert "Text only is off" in text_of(cards.components)


def test_it_is_a_content() -> None:
    """With nothing to press there is no view."""
    [message] = messages(REPLY)

    assert {"content": "Hello"} == message.arguments({})


async def test_too_much_for_one_message() -> None:
    """It goes on in the next, and what can be pressed is below the last."""
    many = tuple(Choice(f"Number {n}", f"1:en:topic:t{n}") for n in range(60))
    blocks = (
        Label("A heading"),
        *(Text(f"{n} " + "word " * 150) for n in range(6)),
        Facts((("Name", "value"),)),
        Options("Which one?", many),
        *(
            Buttons(tuple(Choice("Press", f"1:en:open:{row}-{n}") for n in range(5)))
            for row in "abcd"
        ),
    )
    shown = messages(Reply(blocks, Language.ENGLISH, plain=True))
    contents = [message.content or "" for message in shown]

    assert all(0 < len(content) <= 2000 for content in contents)
    assert [0, 0, 1, 1] == [int(message.view is not None) for message in shown][-4:]
    assert "Name: value" in "\n".join(contents)
    pressed = [item for message in shown if message.view for item in message.view.children]
    assert 3 + 20 == len(pressed)


async def test_pictures_and_files() -> None:
    """A picture is what it shows in words; a file comes along."""
    picture = Picture("a.png", "Two bars, one longer.", "##", lambda _: b"")
    reply = Reply((picture, File("a.csv", "text/csv", "a,b")), Language.ENGLISH, plain=True)
    [message] = messages(reply, {"a.csv": b"a,b"})
    sent = message.arguments({"a.csv": b"a,b"})

    assert "Two bars, one longer.\na.csv" == sent["content"]
    assert ["a.csv"] == [file.filename for file in sent["files"]]
