"""Entries brought in on Slack from a file, and the shortcut for one entry; all in modals."""

from __future__ import annotations

from adapters.slack import Service
from bot.events import MOST_ATTACHED
from tests.adapters.slack.peer import Slack
from tests.adapters.slack.test_slack_conversations import value
from tests.adapters.slack.test_slack_forms import TYPED

SHEET = (
    b"id,kind,source.paragraphs,questions.en,answer.en\n"
    b"library,note,,When does the library open?,It opens at nine.\n"
)


async def test_file_is_taken_in_a_modal(desk: Service, peer: Slack) -> None:
    """The command opens it, the file is looked over, and a press saves what it brings."""
    await peer.deliver(peer.slash("import", "/refugio"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal, file=peer.given("entries.csv", SHEET)))
    looked = await peer.next()
    await peer.deliver(peer.press(value(looked, "Import all the same")))
    await peer.next(2)
    await peer.deliver(peer.mention("When does the library open?", user="U2"))
    answer = await peer.next(3)

    assert ["yaml", "yml", "csv", "tsv"] == modal.field("file")["filetypes"]
    assert not modal.open
    assert ("ephemeral", "U1") == (looked.way, looked.only)
    assert "It opens at nine." in answer.text


async def test_damaged_file_is_refused(desk: Service, peer: Slack) -> None:
    """What is wrong is told by line, and nothing is saved."""
    await peer.deliver(peer.slash("import", "/refugio"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal, file=peer.given("entries.yaml", b"[" * 99)))
    told = await peer.next()

    assert ("ephemeral", "U1") == (told.way, told.only)
    assert "entries.yaml" in told.text


async def test_a_file_too_large_is_read_no_further(desk: Service, peer: Slack) -> None:
    """Two million bytes are the most."""
    await peer.deliver(peer.slash("import", "/refugio"))
    modal = await peer.modal()
    given = peer.given("entries.csv", b"a" * (MOST_ATTACHED + 9_000))
    await peer.deliver(peer.submit(modal, file=given))

    assert "entries.csv" in (await peer.next()).text


async def test_another_address_gets_no_token(desk: Service, peer: Slack) -> None:
    """Slack's token goes to Slack alone; the form stays, and says that a file is missing."""
    await peer.deliver(peer.slash("import", "/refugio"))
    modal = await peer.modal()
    elsewhere = '{"name": "entries.csv", "url_private_download": "https://evil.example/slack.com"}'
    await peer.deliver(peer.submit(modal, file=elsewhere))

    assert modal.open
    assert {"file": "Add a file first."} == modal.errors


async def test_members_are_refused(desk: Service, peer: Slack) -> None:
    """Whoever is no moderator gets no form."""
    await peer.deliver(peer.slash("import", "/refugio", user="U2"))
    await peer.next()

    assert not peer.modals.all


async def test_entry_from_anywhere(desk: Service, peer: Slack) -> None:
    """The shortcut opens the form where there is no channel; what becomes of it comes in private."""
    await peer.deliver(peer.anywhere("add_entry"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal, **TYPED))
    preview = await peer.next()

    assert ("post", "DU1") == (preview.way, preview.channel)
    assert value(preview, "Publish all the same")


async def test_suggestion_from_anywhere(desk: Service, peer: Slack) -> None:
    """A member suggests by the same shortcut; a moderator finds it waiting."""
    await peer.deliver(peer.anywhere("add_entry", "U2"))
    await peer.deliver(peer.submit(await peer.modal(), **TYPED))
    await peer.next()
    await peer.deliver(peer.home("U1"))
    page = await peer.next(2)

    assert "wait for you: 1." in page.words


async def test_a_file_that_does_not_come(desk: Service, peer: Slack) -> None:
    """Whoever added one is told that it failed, not that none was added; the form stays."""
    await peer.deliver(peer.slash("import", "/refugio"))
    modal = await peer.modal()
    given = peer.given("entries.csv", SHEET)
    peer.files.clear()
    await peer.deliver(peer.submit(modal, file=given))

    assert modal.open
    assert "Something went wrong" in modal.errors["file"]


async def test_a_file_that_slack_does_not_give(desk: Service, peer: Slack) -> None:
    """Without the scope Slack leads to a page where one signs in, which is no file of entries."""
    await peer.deliver(peer.slash("import", "/refugio"))
    modal = await peer.modal()
    given = peer.given("entries.csv", SHEET)
    peer.gives_files = False
    await peer.deliver(peer.submit(modal, file=given))

    assert modal.open
    assert "Something went wrong" in modal.errors["file"]
