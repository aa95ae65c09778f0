"""Mentions: the words of one document that a statement or an entity rests on."""

from __future__ import annotations

from kg.extract.finding import Span
from kg.graph import terms as t
from kg.graph.writer import Writer, boolean, day, string
from kg.iri import Iris
from kg.record import Day, DecisionRecord, Layout, lay_out


class Evidence:
    """Says the mentions of one document: one for each thing, at the first words that name it."""

    def __init__(self, writer: Writer, text_format: str, record: DecisionRecord) -> None:
        self.writer = writer
        self.format = text_format
        self.layout: Layout = lay_out(record.parts)
        self._supported: set[tuple[str, str | None]] = set()
        self._at: dict[tuple[int, int], int] = {}

    def support(
        self,
        body: str,
        span: Span | None,
        *,
        explicit: bool | None = None,
        chapter: str | None = None,
        date: Day | None = None,
    ) -> None:
        """Anchor `body` to the words of `span`.

        explicit, chapter: of a citation of law; a chapter that is no part of the cited place's IRI. date: the day of a
        cited decision as these words state it.
        """
        if span is None or (body, chapter) in self._supported:
            return
        self._supported.add((body, chapter))
        start = self.layout.starts[span.part] + span.start
        end = self.layout.starts[span.part] + span.end
        count = self._at[start, end] = self._at.get((start, end), 0) + 1
        mention = Iris.mention(self.format, start, end, count)
        writer = self.writer
        writer.type(mention, t.ANNOTATION)
        writer.link(mention, t.DC_IS_PART_OF, self.format)
        writer.link(mention, t.HAS_BODY, body)
        writer.link(mention, t.HAS_TARGET, Iris.target(self.format, start, end))
        writer.say(mention, writer.own("quote"), string(self.layout.text[start:end]))
        if explicit is not None:
            writer.say(mention, writer.own("explicit"), boolean(explicit))
        if date is not None:
            writer.say(mention, writer.own("citedDate"), day(date))
        if chapter is None:
            writer.say(mention, t.MOTIVATED_BY, t.IDENTIFYING)
        else:  # a mention has at most seven triples; the motivation is the same on all and goes first
            writer.say(mention, writer.own("citedChapter"), string(chapter))
