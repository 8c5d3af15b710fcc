"""Own English sentences for the synthesisers: templates over everyday words, with some words from a dictionary."""

from __future__ import annotations

import random
import re
from pathlib import Path

DICTIONARY = Path("/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")
"""Debian's pocketsphinx-en-us; only the spelling of its words is used."""

NOUNS = """time year people way day man thing woman life child world school state family student group country problem hand
part place case week company system program question work number night point home water room mother area money story fact
month lot right study book eye job word business issue side kind head house service friend father power hour game line end
member law car city name president team minute idea body information back parent face level office door health person art
war history party result change morning reason research girl guy moment air teacher force education foot boy age policy
music market bridge ship church garden kitchen window table chair apple bread butter cheese coffee tea milk sugar pepper
soup fish chicken beef lamb potato tomato onion carrot banana orange lemon river mountain valley forest beach island ocean
storm thunder cloud rain snow wind summer winter spring autumn Monday Tuesday Wednesday Thursday Friday Saturday Sunday
phone camera computer keyboard message letter number map button lamp mirror picture museum theatre village village castle
tower sword shield dragon wizard king queen prince knight armour treasure gold silver copper bronze weapon arrow bow blade
thumb mouth tooth nose shoulder finger knee elbow ankle stomach brother sister uncle aunt nephew cousin baby puppy kitten
horse sheep goat cow pig bird eagle owl wolf bear fox mouse rabbit spider beetle butterfly whale shark dolphin turtle
measure pleasure leisure treasure vision decision television garage usual judge badge edge bridge village cabbage jacket
budget magic engine giant gentle chef chance change chain church branch bench lunch kitchen picture nature future feature
thing thought thirst theory path bath cloth month truth breath death earth north south mouth teeth father weather leather
feather mother brother voyage oyster oil coin voice choice noise toy joy boy void join point foil soil""".split()
VERBS = """see find give tell ask use try leave call need feel become put mean keep let begin help show hear play run move live
believe bring happen write provide sit stand lose pay meet include continue set learn change lead understand watch follow
stop create speak read allow add spend grow open walk win offer remember love consider appear buy wait serve die send
expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull push break choose cook wash
throw catch draw drive fly swim climb jump laugh smile cry shout whisper sing dance paint fix repair measure weigh carry
hold drop pick point touch smell taste join enjoy avoid destroy employ change charge judge manage imagine encourage watch
reach teach touch match fetch push wash finish publish wish rush brush breathe bathe smooth soothe clothe""".split()
ADJECTIVES = """good new first last long great little own other old right big high different small large next early young
important few public bad same able warm cold hot cool quick slow brown black white red green blue yellow purple pink grey
bright dark heavy light loud quiet soft hard smooth rough sharp dull clean dirty empty full deep shallow wide narrow thick
thin strong weak brave shy happy sad angry calm busy lazy cheap expensive fresh ripe sour sweet bitter salty spicy wet dry
huge tiny ancient modern famous secret lovely ugly pretty handsome curious usual casual special precious delicious""".split()
PREPOSITIONS = """in on at by for with from to of about after before behind below between beyond during near over through
under without around against among beside above across along inside outside toward""".split()
ADVERBS = """now then here there today tomorrow yesterday again always never often maybe perhaps quickly slowly already still
almost together away back down forward soon later twice once usually really probably certainly""".split()
OPENERS = """Hello.|Well,|Okay,|Yes,|No,|Sure,|Of course,|By the way,|Thank you.|I'm sorry,|Please wait.|Let me see.|Good morning.|
Good evening.|Welcome back.|Excuse me,|Oh,|Maybe|To be honest,|First of all,|Before we begin,|In my view,""".replace(
    "\n", ""
).split(
    "|"
)
SUBJECTS = (
    """I you we they he she it the_N my_N our_N your_N this_N that_N everybody nobody somebody one_of_them""".split()
)
MODALS = """can could will would should might must may don't didn't won't can't shouldn't used_to have_to want_to need_to
am_going_to are_about_to""".split()
QUESTIONS = [
    "Can you",
    "Could you",
    "Would you like to",
    "Do you want me to",
    "What if we",
    "Why did they",
    "How do I",
    "Where should I",
    "When will she",
    "Who could",
    "Which of us may",
    "Have you ever tried to",
    "Should we both",
    "Did your father",
    "Is it possible to",
]
NUMBERS = """one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty
seventy eighty ninety hundred thousand million""".split()


def dictionary_words() -> list[str]:
    """Plain words of 3 to 10 letters, sorted; empty when the dictionary is not installed."""
    if not DICTIONARY.exists():
        return []
    words = {line.split()[0] for line in DICTIONARY.read_text(errors="replace").splitlines() if line}
    return sorted(word for word in words if re.fullmatch(r"[a-z]{3,10}", word))


class SentenceMaker:
    """Makes sentences from a seed; the same seed gives the same sentences."""

    def __init__(self, seed: int, rare_share: float = 0.25) -> None:
        self._random = random.Random(seed)
        self._rare = dictionary_words()
        self._rare_share = rare_share

    def _noun(self) -> str:
        if self._rare and self._random.random() < self._rare_share:
            return self._random.choice(self._rare)
        return self._random.choice(NOUNS)

    def _noun_phrase(self) -> str:
        pick = self._random.random()
        adjective = self._random.choice(ADJECTIVES) + " " if self._random.random() < 0.5 else ""
        if pick < 0.15:
            return f"{self._random.choice(NUMBERS)} {adjective}{self._noun()}s"
        article = self._random.choice(
            ["the", "the", "a", "my", "your", "their", "his", "her", "our", "this", "that", "some", "every", "each"]
        )
        return f"{article} {adjective}{self._noun()}"

    def _clause(self) -> str:
        subject = self._random.choice(SUBJECTS).replace("_of_", " of ")
        subject = subject.replace("_N", " " + self._noun()) if "_N" in subject else subject
        verb = self._random.choice(VERBS)
        if self._random.random() < 0.6:
            verb = self._random.choice(MODALS).replace("_", " ") + " " + verb
        words = [subject, verb, self._noun_phrase()]
        if self._random.random() < 0.6:
            words += [self._random.choice(PREPOSITIONS), self._noun_phrase()]
        if self._random.random() < 0.3:
            words.append(self._random.choice(ADVERBS))
        return " ".join(words)

    def sentence(self) -> str:
        """One sentence with its full stop or question mark."""
        pick = self._random.random()
        if pick < 0.12 and self._rare:
            return " ".join(self._random.choice(self._rare) for _ in range(self._random.randint(4, 8))) + "."
        if pick < 0.32:
            tail = f" {self._random.choice(PREPOSITIONS)} {self._noun_phrase()}" if self._random.random() < 0.5 else ""
            return f"{self._random.choice(QUESTIONS)} {self._random.choice(VERBS)} {self._noun_phrase()}{tail}?"
        opener = self._random.choice(OPENERS) + " " if self._random.random() < 0.3 else ""
        second = (
            f", {self._random.choice(['and', 'but', 'so', 'because', 'when', 'if', 'while'])} {self._clause()}"
            if self._random.random() < 0.35
            else ""
        )
        return f"{opener}{self._clause()}{second}."
