"""What makes a sibling of two texts that read alike, and what does not."""

from __future__ import annotations

import pytest

from tui.similar.labels import compare

NUMBERS = [
    (
        "How do I restock zone 16 when the scanner shows E7?",
        "How do I restock zone 17 when the scanner shows E7?",
    ),
    ("How do I restock zone 16 when it shows E7?", "How do I restock zone 16 when it shows A12?"),
    ("How do I restock a zone?", "How do I restock zone 16?"),
    ("How do I restock zone 16?", "How do I restock zone B?"),
    ("Use two bins for returns.", "Use three bins for returns."),
    ("It weighs 5kg in all.", "It weighs 6 kg in all."),
    ("Version 3.10 drops support.", "Version 3.11 drops support."),
    ("The first shift counts bay 4.", "The third shift counts bay 4."),
    ("Please explain how to restock zone 16 today.", "Explain to me how I can restock zone 17 today."),
    ("Is 5 greater than 3?", "Is 3 greater than 5?"),
    ("把第16区补货", "把第17区补货"),
    ("Lieferung an Tor 4", "Lieferung an Tor 5"),
]

NEGATIONS = [
    ("Can I restock during a count?", "Can I not restock during a count?"),
    ("The scanner works in the freezer.", "The scanner does not work in the freezer."),
    ("The scanner works in the freezer.", "The scanner never works in the freezer."),
    ("Does it run in the freezer?", "Doesn't it run in the freezer?"),
    ("You can return open boxes.", "You cannot return open boxes."),
    ("You should return open boxes.", "You shouldnt return open boxes."),
    ("Ship it with a signature.", "Ship it without a signature."),
    ("Yes, the door is open.", "No, the door is not open."),
    ("Is it safe to lift it alone?", "Is it unsafe to lift it alone?"),
    ("Scan the label before the restock.", "Scan the label after the restock."),
    ("Der Scanner ist defekt.", "Der Scanner ist nicht defekt."),
    ("Le scanner est en panne.", "Le scanner n'est pas en panne."),
    ("这个扫描仪可以在冷库里使用", "这个扫描仪不可以在冷库里使用"),
]

NAMES = [
    ("When does the truck to Paris leave?", "When does the truck to Rome leave?"),
    ("Who founded Microsoft?", "Who founded Apple?"),
    ("Ask Dr. Smith about the returns.", "Ask Dr. Jones about the returns."),
    ("Is it open in New York today?", "Is it open in Los Angeles today?"),
    ("Which API returns the stock?", "Which SDK returns the stock?"),
    ("How long is the warranty in the US?", "How long is the warranty in Canada?"),
    ("Set `maxRetries` to its default.", "Set `minRetries` to its default."),
    ("open report_may.csv now", "open report_june.csv now"),
    ("what is the weather on monday in town", "what is the weather on friday in town"),
    ("Lena asks. Tell Lena that it is shut.", "Omar asks. Tell Omar that it is shut."),
    ("Book a flight from Paris to Rome tomorrow.", "Book a flight from Rome to Paris tomorrow."),
    ("The border with Iran is closed.", "The border with Iraq is closed."),
]

NO_FACT_DIFFERS = [
    ("The scanner doesn't work in the freezer.", "The scanner does not work in a freezer."),
    ("You cannot return open boxes.", "You can't return opened boxes."),
    ("Never leave the gate open at night.", "Do not leave the gate open at night."),
    ("Do not put boxes on the belt when it moves.", "Do nto put boxes on the belt when it moves."),
    ("When does the truck to Hamburg leave?", "When does the truck to Hambrug leave?"),
    ("Use 2 bins for the returns of the day.", "Use two bins for the returns of that day."),
    ("The total is 1,000 euros today.", "The total is 1000 euros for today."),
    ("It weighs 5kg in all.", "It weighs 5 kg all in."),
    ("Wait for the 16th truck of the week.", "Wait for truck 16 of the week."),
    ("1. Scan the bay.\n2. Wait for the beep.", "Scan the bay.\nWait for the beep."),
    ("Explain how it works.", "Describe how it works."),
    ("How To Restock The Zone", "How To Refill The Zone"),
    ("RESTOCK THE ZONE WITH CARE", "REFILL THE ZONE WITH CARE"),
    ("Tell me where Paris lies on the map.", "Tell me please where Paris lies on the map."),
    ("Summarise the report of the night shift.", "Summarise the report of the night shift in 3 points."),
    ("Tell Annain hall 3 to wait.", "Tell Anna in hall 3 to wait."),
    ("Ask Ines about the broken scanner today.", "Ask Inez about the broken scaner today."),
    ("The pallet is in the wayof the truck.", "The pallet is in the way of the truck."),
    ("Compare the rents of Paris and Rome for me.", "Compare the rents of Rome and Paris for me."),
]


@pytest.mark.parametrize(("a", "b"), [*NUMBERS, *NEGATIONS, *NAMES])
def test_texts_that_differ_in_a_fact_are_siblings(a: str, b: str) -> None:
    found = compare(a, b)
    assert found is not None
    assert found.label == "sibling"
    assert 0.6 <= found.similarity < 1
    assert found == compare(b, a)


@pytest.mark.parametrize(("a", "b"), NO_FACT_DIFFERS)
def test_texts_of_the_same_facts_are_no_siblings(a: str, b: str) -> None:
    found = compare(a, b)
    assert found is not None
    assert found.label != "sibling"
    assert found == compare(b, a)


def test_a_sibling_carries_the_ratio_of_its_wording() -> None:
    found = compare("restock zone 16", "restock zone 17")
    assert found is not None
    assert found.similarity == pytest.approx(14 / 15)


def test_an_added_clause_with_a_negation_is_no_sibling() -> None:
    a = "Write a note about the broken conveyor in the hall."
    b = f"{a} Do not mention any names or blame the night shift."
    found = compare(a, b)
    assert found is not None
    assert found.label in {"near", "contains"}


def test_thorough_rewording_is_not_judged_by_its_names() -> None:
    a = "Please write a long and friendly letter to Anna about the late delivery of her new chairs."
    b = "Please write a long and formal message to Omar about the missed delivery of five old chairs."
    found = compare(a, b)
    assert found is None or found.label != "sibling"
