# What passes over a part of a workbook, sign by sign; `gapless.pyx` is made of it.

cdef enum:
    _WIDEST = 702  # column ZZ
    _LOWEST = 99_999
    _WIDE = 1_024  # columns in a place
    _DEEPEST = 32

_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}


class Odd(Exception):
    """Something is not written plainly."""


cdef bint common[256]
"""The signs that mean nothing but themselves wherever text may stand."""
for _sign in range(256):
    common[_sign] = 32 <= _sign < 128 and _sign not in b"<&\"" or _sign in b"\n\t"


cdef dict _known = {}
cdef enum:
    _MOST_KNOWN = 4_096
    _LONGEST_KNOWN = 500


cdef str _referring(bytes written):
    """Return a text with its signs; programs that write `&#230;` write our labels so every time."""
    found = _known.get(written)
    if found is None:
        found = _with_signs(written.decode())
        if len(written) <= _LONGEST_KNOWN:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[written] = found
    return found


cdef str _with_signs(str text):
    """Return a text with the signs that stand in it by name or by number."""
    first, *others = text.split("&")
    return first + "".join([_with_sign(other) for other in others])


cdef str _with_sign(str text):
    """Return the sign that a text begins with, and what follows it."""
    name, _, rest = text.partition(";")
    if name in _NAMED:
        return _NAMED[name] + rest
    if name[:1] != "#" or not name[1:].isdecimal() or len(name) > 7 or not _is_sign(int(name[1:])):
        raise Odd
    return chr(int(name[1:])) + rest


cdef bint _is_sign(int number):
    """Whether a number is that of a sign that may stand in XML (XML 1.0, production 2)."""
    if number < 32:
        return number == 9 or number == 10  # not 13: who reads it makes it a line end, or not
    return not 0xD800 <= number < 0xE000 and not 0xFFFE <= number < 0x10000 and number <= 0x10FFFF


cdef class _Reader:
    """Goes through a part from a place on."""

    cdef bytes part
    cdef const unsigned char* signs
    cdef Py_ssize_t at

    def __init__(self, bytes part, Py_ssize_t start):
        self.part = part
        self.signs = part
        self.at = start

    cdef bint meets(self, bytes words) except -1:
        """Whether some words come next; if so, they are passed over."""
        cdef const unsigned char* expected = words
        cdef const unsigned char* found = self.signs + self.at
        cdef Py_ssize_t at = 0
        while expected[at]:
            if found[at] != expected[at]:
                return False
            at += 1
        self.at += at
        return True

    cdef bint meets_sign(self, unsigned char sign) except -1:
        """Whether a sign comes next; if so, it is passed over."""
        if self.signs[self.at] != sign:
            return False
        self.at += 1
        return True

    cdef int expect_sign(self, unsigned char sign) except -1:
        if not self.meets_sign(sign):
            raise Odd
        return 0

    cdef int expect(self, bytes words) except -1:
        if not self.meets(words):
            raise Odd
        return 0

    cdef bytes since(self, Py_ssize_t begin):
        return self.part[begin : self.at]

    cdef int name(self) except -1:
        """Pass over a name of at least one letter."""
        cdef Py_ssize_t begin = self.at
        cdef unsigned char sign = self.signs[self.at]
        while c"a" <= sign <= c"z" or c"A" <= sign <= c"Z" or c"0" <= sign <= c":":
            self.at += 1
            sign = self.signs[self.at]
        if self.at == begin:
            raise Odd
        return 0

    cdef int attributes(self, bint among_cells) except -1:
        """Pass over what a tag says of itself; among cells none names another namespace."""
        while self.signs[self.at] == c" ":
            self.at += 1
            if among_cells and self.meets(b"xmlns"):
                raise Odd
            self.name()
            self.expect(b'="')
            self.text(c'"')
            self.at += 1
        return 0

    cdef bint text(self, unsigned char until) except -1:
        """Pass over text up to a sign; return whether it stands for something else, `&amp;`."""
        cdef bint refers = False
        cdef const unsigned char* signs = self.signs
        cdef Py_ssize_t at = self.at
        while True:
            while common[signs[at]]:
                at += 1
            if signs[at] == until:
                break
            if signs[at] >= 128:
                at = self.letter(at)
            elif signs[at] == c"&":
                refers = True
                at = self.reference(at)
            elif signs[at] == c"<" or signs[at] < c" ":
                raise Odd
            at += 1
        self.at = at
        return refers

    cdef Py_ssize_t letter(self, Py_ssize_t at) except -1:
        """Return where a letter beyond ASCII ends, if it is written as UTF-8 has it."""
        cdef unsigned char sign = self.signs[at], low = 0x80, high = 0xBF
        cdef int more = 1 + (sign >= 0xE0) + (sign >= 0xF0)
        if sign < 0xC2 or sign > 0xF4:
            raise Odd
        if sign == 0xE0:
            low = 0xA0
        elif sign == 0xED:
            high = 0x9F
        elif sign == 0xF0:
            low = 0x90
        elif sign == 0xF4:
            high = 0x8F
        while more:
            at += 1
            if not low <= self.signs[at] <= high:
                raise Odd
            low, high = 0x80, 0xBF
            more -= 1
        return at

    cdef Py_ssize_t reference(self, Py_ssize_t at) except -1:
        """Return where a reference to a sign ends, at its semicolon."""
        self.at = at + 1
        if self.signs[self.at] == c"#":
            self.at += 1
        self.name()
        if self.signs[self.at] != c";":
            raise Odd
        return self.at

    cdef object words(self):
        """Pass over text and return it, None if nothing is to be seen of it."""
        cdef Py_ssize_t begin = self.at
        cdef bint refers = self.text(c"<")
        cdef str found = _referring(self.since(begin)) if refers else self.since(begin).decode()
        if "_x" in found:
            raise Odd
        return None if not found or found.isspace() else found

    cdef object told(self):
        """Pass over a text that `<t` has begun, and return it as `words` does."""
        if self.meets_sign(c">"):
            self.refuse_blanks()
        else:
            self.expect(b' xml:space="preserve">')
        found = self.words()
        self.expect(b"</t>")
        return found

    cdef int refuse_blanks(self) except -1:
        """Refuse text that begins or ends with a blank: some are meant, and some are layout."""
        cdef Py_ssize_t begin = self.at
        self.text(c"<")
        if self.at > begin and (
            self.signs[begin] <= c" " or self.signs[self.at - 1] <= c" "
        ):
            raise Odd
        self.at = begin
        return 0

    cdef Py_ssize_t number(self) except -1:
        """Pass over a whole number of at most nine digits, and return it."""
        cdef Py_ssize_t found = 0, begin = self.at
        cdef unsigned char sign = self.signs[self.at]
        while c"0" <= sign <= c"9":
            found = 10 * found + sign - c"0"
            self.at += 1
            sign = self.signs[self.at]
            if self.at - begin > 9:
                raise Odd
        if self.at == begin:
            raise Odd
        return found

    cdef int address(self) except -1:
        """Pass over `AB12` and return its place: the row, and within it the column."""
        cdef Py_ssize_t column = 0, row
        cdef unsigned char sign = self.signs[self.at]
        while c"A" <= sign <= c"Z":
            column = 26 * column + sign - c"A" + 1
            if column > _WIDEST:
                raise Odd
            self.at += 1
            sign = self.signs[self.at]
        if sign == c"0":
            raise Odd
        row = self.number()
        if not column or row > _LOWEST:
            raise Odd
        return <int> (row * _WIDE + column)

    cdef int elements(self, Py_ssize_t end) except -1:
        """Pass over whole elements and their texts, none of which holds rows."""
        cdef int deep = 0
        while self.at < end:
            if self.signs[self.at] != c"<":
                if not deep:
                    raise Odd
                self.text(c"<")
            elif self.meets(b'<mergeCell ref="'):
                self.address()
                self.expect_sign(c":")
                self.address()
                self.expect(b'"/>')
            elif self.meets(b"<mergeCell ") or self.meets(b"<sheetData"):
                raise Odd
            elif self.meets(b"</"):
                self.name()
                self.expect_sign(c">")
                deep -= 1
            else:
                self.at += 1
                self.name()
                self.attributes(False)
                deep += not self.meets_sign(c"/")
                self.expect_sign(c">")
            if deep < 0 or deep > _DEEPEST:
                raise Odd
        if deep or self.at != end:
            raise Odd
        return 0
