# cython: language_level=3, boundscheck=True, wraparound=False, initializedcheck=False
"""Sheets written plainly, as spreadsheet programs write them, are read at the speed of C.

Every byte from the first tag to the last is known, or the whole sheet is given back unread: then
the slower readers take it.

No file can make this read beyond its part: Python ends bytes with a zero, zero is plain nowhere,
and nothing is passed over but a sign that has been looked at. What is written to is bound-checked.
"""

from array import array
from datetime import date

include "passing.pxi"

cdef enum:
    _LONGEST = 30  # signs of a number
    _HIGHEST = 200  # power of ten
    _DAYS = 1  # the kind of a style that shows days
    _FIRST_DAY = 61  # 1900-03-01: days before it are counted in more than one way
    _LAST_DAY = 2_958_465  # 9999-12-31
    _BEFORE_DAYS = 693_594  # from year 1 to 1899-12-30

WIDE = _WIDE
"""How far a place in a row is from the same in the next: a place is `row * WIDE + column`."""


def _more(held):
    """Return room for twice as many numbers, and for some at first."""
    return array("i", bytes(held) + bytes(4 * max(len(held), 256)))


cdef class _Cells(_Reader):
    """Goes through the rows of a sheet."""

    cdef list texts, values, formulas, insides, errors, uncached
    cdef bytes kinds
    cdef object as_day
    cdef int[::1] places
    cdef int count, last
    cdef Py_ssize_t row
    cdef dict days

    def __init__(self, bytes part, Py_ssize_t start, list texts, bytes kinds, object as_day):
        super().__init__(part, start)
        self.texts, self.kinds, self.as_day = texts, kinds, as_day
        self.values, self.errors = [], []
        self.formulas, self.insides, self.uncached = [], [], []
        self.places = _more(array("i"))
        self.count = 0
        self.last = -1
        self.days = {}

    cdef int rows(self, Py_ssize_t end) except -1:
        while self.at < end:
            self.expect(b'<row r="')
            self.row = self.number()
            if not self.row:
                raise Odd
            self.expect_sign(c'"')
            self.attributes(True)
            if self.meets(b"/>"):
                continue
            self.expect_sign(c">")
            while self.meets(b'<c r="'):
                self.cell()
            self.expect(b"</row>")
        if self.at != end:
            raise Odd
        return 0

    cdef int cell(self) except -1:
        cdef int place = self.address()
        cdef Py_ssize_t style = 0
        cdef unsigned char kind = c"n"
        if place <= self.last or place // _WIDE != self.row:
            raise Odd
        self.last = place
        self.expect_sign(c'"')
        if self.meets(b' s="'):
            style = self.number()
            self.expect_sign(c'"')
        if self.meets(b"/>"):
            return 0
        if self.meets(b' t="'):
            kind = self.kind()
        self.expect_sign(c">")
        if self.meets(b"</c>"):
            if kind != c"n" and kind != c"i":
                raise Odd
            return 0
        if self.meets(b"<f"):
            self.formula(place)
            if kind == c"n" and (self.meets(b"<v></v></c>") or self.meets(b"<v/></c>")):
                self.uncached.append(place)
                return 0
        elif kind == c"i":
            self.expect(b"<is><t")
            self.put(place, self.told())
            self.expect(b"</is></c>")
            return 0
        self.expect(b"<v>")
        self.put(place, self.value(place, kind, style))
        self.expect(b"</v></c>")
        return 0

    cdef unsigned char kind(self) except 0:
        """Pass over the kind of a cell and return a sign of its own for it."""
        if self.meets(b's"'):
            return c"s"
        if self.meets(b'str"'):
            return c"t"
        if self.meets(b'n"'):
            return c"n"
        if self.meets(b'b"'):
            return c"b"
        if self.meets(b'e"'):
            return c"e"
        if self.meets(b'inlineStr"'):
            return c"i"
        raise Odd

    cdef int formula(self, int place) except -1:
        cdef Py_ssize_t begin = self.at
        self.attributes(True)
        if self.at > begin:
            self.insides.append(self.since(begin))
        self.formulas.append(place)
        if self.meets(b"/>"):
            return 0
        self.expect_sign(c">")
        self.text(c"<")
        self.expect(b"</f>")
        return 0

    cdef object value(self, int place, unsigned char kind, Py_ssize_t style):
        """Pass over a value and return it; None for an error, which is noted."""
        if kind == c"s":
            return self.texts[self.number()]
        if kind == c"n":
            return self.amount(style)
        if kind == c"t":
            return self.words()
        if kind == c"b":
            return self.truth()
        if kind != c"e":
            raise Odd
        self.errors.append((place, self.error()))
        return None

    cdef int put(self, int place, object value) except -1:
        self.values.append(value)
        if self.count == self.places.shape[0]:
            self.places = _more(self.places)
        self.places[self.count] = place
        self.count += 1
        return 0

    cdef object truth(self):
        if self.meets_sign(c"1"):
            return True
        self.expect_sign(c"0")
        return False

    cdef str error(self):
        cdef Py_ssize_t begin = self.at
        if self.signs[begin] != c"#" or self.text(c"<"):
            raise Odd
        return self.since(begin).decode()

    cdef object amount(self, Py_ssize_t style):
        """Pass over a number and return it, as the day that it is where the style shows days."""
        cdef Py_ssize_t begin = self.at, whole
        cdef unsigned char kind = self.kinds[style]
        cdef bint below = self.meets_sign(c"-"), is_whole
        whole = self.digits()
        is_whole = self.signs[self.at] == c"<" and whole >= 0
        if not is_whole:
            self.fraction(kind == _DAYS)
        if self.at - begin > _LONGEST:
            raise Odd
        if kind == _DAYS:
            if below or not 0 <= whole <= _LAST_DAY:
                raise Odd
            return self.day(whole, is_whole, self.since(begin))
        if kind:
            raise Odd
        if is_whole and (whole or not below):
            return <double> (-whole if below else whole)
        return float(self.since(begin))

    cdef object day(self, Py_ssize_t whole, bint is_whole, bytes number):
        if not is_whole or whole < _FIRST_DAY:
            return self.as_day(number)
        found = self.days.get(whole)
        if found is None:
            found = self.days[whole] = date.fromordinal(whole + _BEFORE_DAYS)
        return found

    cdef Py_ssize_t digits(self) except -2:
        """Pass over digits and return their number, -1 if it is too large to be told so."""
        cdef Py_ssize_t found = 0, begin = self.at
        cdef unsigned char sign = self.signs[self.at]
        while c"0" <= sign <= c"9":
            if self.at - begin < 15:
                found = 10 * found + sign - c"0"
            self.at += 1
            sign = self.signs[self.at]
        if self.at == begin:
            raise Odd
        return found if self.at - begin <= 15 else -1

    cdef int fraction(self, bint is_day) except -1:
        """Pass over what may follow the whole digits of a number."""
        if self.meets_sign(c"."):
            self.digits()
        if self.meets_sign(c"E") or self.meets_sign(c"e"):
            if not self.meets_sign(c"-"):
                self.meets_sign(c"+")
            if is_day or not 0 <= self.digits() <= _HIGHEST:
                raise Odd
        return 0

    cdef tuple grid(self, Py_ssize_t most):
        """Return the row and the column of the first value, and the smallest box of values."""
        cdef int left = _WIDE, right = 0, at, row, column
        cdef list blank, line
        if not self.count:
            return 1, 1, ()
        for at in range(self.count):
            column = self.places[at] % _WIDE
            left, right = min(left, column), max(right, column)
        top, bottom = self.places[0] // _WIDE, self.places[self.count - 1] // _WIDE
        width = right - left + 1
        if (bottom - top + 1) * width > most:
            raise Odd
        blank = [None] * width
        rows = [tuple(blank)] * (bottom - top + 1)
        at = 0
        while at < self.count:
            row = self.places[at] // _WIDE
            line = blank[:]
            while at < self.count and self.places[at] // _WIDE == row:
                line[self.places[at] % _WIDE - left] = self.values[at]
                at += 1
            rows[row - top] = tuple(line)
        return top, left, tuple(rows)


def read_sheet(bytes part, tuple area, list texts, bytes kinds, object as_day, Py_ssize_t most):
    """Read a sheet; None if it is not written plainly, or its box has more than `most` cells.

    `area` is where the root's tag ends, and where the rows begin and end. `kinds` is of each style
    0 for a number, 1 for a day, else 2; `as_day` says which day a number is that is no usual one.
    """
    cdef _Cells cells
    cdef Py_ssize_t head, start, end
    head, start, end = area
    try:
        _Reader(part, head).elements(start)
        cells = _Cells(part, start + len(b"<sheetData>"), texts, kinds, as_day)
        cells.rows(end)
        cells.expect(b"</sheetData>")
        cells.elements(part.rindex(b"</worksheet>"))
        grid = cells.grid(most)
    except (Odd, IndexError):
        return None
    return (
        *grid,
        array("i", cells.formulas).tobytes(),
        cells.insides,
        cells.errors,
        array("i", cells.uncached).tobytes(),
    )


def has_declaration(bytes part):
    """Whether `<!` stands anywhere: a document type, an entity, a comment or what is left as is."""
    cdef const unsigned char* signs = part
    cdef Py_ssize_t at = 0
    while True:
        at = part.find(b"!", at)
        if at < 0:
            return False
        if at and signs[at - 1] == c"<":
            return True
        at += 1


def read_texts(bytes part, Py_ssize_t start):
    """Read the shared texts from the end of the root's tag on; None if they are not plain.

    A text of which nothing is to be seen is None.
    """
    cdef _Reader reader = _Reader(part, start)
    cdef list found = []
    try:
        while reader.meets(b"<si><t"):
            found.append(reader.told())
            reader.expect(b"</si>")
        reader.expect(b"</sst>")
    except Odd:
        return None
    return None if part[reader.at :].strip() else found
