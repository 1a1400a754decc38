"""What a file may call in the project's other files that switches something or runs a module, judged on their text."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_nograd.flow.words import Words
from flake8_nograd.project.cache import Cache, key_of
from flake8_nograd.project.entries import entry_of_outline, outline_in
from flake8_nograd.project.limits import MOST_HOPS
from flake8_nograd.project.modules import Modules
from flake8_nograd.project.store import bytes_of, decoded, is_package, may_lead_on
from flake8_nograd.syntax.outline import NOWHERE, Outline, Reach, outline_of


class Reaches:
    """The reach of names in a project, file by file.

    What a file's names do depends on the files that it imports, and those may import it again. So each file has an
    answer for each number of imports that may still be followed, and it is the same wherever one begins.
    """

    def __init__(self, modules: Modules, words: Words, cache: Cache) -> None:
        self._modules = modules
        self._words = words
        self._cache = cache
        self._outlines: dict[str, Outline | None] = {}
        self._known: dict[tuple[str, int], Reach] = {}

    def of(self, path: str, outline: Outline, hops: int = MOST_HOPS) -> Reach:
        """What the names that a file imports do, in that file."""
        found = NOWHERE
        derived_from = frozenset().union(*outline.bases.values())
        for local, name in outline.imports.items():
            found = found.joined(self._imported(local, name, path, hops, is_base=local in derived_from))
        for module in outline.stars:
            place = self._modules.find(module, path) if module.strip(".") else None
            if place is not None and not place[1]:
                found = found.joined(self._inside(place[0], hops - 1))
        return found

    def _imported(self, local: str, name: str, path: str, hops: int, *, is_base: bool) -> Reach:
        """What an imported name does; of a class, only subclasses call the constructor and `forward` by their names."""
        place = self._modules.find(name, path)
        if place is None:
            return NOWHERE
        home, rest = place
        inside = self._inside(home, hops - 1)
        if not rest or inside == NOWHERE:
            return inside  # Of a module, each name may be called.
        classes = list(self._classes(home, rest[0], hops - 1))
        known = {rest[0]}.union(*(outline.methods.get(klass, ()) for outline, klass in classes))
        if not is_base:
            return inside.with_names(lambda names: _renamed(names & known - {"forward"}, rest[0], local))
        hooks = frozenset().union(*(outline.hooks.get(klass, ()) for outline, klass in classes))
        found = inside.with_names(lambda names: _renamed(names & known, rest[0], local, "__init__"))
        return found._replace(hooks=hooks)

    def _inside(self, path: str, hops: int) -> Reach:
        """What the names in a file do."""
        key = (path, hops)
        if key not in self._known:
            outline = self._outline(path) if hops >= 0 else None
            self._known[key] = NOWHERE if outline is None else outline.reach(self.of(path, outline, hops))
        return self._known[key]

    def _classes(self, path: str, name: str, hops: int) -> Iterator[tuple[Outline, str]]:
        """The class that a file has by that name, of its own or from another file, and its bases."""
        outline = self._outline(path)
        if outline is None or hops < 0:
            return
        if name in outline.imports:
            place = self._modules.find(outline.imports[name], path)
            if place is not None and place[1]:
                yield from self._classes(place[0], place[1][0], hops - 1)
            return
        yield outline, name
        for base in outline.bases.get(name, ()):
            yield from self._classes(path, base, hops - 1)

    def methods_named(self, name: str, path: str) -> tuple[bool, bool]:
        """Whether classes of a file have a method of that name which may run a module, and one that switches."""
        outline = self._outline(path)
        if outline is None or not any(name in methods for methods in outline.methods.values()):
            return False, False
        inside = outline.reach(NOWHERE)
        return name in inside.running, name in outline.own.shielding

    def _outline(self, path: str) -> Outline | None:
        if path not in self._outlines:
            data = bytes_of(path)
            self._outlines[path] = None if data is None else self._outlined(path, data)
        return self._outlines[path]

    def _outlined(self, path: str, data: bytes) -> Outline | None:
        """The outline of a file with these bytes; none of one that is quickly seen to be of no interest, or broken."""
        key = key_of(data, str(is_package(path)), self._words.key)
        known = outline_in(self._cache.load(key))
        if known is not None:
            return known
        text = decoded(data)
        if text is None or not may_lead_on(path, text):
            return None
        found = outline_of(text, self._words.may_be_called_as_module)
        if found is not None:
            self._cache.store(key, entry_of_outline(found))
        return found


def _renamed(names: frozenset[str], old: str, *new: str) -> frozenset[str]:
    return (names - {old}).union(new) if old in names else names
