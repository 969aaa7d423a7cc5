"""What somebody finds where they begin, by what they may do in their community."""

from __future__ import annotations

from bot.conversations import Conversation
from bot.curation.acting import Actor
from bot.curation.communities import Community
from bot.entries import Language
from bot.events import Event
from bot.handling import asking
from bot.handling.pausing import silenced
from bot.replies import Reply
from bot.wording import home
from bot.wording.home import Standing


def page(event: Event, state: Conversation, here: Community, actor: Actor | None) -> Reply:
    """Their page; actor: None where it cannot be looked up, which then gives a member's."""
    standing = Standing()
    if actor is not None:
        waiting = sum(draft.proposed for draft in here.state.drafts.values())
        standing = Standing(actor.role, silenced(event, actor), waiting)
    told = asking.told(event, state)
    help_in = (told,) if told else Language
    return home.home(here.library, standing, asking.spoken(event, state), help_in)
