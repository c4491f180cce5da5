"""Every stage in order: read this and you know the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis import __version__, charts, models, replies, report, summary, threads
from analysis.formats.collection import Input
from analysis.models import embedding
from analysis.records import Document, Thread
from analysis.schema import Tables
from analysis.tables import pairs, people
from analysis.tags import about, by_sentences, by_words, grounds, mentioned, stance, tone, topics, why

OUTPUTS = frozenset(report.PARTS)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a person can choose about a run."""

    out: Path = Path("reports")
    only: frozenset[str] = OUTPUTS
    fast: bool = False
    """Tones by single words and turns of phrase, names of topics by how words are used, without networks:
    sooner, and less often right."""
    topics: int | None = None
    """Into how many topics a discussion divides; None: as its length suggests."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """One analysed thread, as the terminal tells it."""

    title: str
    comments: int
    people: int
    headlines: tuple[str, ...]
    pdf: Path | None
    folder: Path


def analyse(thread: Thread, backgrounds: Mapping[str, Document], settings: Settings) -> Tables:
    """Everything known about one thread; `backgrounds` maps the name of each background document to it."""
    way = by_words.JUDGE if settings.fast else by_sentences.JUDGE
    host = threads.host(thread)
    article = threads.article_table(thread.article, backgrounds)
    rebuilt = replies.rebuild(
        threads.comments_table(thread),
        article,
        host=host,
        one_word_lines_dropped=thread.one_word_lines_dropped,
    )
    comments, tone_shares = tone.judge(rebuilt.comments, rebuilt.links, way)
    links = stance.judge(comments, rebuilt.links, way)
    comments, links = why.explain(comments, links, way)
    vectors = embedding.remembered(way.vectors) if way.vectors else None
    comments, found_topics = topics.find(comments, links, article, vectors, settings.topics)
    links = about.name(comments, links, found_topics, article, vectors)
    return Tables(
        title=thread.article.title or "Untitled thread",
        host=host,
        comments=comments,
        links=links,
        pairs=pairs.pairs(comments, links, tone_shares),
        spans=rebuilt.spans,
        people=people.people(comments, links, host),
        topics=found_topics,
        article=article,
        grounds=grounds.find(comments, rebuilt.spans, article),
        tone_shares=tone_shares,
        mentioned=mentioned.find(comments, article),
    )


def run(given: Input, stem: str, settings: Settings) -> Result:
    """Analyses one thread and writes its folder.

    Raises UnwritableOutput where the folder cannot be written.
    """
    folder = settings.out / stem
    report.check(folder)
    tables = analyse(given.thread, given.backgrounds, settings)
    found = summary.find(tables)
    drawn, manifest = _drawn(tables, settings), _manifest(given, settings)
    pdf = report.write(folder, tables, found, drawn, manifest, settings.only)
    return Result(
        title=tables.title,
        comments=len(tables.comments),
        people=len(tables.people),
        headlines=found.headlines,
        pdf=pdf,
        folder=folder,
    )


def _drawn(tables: Tables, settings: Settings) -> Mapping[str, charts.Drawn]:
    return charts.draw(tables) if settings.only & {"charts", "pdf", "html"} else {}


def _manifest(given: Input, settings: Settings) -> dict[str, object]:
    """What the run was given and how well its judgements are known to be right."""
    return {
        "version": __version__,
        "inputs": [{"file": name, "sha256": digest} for name, digest in given.digests],
        "format": given.format,
        "settings": {"only": sorted(settings.only), "fast": settings.fast, "topics": settings.topics},
        "left_out": dict(given.thread.left_out),
        "notes": list(given.thread.notes),
        "accuracy": {card["judges"]: card["measured"] for card in models.cards(fast=settings.fast)},
    }
