"""Quizzes explored at random: hosts, strangers, hundreds who play, forgers, clocks, restarts."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.events import PlaceId
from bot.quiz.scoring import standings
from bot.quiz.session import VANISHED, Mode, Phase, Session
from bot.replies import Audience, Reply
from bot.sessions import SessionId
from bot.wording.plain import text_of
from bot.wording.tokens import Play
from tests.conversations.community import choices
from tests.conversations.quiz_model import Model
from tests.conversations.quiz_world import (
    ANSWERS,
    ISLE,
    ITEMS,
    PORT,
    Player,
    World,
    aimed,
    started,
)

_ACTS = [
    Play.BEGIN, Play.FINISH, Play.REVEAL, Play.PROCEED, Play.SKIP, Play.WAIT, Play.RESUME,
    Play.EXTEND, Play.ENDING, Play.PANEL, Play.TAKEOVER, Play.WITHOUT, Play.SWAP,
    Play.REPORT, Play.HERE,
]  # fmt: skip
_USUAL = {
    Phase.OPEN: [Play.REVEAL, Play.FINISH, Play.SKIP, Play.WAIT, Play.EXTEND, Play.REVEAL],
    Phase.PAUSED: [Play.RESUME, Play.RESUME, Play.RESUME, Play.REVEAL, Play.SKIP, Play.EXTEND],
    Phase.CLOSED: [Play.REVEAL, Play.PROCEED],
    Phase.REVEALED: [Play.PROCEED],
    Phase.BREAK: [Play.PROCEED],
}
_LATER = 20  # steps before a quiz may be ended or left alone
_CUTS = {Play.SKIP, Play.END}
_FORGED_ROUNDS = ["-1", "99", "x", "", "0-1", "٣", "1e1", "999", "0" * 50]
_FORGED_PLACES = ["0", "99", "999", "x", "-1", "1" * 10_000]
_SHORT = [timedelta(milliseconds=1), *(timedelta(seconds=each) for each in (1, 5, 11, 29, 31))]
_LONG = [
    timedelta(minutes=9),
    VANISHED,
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=13),
]
_WORDS = ["nearby", "a boat", "12", "73,520", "...", "=1+1"]
SESSION = re.compile(r"1:en:panel:(\w+)")


class Quizzes(RuleBasedStateMachine):
    """Two communities, two processes over one store, and whoever comes by."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.world = World()
        self.models: dict[str, Model] = {}
        self.place: dict[str, PlaceId] = {}
        self.steps = 0

    def run(self, work):  # type: ignore[no-untyped-def]
        return self.runner.run(work)

    @initialize(seed=st.integers(0, 99), mode=st.sampled_from([*Mode][::-1]))
    def people(self, seed: int, mode: Mode) -> None:
        """A host, a co-host and a stranger who may host in one place, a host in the other."""
        self.world = World(seed)
        self.ana = self.run(self.world.host("ana"))
        self.ben = self.run(self.world.host("ben"))
        self.eve = self.run(self.world.host("eve"))
        self.isla = self.run(self.world.host("isla", ISLE))
        self.mob = {
            place: [Player(self.world, f"p{n}", place) for n in range(300)]
            for place in (PORT, ISLE)
        }
        self.stranger = Player(self.world, "stranger")
        self.begin(mode, 4, elsewhere=False)

    @precondition(lambda self: self.live() < 2)
    @rule(mode=st.sampled_from(Mode), length=st.integers(1, 9), elsewhere=st.booleans())
    def begin(self, mode: Mode, length: int, elsewhere: bool) -> None:
        """A host begins a quiz."""
        host = self.isla if elsewhere else self.ana
        name = "before-after" if mode is Mode.BOTH_ENDS else mode.value
        session = self.run(started(host, f"start {length} {name}"))
        self.place[session] = ISLE if elsewhere else PORT
        now = self.run(self.world.session(session, self.place[session]))
        self.models[session] = Model(now, host.hash, {host.hash})
        self.models[session].spans[0] = [[self.world.at]]

    @rule(at=st.integers(0, 9), many=st.sampled_from([7, 30, 7, 30, 300]), off=st.sampled_from([0, 0, 0, 0, 1, -1]),
          seed=st.integers(0, 9), engine=st.integers(0, 1))  # fmt: skip
    def crowd(self, at: int, many: int, off: int, seed: int, engine: int) -> None:
        """Many pick at once, each once or twice, in the round in play or beside it."""
        session, model = self.one(at)
        number = model.before.current + off
        # each person presses once in a lot, so that the order within it does not matter
        people = self.mob[self.place[session]][:many]
        item = model._item(number)
        typed = item is not None and item.kind.is_typed
        acts, wanted = [], []
        players = set(model.players)
        new = []
        for n, player in enumerate(people):
            player.which = engine
            if typed:
                text = _WORDS[(n + seed) % len(_WORDS)]
                acts.append(player.type(session, number, text))
                wanted.append(model.type(number, player.hash, text, self.world.at))
            else:
                place = (n * 7 + seed) % 6
                acts.append(player.pick(session, number, place))
                wanted.append(model.press(number, player.hash, place, self.world.at))
            if wanted[-1] and player.hash not in players:
                new.append(player.hash)
        replies = self.run(_all(acts))
        self.private(*replies, session=session)
        for each, taken in zip(replies, wanted, strict=True):
            said = text_of(each)
            assert taken == ("no more answers" not in said and "paused" not in said), said

    @rule(at=st.integers(0, 9), offset=st.sampled_from([-1, 0, 1]))
    def deadline(self, at: int, offset: int) -> None:
        """Just before, at and just after the end of a round's time."""
        _, model = self.one(at)
        closes = model.before.round.closes
        if closes is not None and closes > self.world.at:
            self.world.at = closes + timedelta(milliseconds=offset)

    @rule(step=st.sampled_from(_SHORT))
    def wait(self, step: timedelta) -> None:
        """Time goes by, and nobody looks."""
        self.world.at += step

    @precondition(lambda self: self.steps > _LATER)
    @rule(step=st.sampled_from(_LONG))
    def leave(self, step: timedelta) -> None:
        """The host is away."""
        self.world.at += step

    @precondition(lambda self: self.steps > _LATER)
    @rule(at=st.integers(0, 9), who=st.sampled_from(["host", "eve", "stranger", "other"]))
    def end(self, at: int, who: str) -> None:
        """Somebody ends it, or would."""
        self.act(at, Play.END, who, 0, 0, twice=True)

    @rule(engine=st.integers(0, 1))
    def elapse(self, engine: int) -> None:
        """A process does what time does, and sends what is to be sent."""
        sent = self.run(self.world.deliver(engine))
        for session, model in self.models.items():
            now = self.run(self.world.session(session, self.place[session]))
            before = model.before
            timed = before.phase is Phase.OPEN and before.round.closes is not None
            model.saw(now, self.world.at, cut=not timed)
        for each in sent:
            found = SESSION.search(" ".join(choice.token for choice in choices(each.reply)))
            session = found[1] if found else None
            if session is None or each.id is None:
                continue
            assert each.platform == self.place[session].partition(":")[0]
            self.secret(each.reply, session=session)

    @rule(at=st.integers(0, 9), play=st.sampled_from(_ACTS),
          who=st.sampled_from(["host", "host", "host", "ben", "eve", "stranger", "other"]),
          off=st.sampled_from([0, 0, 0, 0, 1, -1, 99]), engine=st.integers(0, 1),
          twice=st.booleans())  # fmt: skip
    def act(self, at: int, play: Play, who: str, off: int, engine: int, twice: bool) -> None:
        """Somebody presses what only hosts may, now, late, or twice at the same moment."""
        session, model = self.one(at)
        home = self.place[session] is PORT
        person = {
            "host": self.ana if home else self.isla,
            "ben": self.ben, "eve": self.eve, "stranger": self.stranger,
            "other": self.isla if home else self.ana,
        }[who]  # fmt: skip
        person.which = engine
        before = self.run(self.world.kept(session, self.place[session]))
        number = model.before.current + off
        acts = [person.do(play, session, number)] * 1
        if twice:
            acts.append(person.do(play, session, number))
        replies = self.run(_all(acts))
        after = self.run(self.world.kept(session, self.place[session]))
        left = model.before.vanished(self.world.at) and model.before.phase is not Phase.ENDED
        takes = play is Play.TAKEOVER and left and person in (self.ana, self.ben, self.eve)
        takes = takes and home
        if play is Play.TAKEOVER and left and not home and person is self.isla:
            takes = True
        if takes:
            model.hosts.add(person.hash)
        if person.hash not in model.hosts:
            assert before == after, (who, play)
        now = self.run(self.world.session(session, self.place[session]))
        assert set(now.hosts) == model.hosts
        model.saw(now, self.world.at, cut=play in _CUTS)
        self.private(*replies, session=session)

    @rule(at=st.integers(0, 9), engine=st.integers(0, 1))
    def cohost(self, at: int, engine: int) -> None:
        """Ben joins by the code that the host reads on the panel."""
        session, model = self.one(at)
        if self.place[session] is not PORT or self.ana.hash not in model.hosts:
            return
        panel = text_of(self.run(self.ana.do(Play.PANEL, session)))
        code = re.search(r"cohost (\w+)", panel)
        if code is None:
            assert model.before.phase is Phase.ENDED
            return
        self.ben.which = engine
        self.private(self.run(self.ben.say(f"cohost {code[1]}")), session=session)
        model.hosts.add(self.ben.hash)
        model.saw(self.run(self.world.session(session)), self.world.at, cut=False)

    @rule(at=st.integers(0, 9), number=st.sampled_from(_FORGED_ROUNDS),
          place=st.sampled_from(_FORGED_PLACES), play=st.sampled_from(Play))  # fmt: skip
    def forge(self, at: int, number: str, place: str, play: Play) -> None:
        """Tokens that stand on no card change nothing, whoever sends them."""
        session, _ = self.one(at)
        whole = [self.run(self._all_of(each)) for each in self.models]
        other = self.mob[ISLE if self.place[session] is PORT else PORT][0]
        mine = self.mob[self.place[session]][0]
        for player in (other, mine):
            token = f"1:en:{play.value}:{session}-{number}:{place}"
            for each in (
                self.run(player.press(token)),
                self.run(player.submit(token, answer="x" * 999, extra="1", hosts=player.hash)),
            ):
                self.private(each, session=session)
        for each in (self.run(other.pick(session, 0)), self.run(other.type(session, 0, "x"))):
            assert "over, or not known here" in text_of(each)
        assert whole == [self.run(self._all_of(each)) for each in self.models]

    @rule(which=st.integers(0, 1))
    def restart(self, which: int) -> None:
        """A process ends in the middle of whatever is on."""
        self.run(self.world.restart(which))

    @invariant()
    def what_is_kept_is_what_was_picked(self) -> None:
        """One pick of each person and round, none after its close; scores of counted rounds."""
        self.steps += 1
        by_id = {item.id: item for item in ITEMS}
        for session, model in self.models.items():
            here = self.run(self.world.community(self.place[session]))
            picks = self.run(self.world.store.picks(here, SessionId(session)))
            assert len(picks) == len({(each.round, each.person) for each in picks})
            found = {(each.round, str(each.person)): (each.value, each.at) for each in picks}
            assert found == model.picks
            players = self.run(self.world.store.players(here, SessionId(session)))
            assert {each.person for each in players} == set(model.players)
            assert [each.number for each in players] == list(range(1, len(players) + 1))
            now = self.run(self.world.session(session, self.place[session]))
            for each in standings(now, by_id, picks, players):
                assert abs(each.credit - model.credit(each.player.person)) < 1e-9
                if now.mode is Mode.RACE:
                    assert each.points == model.points(each.player.person)

    def teardown(self) -> None:
        """Every session ends, and all that was asked is told by then."""
        if self.models:
            self.world.at += timedelta(hours=15)
            self.run(self.world.deliver())
            for session in self.models:
                now = self.run(self.world.session(session, self.place[session]))
                assert now.phase is Phase.ENDED
                assert now.due is None
        self.runner.close()

    def live(self) -> int:
        """How many quizzes are on."""
        return sum(model.before.phase is not Phase.ENDED for model in self.models.values())

    @rule(at=st.integers(0, 9), at_play=st.integers(0, 5), engine=st.integers(0, 1))
    def drive(self, at: int, at_play: int, engine: int) -> None:
        """The host does what hosts do."""
        usual = _USUAL.get(self.one(at)[1].before.phase, [Play.PANEL])
        self.act(at, usual[at_play % len(usual)], "host", 0, engine, twice=False)

    @rule(at=st.integers(0, 9), many=st.sampled_from([5, 12]), seed=st.integers(0, 9))
    def a_round(self, at: int, many: int, seed: int) -> None:
        """People pick, and the host goes on to the next question."""
        self.crowd(at, many, 0, seed, 0)
        for _ in range(3):
            self.drive(at, 0, 1)

    @rule(at=st.integers(0, 9), offset=st.sampled_from([-1, 0, 1]), seed=st.integers(0, 9))
    def at_the_deadline(self, at: int, offset: int, seed: int) -> None:
        """Many press in the last millisecond, at its end, and after."""
        self.deadline(at, offset)
        self.crowd(at, 6, 0, seed, 0)

    def one(self, at: int) -> tuple[str, Model]:
        """A session, and what is known of it."""
        on = [each for each in self.models if self.models[each].before.phase is not Phase.ENDED]
        names = (on or [*self.models]) if at else [*self.models]
        name = names[at % len(names)]
        return name, self.models[name]

    def private(self, *replies: Reply, session: str) -> None:
        """Nobody else reads them, and they tell nothing too early."""
        assert {Audience.SENDER} == {reply.audience for reply in replies}
        self.secret(*replies, session=session)

    def secret(self, *replies: Reply, session: str) -> None:
        """Nothing of what is right in a round that is not revealed, wherever it is hidden."""
        now = self.run(self.world.session(session, self.place[session]))
        told = {each.item for n, each in enumerate(now.rounds) if _may_be_told(now, n)}
        kept = [word for item in ITEMS if item.id not in told for word in ANSWERS[item.id]]
        payload = repr([(each.blocks, each.form, each.instead) for each in replies])
        assert not [word for word in kept if word in payload], payload

    async def _all_of(self, session: str) -> object:
        place = self.place[session]
        return await self.world.kept(session, place), await self.world.values(session, place)


def _may_be_told(now: Session, number: int) -> bool:
    """Whether what is right in a round may be known: of an item that comes again, only then."""
    if now.phase is Phase.ENDED:
        return now.rounds[number].opened is not None
    last = number + now.half if number < now.half < len(now.rounds) else number
    return last < now.current or (last == now.current and now.phase is Phase.REVEALED)


async def _all(acts):  # type: ignore[no-untyped-def]
    return await asyncio.gather(*acts)


def test_a_forged_token_is_one_of_ours_in_form() -> None:
    """So that what the machine forges is looked at, and not refused by its form alone."""
    assert "1:en:pick:k1-0:1" == aimed(Play.PICK, "k1", 0, 1)


TestQuizzes = Quizzes.TestCase
TestQuizzes.settings = settings(
    max_examples=20,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
