"""Words that carry the sentence, not its facts: negations, function words, politeness, contractions."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.similar.lexicon.tables import words

NEGATIONS = words(
    "not no never cannot without none nor neither nobody nothing nowhere hardly non",
    "nicht kein keine keinen keinem keiner keines nie niemals ohne nichts niemand",
    "pas jamais sans aucun aucune rien",
    "nunca jamás ninguno ninguna ningún sin nada nadie não nem sem nenhum nenhuma",
    "mai niente senza nessuno nessuna niet geen nooit zonder",
    "не нет ни без никогда нельзя никто ничего",
    "لا ليس ليست لم لن غير بدون بلا",
    "不 没 沒 未 勿 无 無 非 别",
    "inte ej icke aldrig utan ingen inget ikke aldri uden intet ingenting",
    "ei emme ette eivät älä älkää ilman",
    "bez żaden žádný nikdy soha nélkül değil hiç yok niciodată",
)

FUNCTION_WORDS = words(
    "a an the this that these those it its it's he she they them his her their we us our you your i",
    "me my mine",
    "him himself herself itself myself yourself themselves one ones some any each every both such own",
    "of in on at to for from by with as into onto about and or but so if then than upon between among within",
    "during through throughout per via over under up down out off across around against toward towards",
    "is are was were be been being am do does did done doing have has had having will would can could shall",
    "should may might must what which who whom whose where when why how there here also get got go goes let",
    "before after behind while because since although though whether once until till yet",
    # German
    "der die das den dem des ein eine einen einem einer eines und oder aber ist sind war waren sein",
    "wird werden",
    "ich du er sie es wir ihr mich mir dich dir uns euch mein meine meinen dein deine ihre ihren",
    "seine im in am",
    "an auf aus bei mit nach von vom zu zum zur für über unter um bis durch wie was wer wo wann",
    "warum kann können",
    "könnte könnten muss soll sollte hat haben habe hast zu dass wenn als auch dieser diese dieses",
    "diesem diesen",
    "sich man denn mal so",
    # French
    "le la les un une des du de au aux et ou mais est sont était être a ai as ont avoir je tu il",
    "elle on nous",
    "vous ils elles me te se mon ma mes ton ta tes son sa ses notre votre leur ce cet cette ces qui que",
    "quoi où quand comment pourquoi quel quelle dans en sur sous pour par avec chez peux peut puis",
    "pouvez ne y",
    # Spanish, Portuguese, Italian
    "el la los las un una unos unas y e o pero es son era ser estar está están he ha han yo tú él",
    "ella nosotros me",
    "te se nos mi mis tu tus su sus lo le les este esta estos estas ese esa que quién cómo dónde",
    "cuándo cuál qué",
    "en de del al a con por para sobre desde hasta puede puedo puedes muy o os as um uma uns umas do",
    "da dos das no",
    "na nos nas ao à e ou mas é são foi está eu você ele ela nós seu sua meu minha este esta isso",
    "que como onde",
    "quando qual com por para em il lo gli le un uno una di del della dei degli delle al alla allo",
    "nel nella sul",
    "sulla che chi come dove quando perché è sono ho hai ha io lui lei noi voi loro mio mia tuo tua",
    "suo sua posso",
    "puoi può si ci",
    # Dutch
    "het een en of maar is zijn was ik jij je hij zij wij we jullie mijn jouw zijn haar ons onze dit",
    "dat deze die",
    "in op aan van voor met naar bij uit over wat wie waar wanneer waarom hoe kan kun kunt te er",
    # Russian, Arabic
    "и или а но в во на с со к ко о об от до из за по для у при это этот эта эти тот та те я ты он",
    "она мы вы они",
    "мне меня тебе вам мой моя мое твой ваш свой что кто где когда как почему бы же ли уже еще ещё",
    "في من إلى على عن مع و أو أن إن ما هل هذا هذه ذلك الذي التي كيف متى أين لماذا يمكنني يمكنك لي لك",
    "أنا أنت هو هي",
    # Chinese; hiragana counts as function words altogether
    "的 了 吗 嗎 呢 吧 啊 把 被 是 在 我 你 您 他 她 它 这 這 那",
    "个 個 们 們 就 也 都 还 還 和 与 與 及 以 之 得 地 着 过 为 為",
    "请 請 帮 幫 谢 謝 能 会 會 可 下",
    "给 給 对 對 来 來 去 要 想 让 讓 什 么 麼 哪 些 种 種 件 样 樣 位 只 张 篇 里 中",
)
"""Words that may come and go with a fact: ``works`` becomes ``does not work``. None of them is a name."""

FILLERS = words(
    "please kindly hello hi hey dear thanks thank thx ty pls plz cheers regards sincerely greetings",
    "sir madam",
    "actually basically really simply just very quite rather so well um uh er hmm oh ah okay ok sure",
    "certainly absolutely course definitely literally honestly obviously totally too maybe",
    "perhaps bit like anyway degree degrees grad degrés grados",
    "tell know want need would help helps wonder wondering appreciate advance",
    "bitte danke hallo eigentlich doch ja sagen gern gerne vielen dank",
    "s'il plaît plait stp svp merci bonjour salut dis dites moi",
    "por favor gracias hola dime obrigado obrigada olá oi grazie ciao prego favore",
    "alsjeblieft alstublieft bedankt dank hallo graag",
    "пожалуйста спасибо привет здравствуйте очень просто",
    "فضلك رجاء رجاءً شكرا شكراً مرحبا",
)
"""Politeness and padding, which say nothing about the matter."""

_AUXILIARIES = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"} | {
    word: word
    for word in words("do does did is are was were has have had would could should must need might")
}

CONTRACTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cannot": ("can", "not"),
        "whats": ("what",),
        "thats": ("that",),
        "im": ("i", "am"),
        "ive": ("i", "have"),
        "youre": ("you", "are"),
        "theyre": ("they", "are"),
        "gonna": ("going", "to"),
        "wanna": ("want", "to"),
        "let's": ("let", "us"),
        "noone": ("nobody",),
        "e.g": ("for", "example"),
        "eg": ("for", "example"),
        "i.e": ("that", "is"),
        "z.b": ("zum", "beispiel"),
        "d.h": ("das", "heisst"),
        "bzw": ("beziehungsweise",),
        "p.ex": ("par", "exemple"),
        "p.ej": ("por", "ejemplo"),
        "т.е": ("то", "есть"),
        "kmh": ("km", "h"),
        "kph": ("km", "h"),
        "asap": ("as", "soon", "as", "possible"),
    }
    | {f"{stem}n{mark}t": (word, "not") for stem, word in _AUXILIARIES.items() for mark in ("'", "")}
)
"""``don't``, and ``dont`` as people type it, in the words they stand for."""

ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"'s": (), "'m": ("am",), "'re": ("are",), "'ll": ("will",), "'ve": ("have",), "'d": ("would",)}
)
"""What hangs on a word by an apostrophe. ``'s`` may be a possessive or ``is``: neither is a fact."""

ELISIONS: Mapping[str, str] = MappingProxyType(
    {"l": "le", "d": "de", "n": "ne", "s": "se", "j": "je", "m": "me", "t": "te", "c": "ce", "qu": "que"}
    | {
        "jusqu": "jusque",
        "lorsqu": "lorsque",
        "puisqu": "puisque",
        "dell": "della",
        "all": "alla",
        "un": "una",
    }
)
"""What French and Italian write before a vowel, in full."""

LINKS = words("and or vs versus und oder et ou y e o и или")
"""Between two facts these say that their order does not matter."""

TITLES = ("mr.", "mrs.", "ms.", "dr.", "st.", "prof.", "no.", "vs.")
"""Abbreviations whose full stop ends no sentence."""

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
CALENDAR = words("monday tuesday wednesday thursday friday saturday sunday", *MONTHS)
"""Names that people type without a capital."""

NEGATING_PREFIXES = (
    "un",
    "dis",
    "non",
    "in",
    "im",
    "ir",
    "il",
    "de",
    "dés",
    "dé",
    "anti",
    "des",
    "не",
    "mis",
)
SHORTEST_NEGATED = 4
"""Letters that must follow a negating prefix: below it ``into`` would be the opposite of ``to``."""

INFLECTIONS = words(
    "s es ed d ing ly er ers or est ies ied y e n en r al ally ion ions ation ations ment ments ness",
    "st t te ten tet et ern em er ung ungen lich",
    "nt ent ez ons ée ées és é ait aient ant ante antes",
    "ir ido ida imos emos amos áis éis ía ían ará aré re ons",
    "o a os as i ar an ando iendo ado ada ados adas mente ción ciones",
    "а я ы и у ю е о ой ей ом ем ам ям ами ями ах ях ов ев ый ий ая яя ое ее ые ие ого его ому ему",
    "ть л ла ли ло ет ит ут ют ешь",
    "ات ين ون ة ه",
)
"""What inflection puts behind a stem, in the languages with tables here."""

PLAIN_ENDINGS = words("s es ed d ing n en")
"""Endings that a stem of three letters may have."""
