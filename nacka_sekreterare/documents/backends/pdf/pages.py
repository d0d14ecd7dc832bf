"""Puts flows on pages, one column of text a page."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from nacka_sekreterare.documents.backends.pdf.flow import Flow, PageEnd

_EPSILON_PT = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A flow and how far down the page it begins."""

    flow: Flow
    down_pt: float


@dataclass(slots=True)
class Page:
    """The flows of a page; `bottom_pt` is how far down they reach."""

    placed: list[Placed] = field(default_factory=list)
    bottom_pt: float = 0
    after_pt: float = 0

    def gap_pt(self, flow: Flow) -> float:
        """The space a flow leaves above itself: none at the top of a page."""
        return max(self.after_pt, flow.before_pt) if self.placed else 0

    def add(self, flow: Flow, height: float) -> None:
        """Put a flow below the others."""
        top = self.bottom_pt + self.gap_pt(flow)
        self.placed.append(Placed(flow, top))
        self.bottom_pt = top + height
        self.after_pt = flow.after_pt


def paginate(flows: Sequence[Flow], width: float, height: float, first_height: float) -> list[Page]:
    """The pages of some flows. There is always one, also of nothing."""
    pages = [Page()]
    waiting = deque(flows)
    while waiting:
        flow = waiting.popleft()
        page = pages[-1]
        if isinstance(flow, PageEnd):
            if page.placed and waiting:
                pages.append(Page())
            continue
        page_height = height if len(pages) > 1 else first_height
        room = page_height - page.bottom_pt - page.gap_pt(flow)
        flow_height = flow.height(width)
        if flow_height <= room + _EPSILON_PT:
            page.add(flow, flow_height)
            continue
        parts = flow.split(width, room, forced=not page.placed) if room > 0 else None
        if parts:
            page.add(parts[0], parts[0].height(width))
            waiting.appendleft(parts[1])
        elif page.placed:
            waiting.appendleft(flow)
        else:
            page.add(flow, flow_height)  # higher than a page and cannot be parted: better cut off than lost in a loop
            continue
        pages.append(Page())
    return pages


def anchor_pages(pages: Sequence[Page]) -> dict[str, int]:
    """The page number of each anchor."""
    return {
        anchor: number
        for number, page in enumerate(pages, start=1)
        for placed in page.placed
        for anchor in placed.flow.anchors()
    }
