from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Tags(HTMLParser):
    """Complains of tags that are not closed in order, and keeps ids and references."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.ids, self.refers = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids += [values["id"]] if "id" in values else []
        self.refers += values.get("aria-labelledby", "").split()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))
