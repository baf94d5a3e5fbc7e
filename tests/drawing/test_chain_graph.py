"""Who told whom: which nodes and links a check has. All names are fictional."""

from hypothesis import HealthCheck, given, settings

from bot.domain.check import Check
from bot.drawing.chain_graph import MOST_NODES, Chain, Stance, chain_of
from bot.drawing.chain_layout import circle_words, left_words, role_words
from bot.drawing.chain_rows import rows_of
from tests.drawing.samples import check, checks, quote


def links_of(chain: Chain) -> set[tuple[str, str]]:
    nodes = chain.graph.nodes
    return {(nodes[link.source].name, nodes[link.teller].name) for link in chain.graph.links}


def test_a_chain_runs_from_the_source_up_to_the_document() -> None:
    chain = chain_of(check([quote("Digest", "Marl Radio", "Ada Renn", origin="Ada Renn")]))
    assert links_of(chain) == {("Ada Renn", "Marl Radio"), ("Marl Radio", "Digest")}


def test_a_cited_outlet_is_its_document_where_that_is_there() -> None:
    chain = chain_of(
        check(
            [
                quote("Digest", "Tidewatch", origin="The Tidewatch"),
                quote("The Tidewatch", origin="The Tidewatch"),
            ]
        )
    )
    assert links_of(chain) == {("The Tidewatch", "Digest")}
    assert [node.document for node in chain.graph.nodes.values()] == [True, True]


def test_an_origin_that_the_sentence_does_not_name_is_added_below() -> None:
    chain = chain_of(check([quote("Digest", origin="The Tidewatch")]))
    assert links_of(chain) == {("The Tidewatch", "Digest")}
    origins = [node.name for node in chain.graph.nodes.values() if node.origin]
    assert origins == ["The Tidewatch"]


def test_whoever_denies_stands_apart_from_whoever_says_so() -> None:
    chain = chain_of(
        check(
            [quote("Digest", "Ada Renn", origin="Ada Renn")],
            [quote("Wire", "Ada Renn", origin="Ada Renn", denial=True)],
        )
    )
    stances = sorted(
        role_words(node) for node in chain.graph.nodes.values() if node.name == "Ada Renn"
    )
    assert stances == ["origin · denies", "origin · says so"]


def test_against_without_a_denial_says_otherwise() -> None:
    chain = chain_of(check([], [quote("Wire", "Ada Renn", origin="Ada Renn")]))
    (speaker,) = [node for node in chain.graph.nodes.values() if node.stances]
    assert speaker.stances == {Stance.DIFFERS}
    assert speaker.contradicts


def test_somebody_unnamed_is_no_node() -> None:
    chain = chain_of(check([quote("Digest", "unspecified", origin="Digest")]))
    (node,) = chain.graph.nodes.values()
    assert role_words(node) == "document · origin · says so, naming nobody"


def test_a_circle_is_told_in_words() -> None:
    chain = chain_of(
        check([quote("Digest", "Wire", origin="Wire"), quote("Wire", "Digest", origin="Digest")])
    )
    assert links_of(chain) == {("Wire", "Digest")}
    assert circle_words(chain.graph) == ["Wire in turn passes on Digest."]


def test_what_does_not_fit_is_counted() -> None:
    papers = [f"Paper{number}" for number in range(4)]
    told = [quote(each, f"Ann {each}", f"Bob {each}", f"Cy {each}", origin=each) for each in papers]
    chain = chain_of(check(told))
    assert len(chain.graph.nodes) == MOST_NODES
    assert left_words(chain) == "Not drawn: 1 document and 3 tellers."


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(checks())
def test_rows_hold_every_node_once_and_links_lead_up(found: Check) -> None:
    graph = chain_of(found).graph
    assert len(graph.nodes) <= MOST_NODES
    for most in (1, 2, 3):
        rows = rows_of(graph, most)
        nodes = [item for row in rows.rows for item in row if isinstance(item, str)]
        assert sorted(nodes) == sorted(graph.nodes)
        place = {key: number for number, row in enumerate(rows.rows) for key in row}
        assert all(place[link.teller] < place[link.source] for link in graph.links)
