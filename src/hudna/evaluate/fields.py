"""The fields of a JSON object, each checked as it is taken out."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from hudna.errors import GoldInvalid


class Fields:
    """A JSON object that knows where it stands, to name the field that is at fault."""

    def __init__(self, value: object, file: str, place: str) -> None:
        self._file, self._place = file, place
        if not isinstance(value, dict):
            raise self.fault("", "is not an object")
        self._value: Mapping[str, object] = value

    def fault(self, field: str, why: str) -> GoldInvalid:
        """Make the error that names file and field."""
        where = ".".join(part for part in (self._place, field) if part) or "document"
        return GoldInvalid(f"{self._file}: {where} {why}.")

    def has(self, field: str) -> bool:
        """Tell whether the field is written down at all, be it as null."""
        return field in self._value

    def string(self, field: str) -> str:
        """Give a string that must be there and not be empty."""
        value = self.maybe(field)
        if not value:
            raise self.fault(field, "is missing or empty")
        return value

    def maybe(self, field: str) -> str | None:
        """Give a string, or None where the field is null or absent."""
        value = self._value.get(field)
        if value is None or isinstance(value, str):
            return value
        raise self.fault(field, "is not a string")

    def word(self, field: str, vocabulary: type[StrEnum]) -> str:
        """Give a word of a closed vocabulary."""
        value = self.string(field)
        self._check_word(field, value, vocabulary)
        return value

    def words(self, field: str, vocabulary: type[StrEnum]) -> tuple[str, ...]:
        """Give words of a closed vocabulary; none where the field is absent."""
        values = self.strings(field, ())
        for at, value in enumerate(values):
            self._check_word(f"{field}[{at}]", value, vocabulary)
        return values

    def flag(self, field: str) -> bool:
        """Give a truth value that must be there."""
        value = self._value.get(field)
        if isinstance(value, bool):
            return value
        raise self.fault(field, "is not true or false")

    def strings(
        self, field: str, default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """Give a list of strings, none of them empty."""
        values = self._list(field, default)
        for at, value in enumerate(values):
            if not (isinstance(value, str) and value):
                raise self.fault(f"{field}[{at}]", "is not a string or is empty")
        return tuple(str(value) for value in values)

    def string_in(self, field: str, whole: str, called: str) -> str:
        """Give a string that must stand in another one."""
        value = self.string(field)
        if value not in whole:
            raise self.fault(field, f"does not stand in {called}: {value[:40]!r}")
        return value

    def maybe_in(self, field: str, text: str) -> str | None:
        """Give a string of the text, or None where there is none."""
        return self.string_in(field, text, "the text") if self.maybe(field) else None

    def strings_in(
        self, field: str, text: str, default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """Give a list of strings that must all stand in the text."""
        values = self.strings(field, default)
        for at, value in enumerate(values):
            if value not in text:
                where = f"{field}[{at}]"
                raise self.fault(where, f"does not stand in the text: {value[:40]!r}")
        return values

    def key(self, field: str, known: Collection[str]) -> str:
        """Give one of the known keys."""
        value = self.string(field)
        if value not in known:
            raise self.fault(field, f"names an unknown actor, {value!r}")
        return value

    def keys(
        self,
        field: str,
        known: Collection[str],
        default: tuple[str, ...] | None = None,
    ) -> tuple[str, ...]:
        """Give a list of known keys."""
        values = self.strings(field, default)
        for at, value in enumerate(values):
            if value not in known:
                raise self.fault(f"{field}[{at}]", f"names an unknown actor, {value!r}")
        return values

    def items(self, field: str, default: tuple[()] | None = None) -> list["Fields"]:
        """Give a list of objects, each knowing its own place."""
        return [
            Fields(value, self._file, self._inside(f"{field}[{at}]"))
            for at, value in enumerate(self._list(field, default))
        ]

    def named(self, field: str) -> list[tuple[str, "Fields"]]:
        """Give the objects of an object, by key, in the order they are written."""
        value = self._value.get(field)
        if not isinstance(value, dict):
            raise self.fault(field, "is not an object")
        return [
            (key, Fields(inner, self._file, self._inside(f"{field}.{key}")))
            for key, inner in value.items()
        ]

    def _check_word(self, field: str, value: str, vocabulary: type[StrEnum]) -> None:
        if value not in list(vocabulary):
            raise self.fault(field, f"is {value!r}, not one of {', '.join(vocabulary)}")

    def _inside(self, field: str) -> str:
        return f"{self._place}.{field}" if self._place else field

    def _list(
        self, field: str, default: tuple[object, ...] | None
    ) -> list[object] | tuple[object, ...]:
        value = self._value.get(field)
        if isinstance(value, list):
            return value
        if value is None and default is not None:
            return default
        raise self.fault(field, "is not a list")
