"""
Which replies take the place of the message whose button was pressed.

Those that go on with what it showed: a panel as it is now, a list's next page, a question graded.
An answer that somebody reads, a report or a file stays where it is, and so does what can be
pressed, where all there is to say is a sentence.
"""

from __future__ import annotations

from dataclasses import replace

from bot.events import Choose, Event, Submit, Visibility
from bot.replies import Audience, Buttons, Options, Reply
from bot.wording import browsing, tokens
from bot.wording.tokens import Action, Play, Pointer, Step

_GO_ON = frozenset(
    {
        Play.PANEL, Play.BEGIN, Play.ITEMS, Play.WITHOUT, Play.SWAP, Play.FINISH, Play.REVEAL,
        Play.PROCEED, Play.SKIP, Play.WAIT, Play.RESUME, Play.EXTEND, Play.ENDING, Play.END,
        Play.TAKEOVER, Play.PRACTISE, Play.TRY, Play.WRITE, Play.SENT,
        Step.QUEUE, Step.STILL, Step.UNANSWERED, Step.GROUP, Step.PURGE,
        Step.SETTINGS, Step.SETTING, Step.SET, Step.RENEW, Step.LINKS, Step.PART, Step.BACK,
        Action.TOPIC,
    }
)  # fmt: skip


def may_replace(event: Event) -> bool:
    """Whether the reply to an event may take that place."""
    if not isinstance(event, Choose | Submit) or event.visibility is Visibility.OPEN:
        return False
    pointer = tokens.parse(event.token)
    return pointer is not None and (pointer.action in _GO_ON or _leads_back(pointer))


def placed(reply: Reply, event: Event) -> Reply:
    """The reply to an event, with whether it takes that place."""
    hidden = event.visibility is Visibility.DIRECT or reply.audience is Audience.SENDER
    goes_on = any(isinstance(block, Buttons | Options) for block in reply.blocks)
    own_case = reply.outcome is not None  # what somebody typed was answered with help
    fits = hidden and goes_on and reply.form is None and not own_case
    return replace(reply, replaces=True) if fits and may_replace(event) else reply


def _leads_back(pointer: Pointer) -> bool:
    """Whether it leads back to a list from what was opened in its place."""
    if pointer.action is Step.HISTORY:
        return pointer.page > 0
    return pointer.action is Action.TOPICS and pointer.target == browsing.BACK
