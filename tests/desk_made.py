"""A desk of its own for every test, on SQLite or on the PostgreSQL that ALLFORALL_TEST_DATABASE_URL names."""

import os
import shutil
import tempfile
import time
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.apps import apps

_NUMBERS = count(1)
NOW = datetime(2025, 6, 7, 9, 0, tzinfo=UTC)
URL = os.environ.get("ALLFORALL_TEST_DATABASE_URL", "")
EXCHANGE = """
exchange: {slug}
title: A small case
notice: Every person here is invented.
as_of: 2025-06-06
tie_break_salt: salt
parties:
  A: {{name: Aland, short: Aland}}
  B: {{name: Beland, short: Beland}}
agreement: agreement.yaml
lists: []
rounds:
  - {{day: 2025-06-09, place: Bridge, seats: {{A: 7, B: 7}}}}
horizon: 2025-12-31
"""
AGREEMENT = (Path(__file__).parent.parent / "examples" / "istanbul-2025" / "agreement.yaml").read_text(
    "utf-8"
)
MISSING = """ПІБ;Дата народження;Військове звання;Підрозділ;Особистий номер;Місце народження;Стан здоров'я;Бажання;Хто чув;Місце утримання;Примітка;№
Жаворонський Микола Орестович;03.07.1991;солдат;в/ч 1204;АБ-445566;с. Верхня Липиця;важко поранений;бажає;нейтральна сторона;КАНАРКА-МІСЦЕ;КАНАРКА-НОТАТКА;AM-1
Безвершенко Устим Лаврович;14.02.1988;сержант;в/ч 1204;АБ-445567;м. Рівне;здоровий;відмовляється;нейтральна сторона;СІЗО-2;;AM-2
Кленовецький Юрій Петрович;30.09.1994;солдат;в/ч 3057;АБ-445568;м. Суми;;;;;;AM-3
"""
SEEN = """Фамилия;Имя;Отчество;Дата рождения;№;Источник
Жаворонский;Николай;Орестович;03.08.1991;E-1;returnee
Двинский;Лука;Ильич;1979;E-2;returnee
"""


@lru_cache(maxsize=1)
def django_set_up():
    """Set Django up once a process, unless somebody did; models are imported by tests at once."""
    from allforall.desk.prepare import Place, set_up

    if not apps.ready:
        set_up(Place(Path(tempfile.mkdtemp(prefix="allforall-desk-tests-"))))


@lru_cache(maxsize=1)
def tables_ready():
    """Make the tables that every test begins with, once a process; return the name of their database."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()
    name = f"allforall_empty_{os.getpid()}" if URL else str(settings.DATA / "empty.sqlite3")
    if URL:
        _on_server(f"CREATE DATABASE {name}")
    _use(name)
    call_command("migrate", verbosity=0)
    return name


@lru_cache(maxsize=1)
def case_ready():
    """Take the small case in once a process; return the name of its database."""
    name = _copy(tables_ready(), "case")
    from allforall.desk import house

    small_case(house, "small")
    from allforall.store.models import Job

    Job.unguarded.all().delete()
    return name


@lru_cache(maxsize=1)
def offer_ready():
    """Let B offer the people of the small case and work the answer out, once a process."""
    name = _copy(case_ready(), "offer")
    from allforall.desk import house
    from allforall.store.models import Compartment

    made = Compartment.objects.select_related("key").get(slug="small")
    paired(made)
    taken_in(house, made, "b-offer", "offer", MISSING.replace("AM-", "BO-"), said_by="B")
    work_done()
    return name


def _use(name):
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name


def _copy(name, of):
    """Make a database like another one, and work with it."""
    _use("postgres" if URL else name)
    if URL:
        made = f"allforall_{of}_{os.getpid()}_{next(_NUMBERS)}"
        _on_server(f"CREATE DATABASE {made} TEMPLATE {name}")
    else:
        made = str(Path(name).with_name(f"{of}-{next(_NUMBERS)}.sqlite3"))
        shutil.copy(name, made)
    _use(made)
    return made


def _gone(name):
    _use("postgres" if URL else name)
    if URL:
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")
    else:
        for each in Path(name).parent.glob(f"{Path(name).name}*"):
            each.unlink()


def _on_server(statement):
    import psycopg

    parts = urlsplit(URL)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(statement)


@pytest.fixture
def desk(request):
    """Give a desk, empty or with the small case; what a test does is committed, and gone with its database."""
    from allforall.desk import house

    wanted = request.fixturenames
    ready = offer_ready if "offered" in wanted else case_ready if "case" in wanted else tables_ready
    name = _copy(ready(), "test")
    house.vault.cache_clear()
    yield house
    _gone(name)


@pytest.fixture
def case(desk):
    """Give a small case with two lists: A asks for three people, and somebody saw two."""
    from allforall.store.models import Compartment

    return Compartment.objects.select_related("key").get(slug="small")


@pytest.fixture
def offered(case):
    """Give the small case after B offered its people; the answer is worked out, and one pair waits."""
    return case


def small_case(desk, slug):
    from allforall.store.models import Compartment

    made = Compartment.objects.create(
        slug=slug,
        title=f"Case {slug}",
        ours="A",
        definition=EXCHANGE.format(slug=slug),
        agreement=AGREEMENT,
        key=desk.vault().new_key(f"compartment/{slug}"),
        created_at=NOW,
    )
    taken_in(desk, made, "a-missing", "missing", MISSING)
    taken_in(desk, made, "a-seen", "evidence", SEEN)
    return made


def received(desk, compartment, name, kind, text, **more):
    """Bring a file in without reading it."""
    from allforall.store.arrivals import Arrival, receive

    arrival = Arrival(name, kind, more.get("said_by", "A"), "A", NOW.date(), more.get("reply_by"))
    content = text if isinstance(text, bytes) else text.encode()
    return receive(desk.vault(), compartment, arrival, f"{name}.csv", content, "test", NOW)


def taken_in(desk, compartment, name, kind, text, **more):
    """Take a list in as the worker does; what follows from it is left to do."""
    from allforall.base.progress import SILENT
    from allforall.desk.work import read, take_in
    from allforall.store.models import Job

    version = received(desk, compartment, name, kind, text, **more)
    job = Job(compartment=compartment, about={"version": version.pk}, asked_by="test")
    read.carry_out(job, SILENT)
    take_in.carry_out(job, SILENT)
    return version


def compared(compartment):
    """Compare the lists as the worker does."""
    from allforall.base.progress import SILENT
    from allforall.desk.work import compare
    from allforall.store.models import Job

    compare.carry_out(Job(compartment=compartment, about={"about": "A"}), SILENT)


def paired(compartment):
    """Leave one pair to judge, without the time that comparing takes."""
    from allforall.store.models import LinkRun, Pair, Version

    left, right = (
        Version.unguarded.get(sent_list__compartment=compartment, sent_list__name=name)
        for name in ("a-missing", "a-seen")
    )
    run = LinkRun.unguarded.create(compartment=compartment, left=left, right=right, made_at=NOW, active=True)
    evidence = {"surname": ["same", 9.5], "given": ["same", 5.0], "dob": ["one_part_differs", 2.5]}
    return Pair.unguarded.create(
        run=run,
        left="a-missing:AM-1",
        right="a-seen:E-1",
        left_position=0,
        right_position=0,
        bits=9.1,
        band="review",
        evidence=evidence,
    )


def member(compartment, role, name=None, *, second_factor=True):
    """Make an account with one role."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.contrib.auth import get_user_model

    from allforall.store.models import Membership

    user = get_user_model().objects.create_user(name or f"{role} of {compartment.slug}")
    Membership.objects.create(user=user, compartment=compartment, role=role)
    if second_factor:
        TOTP.activate(user, generate_totp_secret())
    return user


def viewer(compartment, role, name=None):
    """Make an account and look through its eyes."""
    from allforall.people.access import Role
    from allforall.store.viewer import Viewer

    user = member(compartment, role, name)
    return Viewer(user.pk, user.username, Role(role), compartment.pk)


def signed_in(user, *, shown_s_ago=0):
    """Open a browser in which somebody has signed in and, unless it is None, has shown so long ago that it is they."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    if shown_s_ago is not None:
        session = client.session
        shown = {"method": "password", "at": time.time() - shown_s_ago, "reauthenticated": True}
        session["account_authentication_methods"] = [shown]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def work_done():
    """Do everything that waits, as the worker does, and say how each job ended."""
    from allforall.desk.work.worker import once
    from allforall.store.models import Job

    while Job.unguarded.filter(state__in=["waiting", "running"]).exists():
        once(_Clock())
    once(_Clock())
    return {(job.kind, job.state) for job in Job.unguarded.all()}


class _Clock:
    def now(self):
        return datetime.now(UTC).replace(microsecond=0)


def code_of(user):
    """Read the six digits that somebody's authenticator shows now."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.utils import decrypt

    return code_from(decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"]))


def code_from(secret):
    """Work out the six digits that a secret shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
