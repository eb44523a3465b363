from __future__ import annotations

import pytest

TEXTS = (
    "What's the best way to restock zone 16 when the scanner shows E7?",
    "How do I report a damaged pallet that arrived with carrier Nordfracht after 18:00?",
    "Can a temporary worker sign for a delivery of 40 crates when Petra is on leave?",
    "The cold room should stay at 4 degrees. Who is called when it has been above 7 degrees for 20 minutes?",
    "Please write a short note to the night shift about the broken conveyor in hall 3.",
    "Which form does the Bremen office want for returns that are older than 30 days?",
    "Explain to a new colleague why we are counting bay 12 twice, once before noon and once after.",
    "A customer says that parcel 88 was left at the wrong door. What should I tell her?",
    "Is the forklift allowed in aisle 9 while the cleaning crew from Sauber is working there?",
    "Summarise the safety rules for the battery room in 5 points. Each of them has to fit on one line.",
    "The label printer is blinking twice and prints nothing. What does that mean, and can I fix it myself?",
    "Draft an answer to Mr. Lindqvist, who has asked for the third time where his 250 folding chairs are.",
    "How many boxes of size 4 will fit on a euro pallet if they may not be higher than 180 centimetres?",
    "We are out of shrink wrap in hall 2. Does Amsterdam have some that could be sent by Friday?",
    "My handheld was locked after 3 wrong codes. Who can unlock it when the help desk is closed?",
    "Translate the notice at gate 5 into Polish: the gate is closed between 6 and 7 in the morning.",
    "The truck to Lyon is leaving at 14:30. Until when can orders be added to it?",
    "Write a friendly refusal: we do deliver on Saturdays, but only within 25 kilometres of Utrecht.",
    "If the fire alarm is ringing during a count, should I save the count first or leave at once?",
    "What is the difference between a blocked and a reserved location in the system called Lagos?",
    "Someone has put 17 boxes of fireworks next to the paint. Can they stay there until tomorrow?",
    "The scale at dock 8 was checked in March. Is it still good for the customs declaration to Norway?",
    "How do I change the route of an order when the driver Kowalski has already scanned half of it?",
    "List everything that must be checked before the trailer 4471 will be sealed.",
    "The invoice says 12 drums, the delivery note says 14, and I can see 13. Which number do I book?",
    "Can you tell me how to pack 6 glass lamps so that they survive the trip to Reykjavik?",
    "The app is showing stock for item 90210 in Turin although the shelf is empty. How do I correct that?",
    "Write the steps for handing over keys at the end of a shift, as Fatima does it on Thursdays.",
    "Should chilled goods be unloaded first if 2 trucks are waiting and only one ramp is free?",
    "Our temperature logger has recorded minus 19 degrees all week. Is that within the limits for vaccines?",
    "Give me a checklist for the visit of the auditors from Geneva on day 1 and day 2.",
    "A pallet from supplier Okonjo is 4 centimetres too wide for the rack. What are my options?",
    "Does the minimum age of 18 hold for the electric pallet jack as well?",
    "When will the new barcode rules for Denmark be in force, and do they concern boxes under 2 kilos?",
    "The driver does speak Spanish only. How do I ask him to wait 15 minutes at the barrier?",
    "Why has the pick rate in zone C fallen by 11 percent since the racks were moved?",
    "Describe how a cycle count is done. Then say how it is different from the yearly count in Basel.",
    "I can see two lots with the same number, L300. Which of them should be shipped first?",
    "Please shorten this message to 20 words: the lift is out of order and will be repaired on Monday.",
    "How is a partial delivery booked if 5 of 60 items are missing and the rest was accepted by Joao?",
    "The wrapped pallets have been standing in the rain for 2 hours. Can they be sent to Dublin like that?",
    "Who decides whether a returned drill is sold again, repaired, or scrapped?",
    "We must move 900 books before the inspection. Is a second team from Ghent available on Tuesday?",
    "The sprinkler test in hall 6 is planned for tonight. What has to be covered and by whom?",
    "Is there a rule about radios in the freezer? Several people have asked Ingrid about it this week.",
    "Order 5512 was cancelled after packing. Do I unpack it or will the returns desk do that?",
    "Make a table of the 3 docks with their opening hours, their height limits and the person in charge.",
    "The lamp over table 7 is flickering and the sorter has stopped. Are these two things related?",
)


@pytest.fixture(scope="session")
def texts() -> tuple[str, ...]:
    """Prompts of the kind that the app is used on: questions and tasks with numbers, names and verbs."""
    return TEXTS
