"""Has Mnemosyne take in packages for Anki, one after the other, and prints as JSON what it then has.

    python3 read-package.py FOLDER FILE...

FOLDER is where it keeps its database; it must be empty. No window is opened.
"""
import contextlib
import json
import os
import sys

from mnemosyne.libmnemosyne import Mnemosyne
from mnemosyne.libmnemosyne.renderers.anki.template import render
from mnemosyne.libmnemosyne.ui_components.review_widget import ReviewWidget


class NoWindow(ReviewWidget):
    """Where it shows the card that is asked: nowhere."""

    def redraw_now(self):
        pass


def sides(card, fields):
    """Both sides by Anki's templates alone: Mnemosyne itself puts its own type around every field."""
    templates = card.fact_view.extra_data
    question = render(templates["qfmt"], fields)
    answer = render(templates["afmt"], {**fields, "FrontSide": question})
    page = "<!doctype html><html><head><style>%s</style></head><body class='card'>%s</body></html>"
    css = card.card_type.extra_data["css"]
    return {"question": page % (css, question), "answer": page % (css, answer)}


folder, *files = sys.argv[1:]

program = Mnemosyne(upload_science_logs=False, interested_in_old_reps=True)
program.components.insert(
    0,
    ("mnemosyne.libmnemosyne.gui_translators.gettext_gui_translator", "GetTextGuiTranslator"),
)
program.components.append(("mnemosyne.libmnemosyne.ui_components.main_widget", "MainWidget"))
program.gui_for_component["ScheduledForgottenNew"] = [("__main__", "NoWindow")]

# It tells of its progress where the JSON is wanted.
with contextlib.redirect_stdout(sys.stderr):
    program.initialise(data_dir=os.path.join(folder, "mnemosyne"), filename="default.db")
    database = program.database()
    for file in files:
        (anki,) = [one for one in program.component_manager.all("file_format") if one.__class__.__name__ == "Anki2"]
        anki.do_import(file)
    cards = []
    for _card_id, _fact_id in database.cards():
        card = database.card(_card_id, is_id_internal=True)
        fields = {name: card.fact.data.get(key, "") for key, name in card.card_type.fact_keys_and_names}
        cards.append(
            {
                "note": card.fact.id,
                "template": card.fact_view.name,
                "fields": fields,
                "tags": sorted(tag.name for tag in card.tags),
                "learned": card.grade >= 2,
                "answers": card.ret_reps,
                "due": card.next_rep,
                **sides(card, fields),
            }
        )
    answers = database.con.execute("select count(*) from log where event_type = 9").fetchone()[0]
    program.finalise()

json.dump({"cards": cards, "answers": answers}, sys.stdout)
