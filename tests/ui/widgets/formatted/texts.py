"""Any formatted text, for Hypothesis: also the empty, the odd and the deep."""

from hypothesis import strategies as st

from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable

_LETTERS = st.one_of(
    st.text(alphabet="aåö §–\u00a0\n\t.", max_size=8),
    st.text(max_size=5),
    st.sampled_from(["", " ", "\n", "Nämnden", "\uf0b7", "\u2028", "\r\n", "\x00", "𝛼", "é", "<b>", "&amp;"]),
)
RUNS = st.lists(st.builds(Run, text=_LETTERS, bold=st.booleans(), italic=st.booleans()), max_size=4).map(tuple)
_DEPTH = st.integers(min_value=-1, max_value=7)
PASSAGES = st.builds(Passage, runs=RUNS, indent=_DEPTH)
LISTS = st.builds(
    ItemList,
    items=st.lists(st.builds(ListItem, runs=RUNS, level=_DEPTH), max_size=5).map(tuple),
    is_ordered=st.booleans(),
    indent=_DEPTH,
)
TABLES = st.builds(
    TextTable, rows=st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=3).map(tuple), header_rows=_DEPTH
)
TEXTS = st.builds(FormattedText, blocks=st.lists(st.one_of(PASSAGES, LISTS, TABLES), max_size=5).map(tuple))
