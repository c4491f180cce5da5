"""Function words: what stands between the nouns of a language, and so begins and ends no phrase.

Written by hand.
"""

from __future__ import annotations


def listed(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


DETERMINERS = listed(
    "a an the this that these those my your his her its our their some any no every each either neither",
    "another such what which whose both all half many much more most few fewer less least several enough",
)

PREPOSITIONS = listed(
    "about above across after against along amid among amongst around as at before behind below beneath",
    "beside besides between beyond by despite down during except for from in inside into like near of off",
    "on onto out outside over past per regarding since than through throughout till to toward towards",
    "under unlike until unto up upon versus vs via with within without",
)

PRONOUNS = listed(
    "i me myself mine you yourself yourselves yours he him himself she hers herself it itself we us",
    "ourselves ours they them themselves theirs one ones who whom whoever someone somebody something",
    "anyone anybody anything everyone everybody everything none nobody nothing there here other others",
    "y'all ya u",
)

AUXILIARIES = listed(
    "am is are was were be been being do does did doing done have has had having can could will would",
    "shall should may might must ought cannot let lets let's gonna gotta wanna isn't aren't wasn't",
    "weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shan't shouldn't",
    "mightn't mustn't ain't i'm you're he's she's it's we're they're that's there's here's what's who's",
    "where's how's i've you've we've they've who've i'd you'd he'd she'd it'd we'd they'd i'll you'll",
    "he'll she'll it'll we'll they'll that'll there'll that'd who'd could've should've would've might've",
    "im ive dont didnt doesnt cant wont isnt thats youre theyre wouldnt couldnt shouldnt havent hasnt",
    "wasnt arent don didn doesn isn wasn ll ve re",
)

CONNECTIVES = listed(
    "and or but nor so yet for if then else because although though unless whether while whereas when",
    "whenever where wherever why how however therefore thus hence moreover otherwise instead rather also",
    "too either not never ever only just even still already again once soon now ago almost quite very",
    "really actually basically probably maybe perhaps apparently obviously clearly simply literally",
    "certainly definitely especially exactly mostly usually often sometimes always anyway anyways",
    "nevertheless indeed pretty away back together apart aside ahead forward further furthermore",
    "meanwhile etc eg ie e.g i.e aka far well somewhat somehow somewhere anywhere everywhere nowhere sort",
    "kind kinda sorta lot lots bit please yes no yeah yep yup nope nah ok okay oh ah hey hi hello wow ha",
    "haha hahaha lol lmao omg ugh hmm hm um uh huh eh gee heh bravo dear thx ty btw imo imho afaik iirc",
    "fwiw tbh per se vs cf re p.s ps esp et al thanks thank thankyou thanx pls plz til whatcha gotcha lemme",
    "whatever whichever whomever whatsoever whosoever gimme dunno awww aww ow yay yikes blah",
)

QUANTITIES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty",
    "hundred thousand million billion first second third last next same own only different certain",
    "various whole entire able like unlike due according",
)

FUNCTION = DETERMINERS | PREPOSITIONS | PRONOUNS | AUXILIARIES | CONNECTIVES | QUANTITIES
"""English words that begin and end no phrase and join none but for `JOINS`."""

UNENDING = (
    (DETERMINERS - listed("that this these those")) | PREPOSITIONS | listed("and or nor if because than")
)
"""Words after which a passage is cut off, not ended."""

ADVERBIALS = {
    preposition: frozenset(nouns.split())
    for preposition, nouns in {
        "in": "fairness general particular fact theory practice practise principle reality truth short brief"
        " addition contrast conclusion summary essence part turn return hindsight retrospect response total",
        "at": "least most best worst first last times once heart issue hand present",
        "on": "average balance purpose paper reflection top time occasion",
        "by": "default definition accident chance comparison contrast law nature mistake",
        "for": "example instance sure certain starters real now free good",
        "of": "course late",
        "as": "usual",
        "to": "date",
    }.items()
}
"""Nouns that say nothing by themselves after a preposition: "In fairness sugar was dear". By hand."""

ORDINALS = listed("first second third")
AFTER_ORDINALS = listed(
    "party world class hand wave person degree amendment grade generation aid lady floor rate tier",
)
"""Nouns that an ordinal belongs to: "third party"."""

JOINS = listed("of")
"""Function words that may stand inside a phrase: "release of transcripts"."""

OTHER_LANGUAGES = listed(
    # German
    "der die das den dem des ein eine einen einem einer eines kein keine keinen und oder aber denn",
    "sondern doch ich du er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen sich mein meine dein",
    "deine sein seine ihre unser unsere euer wer was wie wo wann warum weil dass daß ob wenn als auch",
    "nicht nur noch schon sehr mal hier dort dann so zu zum zur im am ins vom beim von mit nach bei aus",
    "auf für über unter vor durch um ist sind war waren bin bist wird werden wurde haben hat hatte habe",
    "kann können könnte muss müssen soll will würde mehr immer wieder ganz ja nein man an in dieser diese",
    "dieses alle alles etwas nichts viel viele",
    # French
    "le la les un une des du de et ou mais donc car ni que qui quoi dont où je tu il elle on nous vous",
    "ils elles me te se lui leur ce cet cette ces mon ma mes ton ta tes son sa ses notre votre leurs ne",
    "pas plus moins très est sont était être avoir ai as avons avez ont fait dans par pour sur avec sans",
    "sous entre vers chez aussi c'est j'ai n'est qu'il qu'on d'un d'une au aux y en si bien tout tous",
    "toute comme voilà quelques quelque plusieurs beaucoup vraiment toujours encore déjà alors merci bonjour",
    "salut autre autres même mêmes ça puis fois peut peux veut veux faire faisait faut avait étais était",
    "rendre trop jamais rien après avant depuis pendant contre parce ainsi cela celui celle ceux selon",
    # Spanish, Portuguese, Italian
    "el los las lo un una unos unas y o pero porque que quien como cuando donde yo tú él ella nosotros",
    "ellos mi tu su mis sus se me te nos les muy más menos también no sí es son era ser estar está han",
    "hay fue por para con sin sobre entre hasta desde del al esta este esto eso esa ese todo todos nada",
    "algo os as um uma uns umas e ou mas não sim muito mais também eu ele ela nós eles meu minha seu sua",
    "isso isto foi em na nas do da dos das ao à pelo pela com sem il gli della delle dei degli di che chi",
    "muchas muchos gracias hola tiene tienen hace hacer puede pueden siempre nunca ahora aquí ya mucho",
    "obrigado obrigada já tinha são foram está muitas muitos grazie ciao molto sempre quando",
    "non più anche sono è ho hai ha abbiamo hanno nel nella alla per questo questa quello quella",
    # Dutch
    "het een de en of maar want dat die dit deze ik jij je hij zij wij jullie hun ons mijn zijn haar niet",
    "geen wel ook nog al naar van voor met bij uit op aan over om te er is was ben heeft heb hebben wordt",
    "worden kan zou",
)
"""Function words of other languages, for texts that are not English."""
