"""Which language each comment is in, by its commonest words; what cannot be told is `und`.

Source: G. Grefenstette, Comparing two language identification schemes (JADT 1995): short function
words tell the language of a sentence as well as letter statistics do. The lists are written by hand
and hold what is frequent and short; a word of several lists counts for each by its share.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

UNKNOWN = "und"
ANALYSED = "en"

COMMON: Mapping[str, str] = {
    "en": """the and of to in is it that for you was with on are this be have not as but they at or from
        by we he she an my your his her their our its were been has had do does did will would can could
        should what who how why when where there here if so no yes just about more some all any which
        than then them him me us i'm it's don't doesn't didn't isn't can't won't that's you're they're
        he's i've there's wasn't into out up only like because very too also now i a get got know think
        thanks thank please good great nice well really still people one never""",
    "de": """der die das und ist nicht ich du er sie es wir ihr ein eine einen einem einer eines den dem
        des mit zu zum zur im von vom auf für auch aber oder wenn dass daß als wie was wer wo warum sind
        war waren hat haben hatte habe kann wird werden wurde noch nur schon so sehr mehr hier da dann
        doch mal ja nein kein keine sich mir mich dir dich uns euch ihm ihnen mein meine dein seine über
        nach bei aus um durch gegen ohne unter vor weil immer nichts etwas alle man danke bitte gut
        genau leider schön""",
    "fr": """le la les un une des du de et est pas que qui je tu il elle on nous vous ils elles ce cet
        cette ces mon ma mes ton ta tes son sa ses notre votre leur leurs ne plus mais ou où donc car si
        dans par pour sur avec sans sous entre au aux en y être avoir été suis es sommes êtes sont ai as
        avons avez ont fait faire c'est j'ai n'est qu'il qu'on d'un d'une l'on très bien tout tous toute
        même aussi comme quand quoi dont merci oui non rien jamais encore alors bonjour""",
    "es": """el la los las un una unos unas de del y es no que en a por para con sin sobre entre lo se
        su sus mi mis tu tus yo él ella nosotros ustedes ellos ellas me te le les nos pero o si como más
        muy también ya cuando donde qué quién cómo porque este esta esto estos estas ese esa eso esos
        son fue era ser está están estoy hay ha han hemos tiene tienen todo todos toda nada nunca
        siempre gracias hola bien así sí al""",
    "pt": """o a os as um uma uns umas de do da dos das e é não que em no na nos nas por para pelo pela
        com sem sobre se seu sua seus suas meu minha eu tu ele ela nós vocês você eles elas me te lhe
        mas ou como mais muito também já quando onde porque este esta isto esse essa isso são foi era
        ser está estão estou há tem têm tudo todos toda nada nunca sempre obrigado obrigada bem assim
        sim ao à às até só pra""",
    "it": """il lo la i gli le un uno una di del dello della dei degli delle a al alla ai e è non che in
        nel nella da dal dalla con per su sul sulla tra fra mi ti si ci vi io tu lui lei noi voi loro ma
        o se come più molto anche già quando dove perché questo questa questi queste quello quella sono
        sei siamo era essere ho hai ha abbiamo hanno fatto tutto tutti tutta niente mai sempre grazie
        ciao bene così sì cosa chi solo""",
    "nl": """de het een en van ik je jij hij zij ze we wij jullie is niet dat die dit deze in op te aan
        met voor door bij naar uit om over onder tegen maar of als dan ook nog al wel geen er hier daar
        was waren ben bent zijn heeft hebben heb had kan kunnen wordt worden werd zou moet wil meer veel
        heel zo wat wie waar hoe waarom omdat mijn jouw haar ons onze hun zich mij me iets niets alles
        altijd bedankt dank goed leuk toch""",
    "sv": """och att det som en ett är inte jag du han hon vi ni de den på med för av till om men eller
        när hur vad var här där från så också bara mycket mer har hade kan ska skulle vill mig dig sig
        oss min din sin tack""",
    "da": """og at det som en et er ikke jeg du han hun vi de den på med for af til om men eller når
        hvor hvad var her der fra så også bare meget mere har havde kan skal skulle vil mig dig sig os
        min din sin tak""",
    "pl": """i w z na do nie się że jest to o jak ale po co tak za od przez przy dla czy już tylko być
        był była było są ma mam jego jej ich mnie ci ten ta te tego gdzie kiedy bardzo też może dziękuję""",
    "tr": """ve bir bu da de için ile çok ama gibi daha ne var yok ben sen o biz siz onlar değil mi mı
        kadar olan olarak sonra her şey teşekkürler""",
}
"""Language to its common words, folded."""

SCRIPTS: Mapping[str, str] = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "th": "\u0e00-\u0e7f",
}
"""Language to the letters that no other of the world's large languages is written in."""

LEAST_WORDS = 4
"""Words from which a comment can speak for itself; of fewer, only a word of one language alone tells."""
CLEAR_SHARE = 0.16
"""Share of common words that makes a language clear: English prose has some .40, and 97 of 100 English
comments of 8 to 15 words have more than this."""
MORE_THAN_ONE_WORD = 1.5
"""Weight that another language than English needs: one foreign word makes no foreign sentence."""
CLEAR_WORDS, CLEAR_WORDS_OF_THREAD = 20, 12
"""Words from which a lack of common ones tells as much, in a comment and in a whole thread."""
LEAST_SHARE = 0.06
"""Share of English words that a long comment needs to be English: one that is mostly code or names has less
than the clear share."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_OWN_SCRIPT = {language: re.compile(f"[{letters}]") for language, letters in SCRIPTS.items()}


def _weights() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Word -> its languages, each with the word's weight for it: 1 shared by all languages that have it."""
    languages: dict[str, list[str]] = {}
    for language, words in COMMON.items():
        for word in words.split():
            languages.setdefault(word, []).append(language)
    return {word: tuple((each, 1 / len(found)) for each in found) for word, found in languages.items()}


_WEIGHTS = _weights()


@dataclass(frozen=True)
class _Words:
    """What the words of a comment or a thread tell: their number, their letters, their weight by language."""

    count: int
    letters: str
    weights: Mapping[str, float]

    def language(self, clear_count: int) -> str | None:
        """The language that the words tell; None where there are too few.

        A lack of common words tells from `clear_count` words on.
        """
        if not self.letters.isascii() and len(_LATIN.findall(self.letters)) < len(self.letters) / 2:
            return _by_script(self.letters)
        best = min(
            self.weights, key=lambda each: (-self.weights[each], each != ANALYSED, each), default=UNKNOWN
        )
        weight = self.weights.get(best, 0.0)
        if self.count < LEAST_WORDS:
            return best if weight >= 1 else None
        if weight >= CLEAR_SHARE * self.count and (best == ANALYSED or weight >= MORE_THAN_ONE_WORD):
            return best
        if self.count < clear_count:
            return None
        return best if best == ANALYSED and weight >= LEAST_SHARE * self.count else UNKNOWN


def of_comments(tokenised: Sequence[Sequence[str]]) -> list[str]:
    """The language of each comment of a thread: a code of ISO 639-1, or `und`.

    A comment too short to tell has the language of the thread as a whole; where that is too short
    too, English is assumed.
    """
    comments = [_words(tokens) for tokens in tokenised]
    told = [comment.language(CLEAR_WORDS) for comment in comments]
    usual = _together(comments).language(CLEAR_WORDS_OF_THREAD) or ANALYSED
    return [language or usual for language in told]


def _words(tokens: Sequence[str]) -> _Words:
    words = [token for token in tokens if token[0].isalpha()]
    weights: dict[str, float] = {}
    for word in words:
        for language, weight in _WEIGHTS.get(word, ()):
            weights[language] = weights.get(language, 0.0) + weight
    return _Words(len(words), "".join(words), weights)


def _together(parts: Sequence[_Words]) -> _Words:
    weights = {language: sum(part.weights.get(language, 0.0) for part in parts) for language in COMMON}
    return _Words(sum(part.count for part in parts), "".join(part.letters for part in parts), weights)


def _by_script(letters: str) -> str:
    """The language that most of the `letters` belong to alone; Japanese mixes its own with Chinese."""
    least = {"ja": 0.1}
    for language, pattern in _OWN_SCRIPT.items():
        if len(pattern.findall(letters)) >= least.get(language, 0.5) * len(letters):
            return language
    return UNKNOWN
