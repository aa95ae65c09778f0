"""Taking elements out of a tree of HTML."""

from __future__ import annotations

from selectolax.lexbor import LexborNode


def outermost(root: LexborNode, selector: str) -> list[LexborNode]:
    """The elements below a root that a selector finds, without those inside another one.

    Only these may be taken out one after the other: what stands inside an element is gone with it.
    """
    found = root.css(selector)
    ids = {node.mem_id for node in found}
    return [node for node in found if node.mem_id != root.mem_id and not _stands_in(node, root, ids)]


def take_out(root: LexborNode, selector: str) -> None:
    """Remove the elements below a root that a selector finds."""
    for node in outermost(root, selector):
        node.decompose()


def is_inside(node: LexborNode, tag: str, root: LexborNode) -> bool:
    """Whether an element stands in one with a tag, below a root."""
    above = node.parent
    while above is not None and above.mem_id != root.mem_id:
        if above.tag == tag:
            return True
        above = above.parent
    return False


def _stands_in(node: LexborNode, root: LexborNode, ids: set[int]) -> bool:
    above = node.parent
    while above is not None and above.mem_id != root.mem_id:
        if above.mem_id in ids:
            return True
        above = above.parent
    return False
