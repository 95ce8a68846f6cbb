"""What an Xvfb screen shows, read from its framebuffer file (Xvfb -fbdir), with no further tools."""

import struct
from array import array


class Picture:
    """Pixels as rows of 0xRRGGBB."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows

    @classmethod
    def read(cls, path):
        with open(path, "rb") as file:
            data = bytearray(file.read())
        header = struct.unpack(">25I", data[:100])
        header_size, width, height, bits, stride, colours = (header[i] for i in (0, 4, 5, 11, 12, 19))
        assert bits == 32, f"{bits} bits per pixel, but 32 were expected"
        start = header_size + 12 * colours
        data[start + 3::4] = bytes(len(data[start + 3::4]))  # OpenGL leaves its alpha there
        rows = []
        for y in range(height):
            row = array("I")
            row.frombytes(data[start + y * stride:start + y * stride + 4 * width])
            rows.append(row)
        return cls(width, height, rows)

    def at(self, x, y):
        return self.rows[int(y)][int(x)]

    def everywhere(self):
        return 0, 0, self.width, self.height

    def count(self, colour, region=None):
        """How many pixels of `region` (left, top, right, bottom) have exactly this colour."""
        left, top, right, bottom = region or self.everywhere()
        return sum(row[left:right].count(colour) for row in self.rows[top:bottom])

    def different(self, other, region=None):
        """How many rows of `region` are not the same in both pictures."""
        left, top, right, bottom = region or self.everywhere()
        return sum(mine[left:right] != theirs[left:right]
                   for mine, theirs in zip(self.rows[top:bottom], other.rows[top:bottom]))

    def blobs(self, colour, smallest=50, region=None):
        """Boxes (left, top, right, bottom) of connected areas of one colour, from left to right, then down."""
        left, top, right, bottom = region or self.everywhere()
        boxes, above = [], []
        for y in range(top, bottom):
            current = []
            for begin, end in _runs(self.rows[y], colour, left, right):
                box = [begin, y, end, y + 1, end - begin]
                for other_begin, other_end, other in above:
                    if other_begin < end and begin < other_end:
                        box = _joined(_root(other), box)
                current.append((begin, end, box))
                boxes.append(box)
            above = [(b, e, _root(box)) for b, e, box in current]
        whole = {id(_root(box)): _root(box) for box in boxes}.values()
        return sorted(tuple(box[:4]) for box in whole if box[4] >= smallest)


def _runs(row, colour, left, right):
    x = left
    while True:
        try:
            x = row.index(colour, x, right)
        except ValueError:
            return
        begin = x
        while x < right and row[x] == colour:
            x += 1
        yield begin, x


def _root(box):
    while len(box) == 6:
        box = box[5]
    return box


def _joined(a, b):
    """The box around both; `b`'s root becomes `a`."""
    b = _root(b)
    if a is b:
        return a
    a[0], a[1] = min(a[0], b[0]), min(a[1], b[1])
    a[2], a[3] = max(a[2], b[2]), max(a[3], b[3])
    a[4] += b[4]
    b.append(a)
    return a


def centre(box):
    return (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
