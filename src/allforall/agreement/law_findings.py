"""The law as findings about an agreement and its people: the article, what it means here, and what would cure it.

Severities follow `data/law.csv`; what a lawyer has yet to confirm only informs. Nothing here ever stops the recording
of what happened.
"""

from allforall.base.finding import Severity, kind
from allforall.base.messages import mark

_BLOCKS, _LOOK, _NOTE = Severity.BLOCKS, Severity.LOOK, Severity.NOTE

# About a text.
H01_COUNTERPART = kind(
    "agreement.law_h01_counterpart",
    _BLOCKS,
    mark("“{title}” makes seriously wounded or sick people wait for others or count against them: {terms}."),
    mark("Strike that from the clause. Each side sends them home on its own as soon as they can travel."),
    "GC III 109(1)",
)
H01_PARALLEL = kind(
    "agreement.law_h01_parallel_duties",
    _NOTE,
    mark(
        "“{title}” is read as two duties side by side: each sends the seriously wounded and sick home on its own."
    ),
    mark("Nothing to do: only seats and fitness to travel limit them."),
    "GC III 109(1)",
)
H01_NAMED = kind(
    "agreement.law_h01_named_person",
    _BLOCKS,
    mark(
        "In “{title}” somebody who is named is seriously wounded or sick, and may not wait for a counterpart."
    ),
    mark("Strike the person from this clause: the duty to return them stands without it."),
    "GC III 109(1)",
)
H10_PUNISHED = kind(
    "agreement.law_h10_punished_left_out",
    _BLOCKS,
    mark("“{title}” leaves out people under a disciplinary punishment: {says}"),
    mark("Strike it. No such punishment keeps anybody back who may otherwise go."),
    "GC III 115",
)
H12_ENDED = kind(
    "agreement.law_h12_hostilities_ended",
    _BLOCKS,
    mark("Active hostilities ended on {day}, and “{title}” makes people wait: {terms}."),
    mark(
        "Strike that. Each side now releases everyone without delay, by a plan of its own where none is agreed."
    ),
    "GC III 118(1)-(2)",
)
H14_COST = kind(
    "agreement.law_h14_cost",
    _BLOCKS,
    mark("“{title}” waits until somebody pays: {says}"),
    mark("Strike it, and settle who pays when people are home."),
    "GC III 118(4)",
)
H27_WAIVER = kind(
    "agreement.law_h27_right_given_up",
    _BLOCKS,
    mark("“{title}” asks people to give up a right: {says}"),
    mark("Strike it. Nobody can give it up; to decline to return is a choice of their own and no waiver."),
    "GC III 7; GC I 7; GC IV 8",
)
H28_THIRD = kind(
    "agreement.law_h28_third_country",
    _NOTE,
    mark("“{title}” keeps people in a third country: {says}"),
    mark(
        "Record that it is party to the Conventions, and willing and able to apply them. Going home through a third "
        "country is not meant."
    ),
    "GC III 12(2)-(3); GC IV 45(3)",
)
H29_MEDICAL = kind(
    "agreement.law_h29_medical_counted",
    _BLOCKS,
    mark("“{title}” counts medical or religious personnel against other people."),
    mark(
        "Take them out of the clause: they are no prisoners of war, and return as soon as they are not needed."
    ),
    "GC III 33; GC I 28, 30",
)
H34_ADVERSE = kind(
    "agreement.law_h34_adverse_distinction",
    _BLOCKS,
    mark("“{title}” chooses people by {criterion}."),
    mark("Strike that. Age, sex, health and time in captivity may decide who goes first; this may not."),
    "GC III 16",
)
H35_CONVICTED = kind(
    "agreement.law_h35_convicted_left_out",
    _NOTE,
    mark("“{title}” leaves out people who were convicted or are on trial: {says}"),
    mark(
        "Ask for their names and for what holds them. The parties differ on this article: a reservation stands."
    ),
    "GC III 85, 115(2)-(3), 119(5)-(6)",
)
H36_CIVILIANS = kind(
    "agreement.law_h36_civilians_counted",
    _LOOK,
    mark("“{title}” counts civilians against other people."),
    mark(
        "Ask that civilians go home without a counterpart. They are counted here only because the text says so."
    ),
    "GC IV 34; AP I 75(2)(c)",
)
H51_REMAINS = kind(
    "agreement.law_h51_remains_tied",
    _LOOK,
    mark("“{title}” sets remains against living people."),
    mark("Part the two: remains are returned on their own."),
    "GC I 15-17; GC III 120; AP I 34",
)
H57_AFTER = kind(
    "agreement.law_h57_after_hostilities",
    _NOTE,
    mark("“{title}” waits for the end of active hostilities: {says}"),
    mark("Nothing stops it from being agreed earlier. Who must go home then goes without any clause."),
    "GC III 118; CIHL 128",
)
H59_RIGHT = kind(
    "agreement.law_h59_right_taken",
    _BLOCKS,
    mark("“{title}” takes a right away: {says}"),
    mark("Strike it. An agreement may add to what people are owed, never take from it."),
    "GC III 6; GC IV 7; GC I 6",
)
CHILDREN_COUNTED = kind(
    "agreement.law_children_counted",
    _BLOCKS,
    mark("“{title}” counts children against other people."),
    mark("Take them out of the clause: children go home without a counterpart, on a track of their own."),
    "AP I 77; GC IV 34",
)

# About people.
H02_REFUSED = kind(
    "agreement.law_h02_refusal_heard",
    _LOOK,
    mark("People who told a neutral that they do not wish to return, and stay: {count}."),
    mark("Respect it, keep the door open, and ask again before every round."),
    "GC III 109(3)",
)
H02_HOLDER = kind(
    "agreement.law_h02_refusal_by_holder",
    _LOOK,
    mark(
        "People of whom somebody who is no neutral says that they refuse to return, and who keep their seat: {count}."
    ),
    mark("Have a neutral interview each of them in private before the round."),
    "GC III 109(3)",
)
H02_UNRECORDED = kind(
    "agreement.law_h02_will_unrecorded",
    _LOOK,
    mark("Seriously wounded or sick people whose own wish nobody has recorded: {count}."),
    mark("Ask each of them. Until then they keep their seat."),
    "GC III 109(3)",
)
H03_LONG = kind(
    "agreement.law_h03_long_held",
    _NOTE,
    mark("Prisoners of war held for {years} years or longer whom no clause brings home: {count}."),
    mark("The parties may agree to release them, or to have a neutral country take them in."),
    "GC III 109(2), 111",
)
H04_CLASS = kind(
    "agreement.law_h04_class_missing",
    _LOOK,
    mark("People with a wound or sickness of Annex I A whom no commission has put in a class: {count}."),
    mark("Ask for the commission, and let nobody wait for it where the case is plain to see."),
    "GC III 110(1), Annex I A",
)
H05_NEUTRAL = kind(
    "agreement.law_h05_neutral_country",
    _NOTE,
    mark("People whom a neutral country could take in, while no text speaks of one: {count}."),
    mark(
        "Ask whether a neutral country would, for class B and what Annex I B lists, and write it as a condition."
    ),
    "GC III 110(2), Annex I B",
)
H06_MANIFEST = kind(
    "agreement.law_h06_no_class_yet",
    _LOOK,
    mark("People said to be seriously wounded or sick whom no medical commission has seen: {count}."),
    mark("They may go home without waiting for it, where the wound or sickness is plain to see."),
    "GC III 112(2)",
)
H21_HEALTH = kind(
    "agreement.law_h21_health_not_reported",
    _LOOK,
    mark(
        "Seriously wounded or sick people of whose health nobody has told anything for over a week: {count}."
    ),
    mark("Ask the holder's bureau how each of them is, every week."),
    "GC III 122(6); GC IV 138(2)",
)
H26_STATUS = kind(
    "agreement.law_h26_status_in_doubt",
    _LOOK,
    mark("People of whom it is in doubt or disputed that they are prisoners of war: {count}."),
    mark("Protect each as a prisoner of war until a competent tribunal has decided, and ask when it does."),
    "GC III 5; AP I 45(1)",
)
H29_RETAINED = kind(
    "agreement.law_h29_retained",
    _NOTE,
    mark("Medical or religious personnel who go home outside every count: {count}."),
    mark("Ask which of them the remaining prisoners still need, and record the reason."),
    "GC III 33; GC I 28, 30",
)
H37_CIVILIAN = kind(
    "agreement.law_h37_wounded_civilians",
    _LOOK,
    mark("Seriously wounded or sick civilians whom no clause covers, and who stay: {count}."),
    mark("Ask for a clause that brings them home without a counterpart."),
    "GC IV 132(2)",
)
H37_LONG = kind(
    "agreement.law_h37_long_held_civilians",
    _LOOK,
    mark("Civilians held for {years} years or longer whom no clause covers, and who stay: {count}."),
    mark("Ask for a clause that brings them home without a counterpart."),
    "GC IV 132(2)",
)
H39_REVIEW = kind(
    "agreement.law_h39_ask_why",
    _NOTE,
    mark("People who declined to return before a neutral, and may fear what awaits them: {count}."),
    mark(
        "Ask each in private. Where there is a danger of torture, a competent person reviews the case first."
    ),
    "CAT 3; GC IV 45(4)",
)
H54_LEFT = kind(
    "agreement.law_h54_duty_left",
    _NOTE,
    mark(
        "People whom the law sends home without a counterpart and who are in no round of this plan: {count}."
    ),
    mark("Find seats, or record the reason for each. A long wait without a reason is for a court to name."),
    "AP I 85(4)(b)",
)
H55_CHILD = kind(
    "agreement.law_h55_child_prisoner",
    _LOOK,
    mark("Prisoners of war under 18, who go home without a counterpart: {count}."),
    mark("Protect them, keep them apart from adults, and bring them home first."),
    "AP I 77(2)-(5); CRC 38, 39; OPAC 6(3)",
)
H47_NOT_TOLD = kind(
    "agreement.law_h47_civilians_not_notified",
    _LOOK,
    mark(
        "Civilians of {party} held for over two weeks, by all evidence, of whom the holder has told nothing: {count}."
    ),
    mark("Ask the holder's bureau about each, through a neutral where a question could harm them."),
    "GC IV 136-138",
)
H58_NOT_LISTED = kind(
    "agreement.law_h58_not_acknowledged",
    _LOOK,
    mark(
        "People of {party} for whose captivity there is evidence and whom the holder's lists leave out: {count}."
    ),
    mark("Ask that each be acknowledged, through a neutral where a question could harm them."),
    "CIHL 98, 117, 123",
)
H25_PUBLIC = kind(
    "agreement.law_h25_public_curiosity",
    _BLOCKS,
    mark("What is about to be published shows {fields} of living people."),
    mark("Publish counts only. Nobody in captivity is put on show, by name, picture or story."),
    "GC III 13(2); GC IV 27(1)",
)

# About a round as it happens.
H31_DIED = kind(
    "agreement.law_h31_died_before",
    _LOOK,
    mark("Said to have died before the round, of the people going home to {to}: rows {rows}."),
    mark(
        "Ask for the certificate of each death, the place of the grave and, where the cause is not known, the enquiry."
    ),
    "GC III 120-121; GC IV 129-131",
)
H38_FEARED = kind(
    "agreement.law_h38_fear_recorded",
    _BLOCKS,
    mark(
        "{subject}, of the people going to {to}, has grounds to fear for themselves where they would be sent."
    ),
    mark("Send this person nowhere until somebody competent has heard them alone and decided, with reasons."),
    "GC IV 45(4)",
)
H60_LEFT = kind(
    "agreement.law_h60_left_without_manifest",
    _BLOCKS,
    mark(
        "The leg {leg} left at {time}, and the manifest of people going home to {to} is not final ({stage})."
    ),
    mark("Complete the list of everybody on board now, and have both sides make it final."),
    "GC III 46(3); GC IV 127(2)",
)
