"""The file `round.yaml`: when and where a round is, the way that people take, and who signs off what."""

from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from allforall.accounts.posting import Group
from allforall.base.finding import Finding
from allforall.base.parties import Letter
from allforall.base.yaml_file import WRONG_VALUE, YamlFile, validate
from allforall.exchange.rounds.way import Leg, Task, Way, Window, faults
from allforall.exchange.rounds.words import Speaker

Text = Annotated[str, Field(min_length=1, max_length=300)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Window(_Strict):
    start: AwareDatetime
    end: AwareDatetime


class _Leg(_Strict):
    name: Code
    to: Letter
    start: Text
    end: Text
    means: str = ""
    country: str = ""
    crosses: bool = False


class _Task(_Strict):
    name: Code
    by: Speaker
    body: Text
    what: Text


class _Round(_Strict):
    agreement: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    round: Annotated[int, Field(ge=1, le=100_000)]
    day: date
    place: Text
    kept_by: Speaker
    transit: str = ""
    window: _Window | None = None
    legs: Annotated[list[_Leg], Field(max_length=100)] = []
    tasks: Annotated[list[_Task], Field(max_length=100)] = []
    groups: dict[Code, Group] = {}
    remains_under: Code = "remains"


def way_from(source: YamlFile) -> tuple[Way | None, tuple[Finding, ...]]:
    """Read the plan of a round; what is wrong in it comes back with line and column."""
    read, findings = validate(source, _Round)
    if read is None:
        return None, findings
    way = Way(
        agreement=read.agreement,
        number=read.round,
        day=read.day,
        place=read.place,
        kept_by=read.kept_by,
        transit=read.transit,
        window=Window(_zoned(read.window.start), _zoned(read.window.end)) if read.window else None,
        legs=tuple(Leg(**leg.model_dump()) for leg in read.legs),
        tasks=tuple(Task(**task.model_dump()) for task in read.tasks),
        groups=dict(read.groups),
        remains_under=read.remains_under,
    )
    wrong = [
        WRONG_VALUE.at(source.place(()), file=source.file, path="the round", why=why) for why in faults(way)
    ]
    return (None if wrong else way), (*findings, *wrong)


def way_values(way: Way) -> dict[str, Any]:
    """Return what stands in the file, keys in its order, without what says nothing."""
    said: dict[str, Any] = {
        "agreement": way.agreement,
        "round": way.number,
        "day": way.day,
        "place": way.place,
        "kept_by": way.kept_by,
        "transit": way.transit,
    }
    if way.window:
        said["window"] = {"start": way.window.start.isoformat(), "end": way.window.end.isoformat()}
    said["legs"] = [
        {**_plain(leg, ("name", "to", "start", "end", "means", "country", "crosses"))} for leg in way.legs
    ]
    said["tasks"] = [{**_plain(task, ("name", "by", "body", "what"))} for task in way.tasks]
    said["groups"] = {clause: group.value for clause, group in way.groups.items()}
    said["remains_under"] = way.remains_under
    return {key: value for key, value in said.items() if value}


def _zoned(moment: datetime) -> datetime:
    """Give a time a zone of the standard library, so that it is written as every other time."""
    return moment.astimezone(timezone(moment.utcoffset() or timedelta()))


def _plain(thing: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if (value := getattr(thing, name))}
