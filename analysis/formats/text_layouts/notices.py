"""What stands where a comment was, will be, or is linked from: nobody's words, told by whole lines."""

from __future__ import annotations

from functools import lru_cache

from analysis.formats.patterns import any_row
from analysis.formats.times import KEPT

AWAITING = r"""
.{0,12}(?:your )?comment is awaiting moderation\b.{0,80}
.{0,20}(?:wartet auf|awaiting) (?:die )?(?:freischaltung|moderation|approval)\b.{0,40}
.{0,30}en attente de modération\b.{0,40}|.{0,30}wacht op moderatie\b.{0,40}
.{0,30}(?:pendiente|pendente|à espera|aguardando|in attesa) d[ei] moder\w+\b.{0,40}
"""
DELETED = r"""
\W*(?:(?:comment|post|message) )?(?:deleted|removed|expunged|redacted)(?: by (?:the |a )?(?:\w+ ?){1,2})?\W*
\W*(?:gelöscht|entfernt|supprimé|eliminado|removido|rimosso|verwijderd)\W*
this (?:comment|post|message|reply) (?:has been|was|is) (?:deleted|removed|hidden|withdrawn)\b.{0,200}
this (?:comment|post) (?:has )?violated our (?:polic|guideline|terms|rules|standards).{0,100}
(?:comment|post|message) (?:has been|was) (?:deleted|removed|hidden)\W*
\W*previous comment (?:deleted|removed)\W*
dieser (?:kommentar|beitrag) wurde\b.{0,60}\b(?:gelöscht|entfernt)\W*
ce commentaire a été (?:supprimé|retiré)\b.{0,60}|este comentario ha sido (?:eliminado|borrado)\b.{0,60}
este comentário foi (?:removido|excluído|eliminado)\b.{0,60}
questo commento è stato (?:eliminato|rimosso)\b.{0,60}|deze reactie is verwijderd\b.{0,60}
"""
PINGBACK = r"""
(?:pingback|trackback|ping)\b\W*(?:von|by|from|de|di|da|van)?\b.{0,200}
\[(?:…|\.\.\.)\].{5,600}\[(?:…|\.\.\.)\]\W*
"""

_REASONS = {
    "awaiting moderation": any_row(AWAITING),
    "deleted": any_row(DELETED),
    "pingback": any_row(PINGBACK),
}


@lru_cache(maxsize=KEPT)
def reason_left_out(author: str | None, body: str) -> str | None:
    """Why an item is no comment of a person: the kind of notice that its body or author is, else `None`."""
    for reason, pattern in _REASONS.items():
        if pattern.fullmatch(body) or (author is not None and pattern.fullmatch(author)):
            return reason
    return None
