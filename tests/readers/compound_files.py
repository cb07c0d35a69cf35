"""Writes small compound files (the container of .msg and .doc) for tests. All words in them are fictional."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

Tree = dict[str, "bytes | Tree"]
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096


@dataclass
class _Node:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)


def compound_file(tree: Tree) -> bytes:
    """Return a compound file with these streams (bytes) and folders (trees)."""
    nodes = [_Node("Root Entry", 5)]
    _grow(nodes, 0, tree)
    mini, mini_fat, starts = bytearray(), [], {}
    for number, node in enumerate(nodes):
        if node.kind == 2 and 0 < len(node.data) < _CUTOFF:
            starts[number] = len(mini) // _MINI
            count = -(-len(node.data) // _MINI)
            mini_fat += [*range(starts[number] + 1, starts[number] + count), _END]
            mini += node.data.ljust(count * _MINI, b"\0")
    nodes[0].data = bytes(mini)
    fat: list[int] = []
    body = bytearray()

    def put(data: bytes) -> int:
        if not data:
            return _END
        first, count = len(fat), -(-len(data) // _SECTOR)
        fat.extend([*range(first + 1, first + count), _END])
        body.extend(data.ljust(count * _SECTOR, b"\0"))
        return first

    for number, node in enumerate(nodes):
        if number == 0 or len(node.data) >= _CUTOFF:
            starts[number] = put(node.data)
    mini_start = put(b"".join(struct.pack("<I", one) for one in mini_fat))
    directory = put(b"".join(_entry(nodes, number, starts.get(number, _END)) for number in range(len(nodes))))
    fat_sector = len(fat)
    fat.append(_FAT)
    assert len(fat) <= _SECTOR // 4, "this writer makes small files only"
    body.extend(b"".join(struct.pack("<I", one) for one in fat).ljust(_SECTOR, b"\xff"))
    header = struct.pack("<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0,
                         1, directory, 0, _CUTOFF, mini_start, -(-len(mini_fat) * 4 // _SECTOR), _END, 0)  # fmt: skip
    return header + struct.pack("<109I", fat_sector, *[_FREE] * 108) + bytes(body)


def _grow(nodes: list[_Node], parent: int, tree: Tree) -> None:
    for name, content in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(nodes)
        nodes[parent].children.append(number)
        if isinstance(content, bytes):
            nodes.append(_Node(name, 2, content))
        else:
            nodes.append(_Node(name, 1))
            _grow(nodes, number, content)


def _entry(nodes: list[_Node], number: int, start: int) -> bytes:
    node = nodes[number]
    siblings = next((one.children for one in nodes if number in one.children), [])
    after = siblings[siblings.index(number) + 1 :] if siblings else []
    name = node.name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16sIQQIQ", name, len(name) + 2, node.kind, 1, _FREE, after[0] if after else _FREE,
                       node.children[0] if node.children else _FREE, b"", 0, 0, 0, start, len(node.data))  # fmt: skip
