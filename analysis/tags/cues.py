"""Turns of phrase that show how something is meant: a table of cues, and how often each occurs.

Written by hand for English discussion by the definitions of the tones; nothing is read off a text.
A cue says nothing alone: the classifiers weigh them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

CUES: Mapping[str, str] = {
    "asks": """how do, how can, how could, how did, how does, how would, how about, how to, is there a,
        is there any, are there any, can you, could you, would you, can i, should i, do i, does anyone,
        does anybody, has anyone, anyone know, any idea, any ideas, any chance, any news, any plans, i
        wonder, wondering, i'm curious, what is, what are, what's the, what does, what do you, what
        kind, what about, which one, which version, do you know, do you have, do you think, did you,
        have you, please explain, clarify, let me know, help me, why is it, why does, why do you, where
        can, when will, who is""",
    "challenges": """are you serious, are you kidding, are you saying, you kidding, really ?, seriously
        ?, seriously, so you, so what, since when, what part of, who cares, who needs, how dare, why
        would anyone, why should, why would, isn't it, isn't that, aren't you, aren't they, don't you,
        doesn't it, right ?, do you really, you really think, you think, what makes you, how exactly,
        what's next, says who, name one, care to, and you, what does that have""",
    "mock surprise": """gee, golly, gosh, shocking, shocker, what a shock, i'm shocked, who knew, who
        could have, who would have, colour me, color me, what a surprise, oh good, oh great, oh no, oh
        yes, oh look, oh wait, oh please, oh my, oh really, oh well, wow, yeah right, yeah sure, sure
        thing, good luck with, nice try, well done, brilliant, genius, how nice, how convenient, how
        lovely, how cute, congratulations, funny how, let me guess, imagine that, so much for, spare me,
        spare us, because you know, bless, bravo, of course, riiight, riight, suuure, what could
        possibly, could possibly go, no shit, must be nice, i'm sure, no doubt, thank god, thank
        goodness, heaven forbid, god forbid, lucky us, so called, /s, yay, hooray""",
    "parody": """just like, as if, like a, kind of like, sounds like, looks like, reminds me, next you,
        next thing, let's all, let's just, we should all, it's almost, almost as if, it's like, no
        wonder, good thing, the same people, except when, unless of, but hey, in other words,
        apparently, supposedly, allegedly, magically, wonderful world""",
    "laughs": """lol, lmao, rofl, haha, hahaha, ha, heh, hehe, hah, :), :d, ;), :p, =), :-), ;-), xd, 😂,
        🤣, 😄, 😆, 😉, 😅, 🙂, 😁, just kidding, kidding, jk, joking, joke, jokes, hilarious, funny, pun,
        puns, banter, meme, memes, dude, bro, beer, wink""",
    "rolls eyes": """🙄, 🤦, 🤡, facepalm, rolleyes, emoticon, sigh, ugh, meh, yawn, blah, pfft, lmfao,
        smh, wtf, good grief, for the love, give me a break, come on, get real, grow up, wake up, get
        over it, get a life, get a grip, whatever, nonsense""",
    "insults": """idiot, idiots, idiotic, stupid, stupidity, moron, morons, moronic, fool, fools,
        foolish, liar, liars, pathetic, scum, disgusting, disgust, disgrace, disgraceful, shameful,
        shameless, traitor, traitors, coward, cowards, cowardly, asshole, assholes, ass, dumb, dumbass,
        ignorant, ignorance, garbage, trash, bigot, bigots, bigoted, racist, racists, fascist, fascists,
        nazi, nazis, clown, clowns, evil, crook, crooks, corrupt, thug, thugs, loser, losers,
        delusional, crap, bullshit, hypocrite, hypocrites, hypocrisy, hypocritical, imbecile, lunatic,
        lunatics, nutjob, psycho, scumbag, vile, sick, brainwashed, sheep, cult, shame on, despicable,
        contemptible, worthless, ridiculous, absurd, laughable, incompetent, lazy, greedy""",
    "swears": """fuck, fucking, fucked, fucks, fuckin, fck, shit, shitty, shits, damn, damned, goddamn,
        hell, bitch, bastard, bastards, piss, pissed, stfu, gtfo, bs, screw, screwed, sucks, suck,
        douche, dick, cunt, bloody, motherfucker""",
    "rages": """hate, hates, i hate, sick of, tired of, fed up, enough is enough, outrage, outrageous,
        outraged, furious, angry, anger, rage, infuriating, makes me sick, makes my blood, how dare,
        lock them up, burn in, rot in, go to hell, shut up, get out, kill, murderers, criminals,
        unbelievable, unforgivable, inexcusable, appalling, appalled, monsters, monster, destroy,
        destroying, punish, deserve""",
    "worries": """afraid, scared, scary, scares, worried, worry, worries, worrying, worrisome, fear,
        fears, feared, sad, sadly, saddens, sadness, hopeless, helpless, doomed, doom, terrifying,
        terrified, tragic, tragedy, heartbreaking, heartbroken, give up, giving up, no hope, losing
        hope, lost hope, too late, depressing, depressed, nervous, anxious, anxiety, cry, crying, cried,
        miss, alone, lonely, poor thing, devastating, devastated, catastrophe, catastrophic, collapse,
        nightmare, god help, i fear, dread, grim, bleak, never recover, concerned, concerning,
        disturbing, alarming, frightening, dangerous, unfortunately, alas, rip, condolences, my heart,
        what if""",
    "thanks": """thank, thanks, thankyou, thx, ty, appreciate, appreciated, appreciates, cheers,
        grateful, gratitude, kudos, congrats, welcome, hats off, props""",
    "praises": """great, good point, good post, good job, good work, good article, good luck, nice,
        love, loved, loves, excellent, awesome, amazing, well said, well put, well written, beautiful,
        beautifully, wonderful, perfect, best, glad, happy, impressive, fantastic, delicious, helpful,
        interesting, enjoyed, enjoy, proud, brave, hero, heroes, respect, admire, bless you, keep up,
        keep it up, looking forward, can't wait, i hope, hope you, hope it, hope this, hope that, good
        for, you got this, cool, fascinating, insightful, useful""",
    "agrees": """agree, agreed, agrees, exactly, indeed, yes, yep, yup, yeah, true, you're right, you
        are right, that's right, absolutely, precisely, same here, me too, so true, very true, this,
        good point, fair point, fair enough, makes sense, of course, definitely, totally, spot on,
        bingo, amen, correct, ditto, i second, couldn't agree, right on""",
    "objects": """disagree, disagreed, no, nope, wrong, incorrect, false, untrue, inaccurate,
        misleading, mistaken, not true, isn't true, actually, however, but, except, on the contrary,
        simply not, that's not, that is not, it's not, doesn't mean, does not mean, you're wrong, not
        really, not exactly, not necessarily, not quite, hardly, nonsense, fallacy, straw man, strawman,
        red herring, irrelevant, beside the point, you missed, you miss, misunderstood, misunderstand,
        you claim, you said, your argument, your point, no evidence, prove, proof, evidence, apples""",
    "explains": """because, since, therefore, thus, hence, for example, for instance, such as, according
        to, means, meaning, which is, which means, in fact, the reason, the problem is, the difference,
        that is why, that's why, if you, you can, you could, you need, you should, you may, you will,
        you have to, try, use, using, see, here is, here's, it is, it was, there is, there are, was the,
        usually, typically, generally, in general, basically, defined, definition, refers, i believe, my
        understanding, as far as, note that, also, whereas, while, first, second, finally, works,
        worked, instead""",
    "doubts": """perhaps, maybe, i think, i guess, i suppose, i suspect, i assume, probably, possibly,
        might, may be, seems, seem, seemed, somewhat, imo, imho, not sure, i'm not sure, i don't know,
        dunno, i feel, could be, as far as i, likely, unlikely, iirc, afaik""",
    "blames": """should have, should not, shouldn't, should be, must, ought, need to, needs to, have to,
        fail, failed, fails, failure, fault, blame, blamed, bad, worse, worst, terrible, horrible,
        awful, poor, poorly, useless, broken, waste, mess, disaster, joke, lie, lies, lied, lying,
        dishonest, deceptive, propaganda, excuse, excuses, refuse, refuses, refused, ignore, ignores,
        ignored, ignoring, pretend, pretending, unfair, unjust, irresponsible, reckless, selfish,
        problem, problems, disappointing, disappointed, unacceptable, doesn't work, cannot, can't even,
        too many, too much, at the expense, only care, don't care""",
    "sweeping": """all, always, every, everyone, everybody, everything, never, ever, only, any, anyone,
        anything, entire, completely, totally, absolutely, nothing, nobody, no one, none, literally,
        obviously, clearly, just, simply, those people, these people, you people, people like you, your
        kind""",
    "denies": """not, no, never, none, nor, neither, don't, doesn't, didn't, isn't, aren't, wasn't,
        weren't, won't, can't, couldn't, wouldn't, shouldn't, haven't, hasn't, hadn't, ain't, cannot,
        without, dont, doesnt, didnt, cant, wont""",
    "I": "i, me, my, mine, myself, i'm, i've, i'd, i'll",
    "we": "we, us, our, ours, we're, we've, we'll, we'd",
    "you": """you, your, yours, yourself, you're, you've, you'll, you'd, u, ur, ya, y'all, yall""",
    "they": """they, them, their, theirs, they're, they've, they'll, he, him, his, he's, she, her,
        she's, those, themselves, himself""",
    "article": """article, articles, author, headline, title, blog, post, piece, study, paper, op,
        recipe, the report, this story, journalist, reporter, you wrote, your post, your article, your
        blog, your recipe, this page""",
    "greets": "hi, hello, hey, dear, regards, best regards, good morning, greetings",
}
"""Cue to its turns of phrase, in the form of `tokens`, between commas."""

OPENINGS: Mapping[str, str] = {
    "opens yes": """yes yeah yep yup exactly agree agreed true right indeed absolutely same definitely
        correct""",
    "opens no": "no nope wrong not actually but except false nonsense never incorrect disagree",
    "opens warmly": """thank thanks thankyou great nice awesome love good congratulations congrats
        excellent wonderful beautiful""",
    "opens so": "so",
    "opens oh": "oh ah wow lol lmao haha gee ha heh well um uh er hmm yay",
    "opens asking": """what why how who where when which is are do does did can could would will has
        have any anyone""",
    "opens I": "i i'm i've my me we",
    "opens you": "you your you're you've",
    "opens that": "that that's this it it's there",
    "opens if": "if when unless",
    "opens and": "and or then because also",
    "opens greeting": "hi hello hey dear",
    "opens imperative": "please try see look check read use let let's just stop get go tell explain",
    "opens they": "they he she trump biden these those the",
}
"""Opening to the first tokens that make it."""

NAMES = (*CUES, *OPENINGS)

MOST = 6
"""Occurrences of a cue that count; a long text is not a hundred times as angry."""


def _starts() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """First token -> (the whole turn of phrase, the cue's column)."""
    starts: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for column, phrases in enumerate(CUES.values()):
        for phrase in dict.fromkeys(" ".join(phrases.split()).split(", ")):
            turn = tuple(phrase.split())
            starts[turn[0]].append((turn, column))
    return dict(starts)


_STARTS = _starts()
_OPENS = {word: len(CUES) + n for n, words in enumerate(OPENINGS.values()) for word in words.split()}


def counts(tokenised: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """One row a text, one column each of `NAMES`: the root of how often the cue occurs, at most `MOST`."""
    found = np.array([_row(tokens) for tokens in tokenised], dtype=np.float64)
    root: NDArray[np.float64] = np.sqrt(np.minimum(found, MOST)).reshape(len(tokenised), len(NAMES))
    return root


def _row(tokens: Sequence[str]) -> list[int]:
    row = [0] * len(NAMES)
    for at, token in enumerate(tokens):
        if token not in _STARTS:
            continue
        for turn, column in _STARTS[token]:
            if len(turn) == 1 or tuple(tokens[at : at + len(turn)]) == turn:
                row[column] += 1
    if tokens and tokens[0] in _OPENS:
        row[_OPENS[tokens[0]]] = 1
    return row
