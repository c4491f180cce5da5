"""Lines of comment pages that nobody wrote: headings, reply links, votes, forms, notices.

Tables of patterns for whole lines, one a row, in English, German, French, Spanish, Portuguese,
Italian and Dutch, and the words for comments and replies in more languages: as the templates of blogs and
forums (WordPress, Blogger, Drupal, TypePad, phpBB), comment services (Disqus, wpDiscuz, Livefyre) and
networks (Reddit, YouTube, Facebook, LinkedIn, X, Hacker News) print them. Case does not count; `COMMENT`,
`REPLY` and `MORE` stand for the words below.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.formats.patterns import any_row
from analysis.formats.times import KEPT

_COMMENT_WORDS = """
comments? responses? repl(?:y|ies) thoughts? reactions? discussions? opinions? posts? messages?
kommentar(?:e|en)? antwort(?:en)? gedanken? meinung(?:en)? reaktion(?:en)? ergänzung(?:en)? beitr[äa]ge?
commentaires? réponses? réactions? avis pensées?
comentarios? respuestas? opini[oó]n(?:es)? pensamientos? comentários? respostas? opini(?:ão|ões) pensamentos?
comment[oi] rispost[ae] pensier[oi] opinion[ei] reacties? antwoord(?:en)? gedachten? opmerking(?:en)?
комментари(?:й|я|и|ев) коментар(?:і|ів)? ответ(?:а|ы|ов)? komentarz(?:e|y)? komentář[eůi]?
yorum(?:lar)? yanıt(?:lar)? kommentarer svar kommentti(?:a|en)? hozzászólás(?:ok)? σχόλι(?:ο|α)
コメント 评论 評論 댓글
"""
_REPLY_WORDS = """
reply antwort(?:en)? répondre responder rispondi beantwoorden reageren zitieren quote citar citer cita
zitat vastaa poista svar delete edit löschen bearbeiten
svara besvar ответить відповісти odpowiedz odpovědět yanıtla cevapla válasz απάντηση 返信 回复 回覆 답글
"""

HEADINGS = r"""
\W*\d[\d.,]* (?:\w+ )?COMMENT\b(?: (?:to|on|for|zu|für|auf|an|à|sur|a|en|in|de|sobre|su|op)\b.*)?\W*
(?:this|dieser|cet|este|questo|dit|se|there|es|il|hay)\b.{0,40}\b\d+ (?:\w+ )?COMMENT\W*
(?:one|eine?|une?|uma?|uno|een|no|keine) COMMENT(?: (?:to|on|zu|für|à|sur|a|en|su|op)\b.*)?\W*
(?:reader |user |latest |recent |leser|alle |all |view )?-?COMMENT(?: \(?\d+\)?)?(?: \d+)?\W*
COMMENT (?:for|to|on|zu|sur|sobre|su|op)\b.{1,80}
(?:join|read|see) the (?:discussion|conversation|comments?)\W*
reader interactions
COMMENT\W+(?:leave|add|post|schreibe|laisser|deja|deixe|lascia|laat)\b.{0,40}
.{0,60}\d+ (?:comments?|kommentare?|commentaires?)\b.{0,60}(?:read|add|feed|subscribe|abonnieren|below).{0,60}
(?:comments|discussion) (?:are|is) (?:below|open|moderated)\W*
COMMENT ?\d+|all COMMENT|COMMENT section|COMMENT viewing options
(?:most relevant|(?:newest|oldest)(?: first)?|top comments|(?:highest|lowest|best|worst) rated|most liked)\W*
(?:sort by|sortieren nach|trier par|ordenar por|ordina per)\W*|(?:neueste|älteste|beste)(?: zuerst)?
les plus (?:récente?s?|anciens?|anciennes?)|(?:más|mais) (?:recientes?|antigu?[oa]s?|recentes?)
what are your thoughts\?|write a (?:comment|response|reply)\W*|share what you think|add a comment\W*
"""
"""Lines that announce comments."""

FORMS = r"""
\W*(?:leave|post|add|write|submit|make|cancel) (?:an? |your |new )*(?:reply|comments?|response)\b.{0,60}
\W*comment (?:on this|here)\b.{0,40}
(?:this )?archive (?:was )?(?:generated|maintained)\b.{0,80}
(?:schreiben?|hinterlassen?|verfasse) (?:sie )?(?:eine?n?|deinen?|ihren) (?:neuen )?COMMENT\b.{0,40}
(?:einen |neuen )?kommentar (?:schreiben|hinterlassen|verfassen|abgeben|hinzufügen)\W*
(?:ihre|deine|neue) antwort(?: erstellen)?\W*
(?:laisser|ajouter|écrire|poster|publier) (?:une?|votre) COMMENT\b.{0,40}
(?:dejar?|añade|escribe|publicar) (?:una?|tu) COMMENT\b.{0,40}
(?:deixe?|deixar|enviar|escreva|adicionar|postar) (?:uma?|o seu|seu) COMMENT\b.{0,40}
(?:lascia|scrivi|aggiungi|posta|invia) (?:una?|il tuo) COMMENT\b.{0,40}
(?:enregistrer|publicar|postar|posta) (?:uma?|une?|una) COMMENT\W*
een reactie posten\W*|kommentar veröffentlichen\W*
(?:laat|geef|plaats|schrijf) (?:een|je|uw) COMMENT\b.{0,40}
your (?:e-?mail|answer)\b.{0,90}
(?:deine |ihre |die )?e-?mail-?(?:adresse|benachrichtigung)\b.{0,140}
(?:votre adresse|tu dirección|o seu endereço|il tuo indirizzo|(?:je|het) e-?mailadres)\b.{0,140}
(?:required fields|erforderliche felder|fill in your details)\b.{0,120}
(?:the )?(?:comments?|discussion)(?: section| form)? (?:is|are|has been|have been) (?:now )?closed\b.{0,40}
(?:comments have|commenting (?:is|has been)) .{0,12}(?:closed|disabled|archived|locked)\b.{0,60}
this (?:thread|entry|post|topic|discussion) (?:is|has been) .{0,12}(?:closed|archived|locked)\b.{0,60}
(?:the )?comments? (?:to|on|for) .{1,40} (?:is|are|has been|have been) (?:now )?closed\b.{0,40}
(?:jetzt )?(?:kommentieren|mitdiskutieren|commenter|comentar|commenta)\W*
kommentare (?:sind )?geschlossen\b.{0,40}
(?:les commentaires sont fermés|(?:los )?comentarios (?:están )?cerrados|i commenti sono chiusi)\b.{0,40}
(?:reacties (?:zijn )?gesloten|os comentários estão (?:fechados|encerrados))\b.{0,40}
(?:you must|please)\b.{0,60}\b(?:log(?:ged)?[ -]?in|login|sign in|register)\b.{0,60}
(?:bitte|sie müssen|du musst)\b.{0,60}\b(?:ein|an)(?:ge|zu)?(?:logg|meld)\w*\b.{0,60}
bitte loggen sie sich ein\b.{0,60}
(?:vous devez|debes|você precisa|devi|je moet)\b.{0,60}\b(?:connect\w+|sesión|login|accedere|ingelogd)\b.*
log ?out\b.{0,20}change\b.{0,10}
connecting to %s
(?:keep it clean|don't threaten|be (?:truthful|nice|proactive)|share with us)\. .{0,160}
please turn off your caps lock\W*|welcome to the discussion\W*|\(\d+\) COMMENT
go to comments|(?:expand )?(?:comment )?search comments?|expand comment search|profile image
best|(?:log|sign) in
(?:join the discussion\. or register|sign up to receive\b.{0,60}|notify me of\b.{0,60})
benachrichtig\w+ mich\b.{0,60}
(?:this site uses|diese website verwendet|ce site utilise|este sitio usa|este site usa o) akismet\b.{0,120}
(?:questo sito us?a|deze site gebruikt) akismet\b.{0,120}
(?:«|<<|←|‹)? ?(?:older|newer|previous|next)\b.{0,12}(?:posts?|comments?|entries)?.{0,3}(?:»|>>|→|›)?
« older .{0,160} newer »
<< home|links to this post\W*|(?:trackbacks?|pingbacks?)\W*(?:\(?\d+\)?)?\W*
subscribe (?:to|via)\b.{0,60}|abonnieren\b.{0,60}|(?:kommentare|comments) abonnieren\b.{0,20}
(?:post )?comments? \(atom\)
(?:©|copyright\b|powered by\b|all rights reserved|proudly powered).{0,120}
(?:recent|related|similar|popular|articles?) (?:posts?|articles?|stories|entries|comments?|similaires)\W*
(?:recommended|more|top) stories\W*|(?:read|up|what to read) next\W*
(?:ähnliche|weitere) (?:artikel|beiträge)\W*
(?:recipe rating|skip to (?:main )?content|privacy policy|terms of (?:use|service))\W*
(?:related|suggested|new & unread|unread) topics|topic list, column headers\b.*|topic\W+replies\W+views\b.*
type your email\b.{0,20}|(?:skip )?advertisement|share full article|powered by discourse\b.*
not the answer you're looking for\?.{0,120}
neue antwort erstellen|post (?:new topic|a reply)\b.{0,80}
(?:sortiert nach|sort(?:ed)? by|neuste)\b.{0,60}
FOOT(?:\W{1,5}FOOT)+\W*
(?:previous|next|vorherig\w+|nächst\w+) (?:post|topic|entry|article|beitrag|artikel|thema)\b.{0,120}
"""
"""Lines of forms and page ends: no comment goes on across one."""

ACTIONS = r"""
(?:\d+\W*[•·|›]\W*)?[\W_]*(?:REPLY|LIKE)(?:[\W\d_]|REPLY|LIKE|link|share|report|permalink|flag|mit|melden|empfehlen|teilen)*
[\W_]*REPLY to (?:this )?(?:comment|post|\w+)(?: \w+)?[\W_]*
(?:permalink(?: \| context)?|permanent link|direct link|link)\W*
(?:share|teilen|partager|compartir|compartilhar|condividi|delen|copy link|link kopieren)\W*
(?:like reply|react|reactions|reaktionen|upvote|downvote|bewerten|add reaction|click to expand)\W*
\d+ (?:recommends?|reaktionen|reactions|agrees?|disagrees?)\W*|\d+ \(\d+ / -?\d+\)
(?:report(?: abuse| this comment| comment)?|flag(?: as inappropriate)?|melden|signaler|denunciar|segnala)\W*
(?:like|unlike|gefällt mir|j'aime|me gusta|mi piace|recommend(?:ed)?)\W*(?:\d+\W*)?
(?:improve this (?:answer|question)|expand full comment|load more(?: comments)?)\W*
(?:read more|collapse)\W*
(?:show|view|see|load|read) (?:more|all|\d+)(?: more)?(?: repl(?:y|ies)| comments?)?(?: ?\(\d+\))?\W*
(?:show|view|see|load) \d+ more (?:repl(?:y|ies)|comments?) in .{1,30}
(?:show|view|see|load|hide) (?:repl(?:y|ies)|comments)(?: ?\(\d+\))?\W*
MORE(?: [^\W\d_]+){0,2} (?:\d+ )?COMMENT(?: [^\W\d_]+)?(?: ?\(\d+\))?\W*
[.…]+more
show less|comment actions|insightful|celebrate|\(?edited\)?
\[[–—−+-]\]|dislike|expand|empfehlen|permalink melden|(?:add|view) comment|view full answer
(?:empfehlen|zustimmen|recommander|recomendar|consigliare|respect|bewertung:?) ?\d+(?: punkte)?
(?:link to comment|share on other sites|more actions|issue body actions|comment options|add a comment)\W*
view \d[\d.,]*k? upvotes|(?:\W*react with \W*\d*)+
(?:log|sign) ?in(?: or (?:register|sign up))? to (?:post|reply|comment|vote|leave)\b.{0,30}|pinned by .{1,60}
(?:\W*vote (?:up|down))+|logged|tweet|find|thread tools|verified
(?:\d{1,3}|an?|one) (?:hour|day|week|month|year)s? later|views|users|links|read|min
embed|save|crosspost|\(\d+ (?:child(?:ren)?|repl(?:y|ies))\)
respond|hide replies \d+|\d+ antworte?n? anzeigen|reply \| flag|report inappropriate content
(?:give )?award|reply new comment|click to rate|link to this|report comment|flag as inappropriate|resize
liked? ?liked by \d+ (?:person|people)|\d+ hidden comments?|twitter ?facebook|repost|quote post
\d+ repl(?:y|ies) by .{1,80}|.{1,60} replied [·•] \d+ repl(?:y|ies)|.{1,60} ?[·•] ?\d+ repl(?:y|ies)
(?:\d+ )?(?:REPLY|repl(?:y|ies)) ?[\d.,k]* ?recommend(?:ed)?(?: ?share| ?flag| ?report)*
perma(?:nent )?link(?: ?(?:embed|save|unsave|parent|report|give award|reply|hide|share|context))+
.{1,60} is (?:on|off)line\W*reply with quote\W*
(?:continue this thread|more replies|follow|parent|up|top|profile|view profile|benutzer-profile anzeigen)\W*
(?:online|offline|loading|back to top|nach oben|context|hide replies?)\W*
(?:(?:view|show|hide) )?\d+ (?:more )?repl(?:y|ies)\W*
liked? by (?:\d+ (?:people|person|others?)|you\b.{0,40})\W*
(?:likes?|votes?|points?|score)\W*\d+\W*
[+-]?\d+ (?:likes?|(?:up)?votes?|points?|people like this|thumbs? up|found this helpful|gefällt mir)\W*
(?:thumb up|daumen hoch|pouce)[\W\d]*(?:(?:thumb down|daumen runter|pouce)(?:[\W\d]|REPLY)*)?
\d+ (?:empfehlung(?:en)?|mal empfohlen|gostos?|curtidas?|reacciones|réactions|recommandations?)\W*
(?:(?:up|down)?vote|level \d+|op)\W*|[·•|»›]
(?:page|seite|página|pagina) \d+ (?:of|von|de|di|van|sur|/) \d+\W*
(?:rate this|was this helpful)\b.{0,40}|\d+ users? marked this as (?:a )?favorite.{0,20}
\d+ (?:of|von|de) \d+ (?:people|users|personen)\b.{0,40}|[▲▼△▽↑↓+− -]+
(?:tweet|share|pin|email|print|facebook|twitter|pinterest|like)(?: (?:this|on \w+))?(?: \d+)?
(?:share|email|print) this (?:story|article|post|page|thread)\W*
"""
"""Lines of links and counts that belong to a comment, and are none of its words."""

NOTES = r"""
(?:(?:well-known|active|new|staff|trade|senior|junior|full|hero|valued|elite|registered) )?(?:member|user)
\(?(?:modificato|bewerkt|redigerad|redigert|edytowano|изменено)\)?
\(?(?:edited|bearbeitet|modifié|editado)\)?(?: .{1,20} ago)?\W*|#\d+\W*|add bookmark
\W*(?:author|op|mod(?:erator)?|admin(?:istrator)?|staff|guest|verified|subscriber|solution|new)\W*
\W*(?:contributor|collaborator|maintainer|owner|member|exemplary|thread starter|creator)\W*
\W*(?:uitgelicht|hervorgehoben|destacad[oa]|in evidenza|mis en avant)\W*
\W*(?:(?:\w+ )?picks?|featured(?: comment)?|recommended by .{1,40}|profile badge for .*)\W*
(?:top (?:fan|contributor|voice)|(?:all-star|rising) contributor|valued responder|group expert)\W*
top \d+% (?:commenter|poster)|(?:stickied|pinned) comment
comments \(\d+\)|(?:conversation starter|visual storyteller)\W*|liked by .{1,60}
"""
"""Lines beside a header that say something of the comment or of its author, and are none of its words."""

PANEL = r"""
(?:join(?:ed| date)|registered|registriert|anmeldungsdatum|inscrit|registrado|iscritto)\b\W.{0,60}
lid geworden\b\W.{0,60}
(?:posts|beiträge|messages|mensajes|mensagens|messaggi|berichten|threads|rank|karma|reputation) ?: ?.{1,60}
(?:location|wohnort|ort|from|ubicación|localização|localisation|località|woonplaats) ?: ?.{1,60}
(?:gender|age|thanks(?: given)?) ?: ?.{1,60}|(?:mehr als )?[\d.]+ beiträge seit .{1,30}
(?:post subject|betreff|sujet|asunto|assunto|oggetto|onderwerp|titel|subject) ?:.{0,120}
(?:(?:new|junior|full|senior) )?member\W*|moderator|(?:site )?admin(?:istrator)?|newbie|veteran
(?:guest|gast|offline|online|top|nach oben|author message|autor nachricht)\W*
"""
"""Lines of the column that forums print beside a post."""

LIKE = r"(?:likes?|gefällt mir|j['’]aime|me gusta|mi piace|curtir|vind ik leuk)"
REPLY = f"(?:{'|'.join(_REPLY_WORDS.split())})"
MORE = r"(?:voir|afficher|ver|mostrar|mostra|vedi|toon|meer|alle|weitere|visa|vis|pokaż|zobrazit|показать)"
COMMENT = f"(?:{'|'.join(_COMMENT_WORDS.split())})"

FOOT = (
    r"(?:privacy(?: policy| settings)?|cookies?(?: policy| settings| preferences)?|contact(?: us)?|"
    r"terms(?: of (?:use|service)| (?:and|&) conditions)?|about(?: us)?|advertis(?:e|ing)(?: with us)?|"
    r"careers|jobs|help|faq|accessibility|site ?map|rss|newsletters?|impressum|imprint|kontakt|agb|"
    r"guidelines|lists|api|security|legal|search|apply to yc|"
    r"datenschutz(?:erklärung)?|über uns|mentions légales|confidentialité|aviso legal|privacidad|contacto)"
)
"""What the links at the foot of a page say; a row of two or more is no comment."""


def _whole(table: str) -> re.Pattern[str]:
    for word, pattern in (
        ("COMMENT", COMMENT),
        ("REPLY", REPLY),
        ("LIKE", LIKE),
        ("MORE", MORE),
        ("FOOT", FOOT),
    ):
        table = table.replace(word, pattern)
    return any_row(table)


_HEADING, _FORM, _ACTION, _PANEL, _NOTE = map(_whole, (HEADINGS, FORMS, ACTIONS, PANEL, NOTES))
COUNT = r"\d[\d.,]*[kKmM]?"
_COUNT = re.compile(rf"\s*{COUNT}\s*")
_VOTES = re.compile(rf"\s*[+-]?{COUNT}\s*")
_NO_LETTER = re.compile(r"[\W\d_]+")
LONGEST = 220
"""Code points of the longest line that can be furniture; longer lines are somebody's words."""


@lru_cache(maxsize=KEPT)
def heads_comments(line: str) -> bool:
    """Whether `line` announces comments (`12 thoughts on …`)."""
    return len(line) <= LONGEST and _HEADING.fullmatch(line) is not None


@lru_cache(maxsize=KEPT)
def ends_comments(line: str) -> bool:
    """Whether `line` belongs to a form or to the end of a page."""
    return len(line) <= LONGEST and _FORM.fullmatch(line) is not None


@lru_cache(maxsize=KEPT)
def is_action(line: str) -> bool:
    """Whether `line` holds nothing but links and counts of a comment."""
    return len(line) <= LONGEST and _ACTION.fullmatch(line) is not None


@lru_cache(maxsize=KEPT)
def is_panel(line: str) -> bool:
    """Whether `line` belongs to the column that forums print beside a post."""
    return len(line) <= LONGEST and _PANEL.fullmatch(line) is not None


@lru_cache(maxsize=KEPT)
def is_note(line: str) -> bool:
    """Whether `line` says something of the comment beside it, or of its author."""
    return len(line) <= LONGEST and _NOTE.fullmatch(line) is not None


def letters(line: str) -> str:
    """The letters of a line: what links that differ in their counts have in common."""
    return _NO_LETTER.sub("", line.casefold())


def is_count(line: str) -> bool:
    """Whether a line holds a bare number: answers, votes, views."""
    return _COUNT.fullmatch(line) is not None


def is_votes(line: str) -> bool:
    """Whether a line holds a bare number that may have a sign, beside a header or links."""
    return _VOTES.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    return heads_comments(line) or ends_comments(line) or is_action(line)
