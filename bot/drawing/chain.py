"""Draw who told whom about a statement."""

from bot.domain.check import Check
from bot.drawing.chain_graph import Chain, Node, chain_of
from bot.drawing.chain_layout import circle_words, lay_out_chain, left_words, role_words
from bot.drawing.cleaning import cleaned
from bot.drawing.painting import paint
from bot.drawing.picture import Picture, alt_text
from bot.drawing.typefaces import Typefaces


def draw_chain(check: Check, *, title: str = "Who told whom") -> Picture:
    """Return a dark picture for a phone, 1080 pixels wide; takes some 0.3 s."""
    typefaces = Typefaces()
    scene = lay_out_chain(check, title, typefaces)
    chain = chain_of(check)
    heading = f"{cleaned(title)}: “{cleaned(check.statement)}”, {check.verdict}."
    return Picture(png=paint(scene, typefaces), alt=alt_text([heading, *_sentences(chain)]))


def _sentences(chain: Chain) -> list[str]:
    """Say in words what the arrows show, one sentence for each node."""
    sentences = [_told(node, chain) for node in chain.graph.nodes.values()]
    return [*sentences, *circle_words(chain.graph), *filter(None, [left_words(chain)])]


def _told(node: Node, chain: Chain) -> str:
    graph = chain.graph
    sources = [graph.nodes[link.source].name for link in graph.links if link.teller == node.key]
    by = f", told by {' and '.join(sources)}" if sources else ""
    return f"{node.name} ({role_words(node)}){by}."
