"""What earlier sentences of an article have left for the next one."""

from dataclasses import dataclass, field

from allforall.claims.claim import Kind
from allforall.claims.draft import Draft


@dataclass(slots=True)
class Context:
    """Who spoke last, the day of the main event, and what was told without a speaker."""

    published: str | None
    recent: list[str] = field(default_factory=list)
    """Who spoke, in order."""
    people: list[str] = field(default_factory=list)
    """The persons among them, whom `he` means."""
    main_day: str | None = None
    said: dict[str, str] = field(default_factory=dict)
    """The days on which somebody was said to speak, a few days before publication."""
    spoke: tuple[str, int] | None = None
    """Who spoke in the last sentence that names a speaker, and its paragraph."""
    told: str | None = None
    """The last day that was named."""
    then: str | None = None
    """The last day or month that a sentence before named."""
    last: Draft | None = None
    flow: str = ""
    """Where the people of the last count went."""
    directions: dict[int, str] = field(default_factory=dict)
    """Where the people of a number went that was told before."""
    homecoming: bool = False
    """Whether the last sentence told of a homecoming without a number."""
    quoted: tuple[str | None, int] = (None, 0)
    """Who speaks in the quotation of several sentences that began last, and up to which place."""
    orator: str | None = None
    """Who speaks all of the text, where its title says so: an address, a statement."""
    headed: int | None = None
    """The last paragraph that a day heads."""
    asked: tuple[Kind, int] | None = None
    """What the last question asked the number of, and its paragraph."""
    answer: int | None = None
    """The paragraph that somebody answers in, where it began with a dash."""
    disputed: str = ""
    """Who refused or accused last."""
    guessed: bool = False
    """Whether nothing but habit told where the people of the last clause went."""
    topic: bool = False
    """Whether the last sentence spoke of an exchange."""
    unsaid: list[Draft] = field(default_factory=list)
    """What the last sentence told without a speaker."""
