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
    ("Butiken är öppen på söndagar.", "Butiken är inte öppen på söndagar."),
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
    ("Close valve A before you open the drain.", "Close valve B before you open the drain."),
    ("The train leaves from platform 6a at noon.", "The train leaves from platform 6b at noon."),
    ("Add ethanol to the flask slowly.", "Add methanol to the flask slowly."),
    ("When is the next train to Bern?", "When is the next train from Bern?"),
    ("Write a C++ program that sorts a list.", "Write a C# program that sorts lists."),
    (
        "Implement a Java method to check whether a word is a palindrome.",
        "Implement a method in PHP that checks whether the word is a palindrome.",
    ),
    ("Write a Python function which reverses a given string.", "Write a C function that reverses a string."),
    ("Write a C program that sorts a list.", "Write a C++ program that sorts the list."),
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


RULES = {
    "a thing for another": [
        ("Recipe for a quick tomato soup with basil", "Recipe for a quick lentil soup with basil"),
        ("find me cheap flights from paris to milan", "find me cheap flights from paris to rome"),
        ("Faith is on leave until Friday.", "Hope is on leave until Friday."),
        ("给我讲一个关于老虎的故事。", "给我讲一个关于兔子的故事。"),
        ("Как приготовить плов с курицей?", "Как приготовить плов с бараниной?"),
    ],
    "a unit for another": [
        ("Set the timeout to 30 s in the client.", "Set the timeout to 30 ms in the client."),
        ("The room was kept at 20 °C all day.", "The room was kept at 20 °F all day."),
        ("The fine is $60 per day.", "The fine is €60 per day."),
    ],
    "a symbol that the normal form drops": [
        ("Evaluate f(x) at x = 3.", "Evaluate f(x) at x = -3."),
        ("if total > limit: raise", "if total < limit: raise"),
        ("return a && b", "return a || b"),
        ("print(a + b)", "print(a - b)"),
        ("x += 1", "x -= 1"),
    ],
    "an opposite": [
        ("Comment activer les alertes ?", "Comment désactiver les alertes ?"),
        ("这种药应该在饭后服用。", "这种药应该在饭前服用。"),
        ("The room is on the left.", "The room is on the right."),
    ],
    "a negation in an ending": [("この商品は返品できます。", "この商品は返品できません。")],
    "roles that are swapped": [
        ("Convert celsius to fahrenheit here.", "Convert fahrenheit to celsius here."),
        ("Arsenal beat Chelsea in the final.", "Chelsea beat Arsenal in the final."),
    ],
    "a version with a nought": [("Use Python 3.1 for this.", "Use Python 3.10 for this.")],
}

WORDING = {
    "a negated opposite": [
        ("Smoking is not allowed in the hall.", "Smoking is forbidden in the hall."),
        ("Remember to lock the gate.", "Don't forget to lock the gate."),
    ],
    "synonyms": [
        ("Begin by chopping the onions.", "Start by chopping the onions."),
        ("The movie was boring.", "The film was dull."),
    ],
    "politeness and padding": [
        ("Reset the password.", "Could you please reset the password?"),
        ("So basically, the lid was broken.", "The lid was broken."),
    ],
    "numbers, dates and times": [
        ("Bake for forty-five minutes.", "Bake for 45 minutes."),
        ("It was delivered on 25 November 2022.", "It was delivered on 2022-11-25."),
        ("The bus leaves at 6:30 PM.", "The bus leaves at 18:30."),
        ("We meet at noon outside.", "We meet at 12 noon outside."),
    ],
    "spelling": [
        ("The defence lawyer's favourite colour", "The defense lawyer's favorite color"),
        ("My web site is offline.", "My website is offline."),
        ("The dept. head signs it.", "The department head signs it."),
    ],
    "options of a command": [("mkdir -p out", "mkdir --parents out")],
    "an added phrase": [("Explain the tides.", "Explain the tides to me in detail.")],
}


@pytest.mark.parametrize(("a", "b"), [pair for pairs in RULES.values() for pair in pairs])
def test_each_kind_of_fact_makes_a_sibling(a: str, b: str) -> None:
    found = compare(a, b)
    assert found is not None
    assert found.label == "sibling"
    assert found == compare(b, a)


@pytest.mark.parametrize(("a", "b"), [pair for pairs in WORDING.values() for pair in pairs])
def test_each_kind_of_rewording_makes_none(a: str, b: str) -> None:
    found = compare(a, b)
    assert found is None or found.label != "sibling"
    assert found == compare(b, a)


def test_one_thing_replaced_in_a_long_text_makes_a_sibling() -> None:
    text = "We wait for the green light at every door before we go on. " * 10
    found = compare(f"{text}Then wash the bedroom wall.", f"{text}Then wash the kitchen wall.")
    assert found is not None
    assert found.label == "sibling"


def test_many_words_replaced_make_a_rewording() -> None:
    a = "Thanks for your message. We are sorry that the kettle you ordered is late. Please send it back."
    b = "Thank you for the note. We're sorry the kettle that you bought is delayed. Please return it."
    found = compare(a, b)
    assert found is None or found.label != "sibling"


@pytest.mark.parametrize(
    "text",
    [
        "9" * 6_000,
        "፩ may",
        "1/0",
        "0:00 99:99",
        "31/31/31",
        "hundred thousand " * 300,
        "½ ² ①",
        "-" * 500,
        "x" + "'s" * 8_000,
    ],
)
def test_odd_numbers_are_compared_without_error(text: str) -> None:
    for other in (f"{text} 1", f"a {text}", text[:-1], text.replace("9", "8", 1), text.upper()):
        assert compare(text, other) == compare(other, text)
