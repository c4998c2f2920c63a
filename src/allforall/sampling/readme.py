"""The note that lies beside generated lists, so that nobody ever takes them for real ones."""

README = """EVERYBODY ON THESE LISTS IS GENERATED.
Усі люди в цих списках вигадані. Все люди в этих списках вымышлены.

Names are composed of stems and endings by their frequencies; any likeness to somebody who lives or lived is chance.
Made by: allforall sample --people {people} --seed {seed} --noise {level} --format {form}

a-missing.{form}   people of A for whom A asks     b-held.{form}   people of A whom B says it holds
b-missing.{form}   people of B for whom B asks     a-held.{form}   people of B whom A says it holds
truth.csv     which rows of two lists are the same person (left_file, left_id, right_file, right_id)
twice.csv     which rows of one list are the same person, in the same columns

About half of each list stands on its counterpart. The mistakes and their rates: docs/sample.md.
"""


def readme(people: int, seed: int, level: str, form: str) -> str:
    """Return the note for one set of lists."""
    return README.format(people=people, seed=seed, level=level, form=form)
