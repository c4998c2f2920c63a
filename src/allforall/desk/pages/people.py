"""People: a search that is written down, and one person as everything that was said of them, by whom and when."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from allforall.desk.access import needs
from allforall.desk.house import CLOCK, vault
from allforall.desk.person import shown
from allforall.desk.show import page
from allforall.names.display import latin
from allforall.people.access import Act
from allforall.people.fields import NAME_FIELDS
from allforall.store.persons import known_person
from allforall.store.reading import Seen
from allforall.store.searching import search
from allforall.store.viewer import Viewer

MOST_LETTERS = 200


@needs(Act.FIND_PEOPLE)
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Search; the words travel in the body of a request, so that no address, history or log keeps a name."""
    viewer: Viewer = request.viewer
    words = request.POST.get("words", "").strip()[:MOST_LETTERS]
    if not words:
        return page(request, "people.html", words="", found=None, rows=[])
    with transaction.atomic():
        found = search(vault(), viewer, words, CLOCK.now())
        rows = [_row(seen, index) for seen in found.rows for index in range(len(seen.positions))]
    return page(request, "people.html", words=words, found=found, rows=rows)


@needs(Act.FIND_PEOPLE)
@require_GET
def person(request: HttpRequest, entry: str) -> HttpResponse:
    """Show one person as a set of statements."""
    viewer: Viewer = request.viewer
    now = CLOCK.now()
    with transaction.atomic():
        known = known_person(vault(), viewer, entry, now)
        if known is None:
            raise Http404
        return page(
            request, "person.html", known=known, shown=shown(known, now.date(), request.language), entry=entry
        )


def _row(seen: Seen, index: int) -> dict[str, object]:
    """Lay one hit out: enough to choose, and no more."""
    people_seen = seen.people
    values = people_seen.values.row(index, named=True)
    name = (
        " ".join(values[field] for field in NAME_FIELDS if values.get(field)) or values.get("full_name") or ""
    )
    return {
        "entry": people_seen.entry(index),
        "name": name,
        "latin": latin(name) if name else "",
        "dob": values.get("dob") or "",
        "list": seen.version.sent_list,
        "line": int(people_seen.rows[index]),
    }
