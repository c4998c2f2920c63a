"""Every address of the desk."""

from django.urls import include, path

from allforall.desk.pages import (
    components,
    entrance,
    leaving,
    lists,
    offers,
    oversight,
    people,
    review,
    today,
)

urlpatterns = [
    path("health", entrance.health, name="health"),
    path("", today.today, name="today"),
    path("language", entrance.choose_language, name="choose_language"),
    path("role", entrance.take_role, name="take_role"),
    path("example", entrance.choose_role, name="choose_role"),
    path("account/", include("allauth.account.urls")),
    path("account/second-step/", include("allauth.mfa.urls")),
    path("lists", lists.lists, name="lists"),
    path("lists/add", lists.add_list, name="add_list"),
    path("lists/<slug:name>/<int:number>", lists.version, name="version"),
    path("lists/<slug:name>/<int:number>/columns", lists.name_columns, name="name_columns"),
    path("lists/<slug:name>/<int:number>/take-in", lists.take_in, name="take_in"),
    path("work/<int:number>", lists.work, name="work"),
    path("people", people.people, name="people"),
    path("people/<path:entry>", people.person, name="person"),
    path("review", review.review, name="review"),
    path("review/keys", review.keys, name="review_keys"),
    path("review/undo", review.undo, name="undo"),
    path("review/<int:number>", review.pair, name="pair"),
    path("review/<int:number>/judge", review.judge_pair, name="judge_pair"),
    path("offers", offers.offers, name="offers"),
    path("offers/<slug:name>", offers.offer, name="offer"),
    path("offers/<slug:name>/decide", offers.decide_rows, name="decide_rows"),
    path("leaving", leaving.leavings, name="leavings"),
    path("leaving/ask/<slug:what>/<slug:name>/<int:number>", leaving.ask_leaving, name="ask_leaving"),
    path("leaving/<int:number>/say", leaving.say_leaving, name="say_leaving"),
    path("leaving/<int:number>/take", leaving.take_leaving, name="take_leaving"),
    path("look-ups", oversight.look_ups, name="look_ups"),
    path("accounts", oversight.accounts, name="accounts"),
    path("components", components.components, name="components"),
]

handler403 = "allforall.desk.pages.errors.refused"
handler404 = "allforall.desk.pages.errors.not_found"
handler500 = "allforall.desk.pages.errors.failed"
