"""Nodes and edges in the formats that programs for networks read: GraphML and GEXF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policydiff.text.inert import visible

Row = Mapping[str, str | int | float | None]
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_KINDS = {str: ("string", "string"), int: ("long", "integer"), float: ("double", "double")}
"""Type of a value → its name in GraphML and in GEXF."""


def graphml(nodes: Sequence[Row], edges: Sequence[Row]) -> str:
    """Return a directed graph as GraphML. Nodes have `id`, edges `source` and `target`; all other keys become attributes of their types."""
    root = Element("graphml", xmlns=_GRAPHML)
    keys: dict[tuple[str, str], str] = {}
    for target, rows, own in (("node", nodes, ("id",)), ("edge", edges, ("source", "target"))):
        for key, kind in _attributes(rows, own).items():
            keys[target, key] = f"d{len(keys)}"
            attributes = {"id": keys[target, key], "for": target, "attr.name": key, "attr.type": _KINDS[kind][0]}
            SubElement(root, "key", attributes)
    graph = SubElement(root, "graph", edgedefault="directed")
    for row in nodes:
        _data(SubElement(graph, "node", id=visible(str(row["id"]))), row, "node", keys)
    for row in edges:
        ends = {end: visible(str(row[end])) for end in ("source", "target")}
        _data(SubElement(graph, "edge", ends), row, "edge", keys)
    return _written(root)


def gexf(nodes: Sequence[Row], edges: Sequence[Row]) -> str:
    """Return a directed graph as GEXF 1.3, for Gephi. Keys as for `graphml`; `label` and `weight` go where GEXF has a place for them."""
    root = Element("gexf", xmlns=_GEXF, version="1.3")
    graph = SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for target, rows, own in (("node", nodes, ("id", "label")), ("edge", edges, ("source", "target", "weight"))):
        kinds = _attributes(rows, own)
        listed = SubElement(graph, "attributes", {"class": target, "mode": "static"})
        for key, kind in kinds.items():
            SubElement(listed, "attribute", id=f"{target}_{key}", title=key, type=_KINDS[kind][1])
    drawn = SubElement(graph, "nodes")
    for row in nodes:
        _values(SubElement(drawn, "node", id=visible(str(row["id"])), label=visible(str(row.get("label", row["id"])))), row, "node")
    linked = SubElement(graph, "edges")
    for number, row in enumerate(edges):
        ends = {end: visible(str(row[end])) for end in ("source", "target")}
        _values(SubElement(linked, "edge", {"id": str(number), **ends, "weight": str(row.get("weight", 1))}), row, "edge")
    return _written(root)


def _attributes(rows: Iterable[Row], own: Sequence[str]) -> dict[str, type]:
    """Return the attributes that any of the rows has, with the type of its values."""
    kinds: dict[str, type] = {}
    for row in rows:
        for key, value in row.items():
            if key not in own and value is not None:
                kinds[key] = float if {kinds.get(key, type(value)), type(value)} == {int, float} else kinds.get(key, type(value))
    return kinds


def _data(element: Element, row: Row, target: str, keys: Mapping[tuple[str, str], str]) -> None:
    for key, value in row.items():
        if value is not None and (target, key) in keys:
            SubElement(element, "data", key=keys[target, key]).text = visible(str(value))


def _values(element: Element, row: Row, target: str) -> None:
    own = ("id", "label") if target == "node" else ("source", "target", "weight")
    said = {key: value for key, value in row.items() if key not in own and value is not None}
    if said:
        listed = SubElement(element, "attvalues")
        for key, value in said.items():
            SubElement(listed, "attvalue", {"for": f"{target}_{key}", "value": visible(str(value))})


def _written(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
