"""A page that shows every component in every state, for those who build and those who review."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from allforall.desk.access import signed_in
from allforall.desk.show import page


@signed_in
@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Show them with invented people."""
    return page(request, "components.html")
