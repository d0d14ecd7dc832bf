"""Looking things up in an akt: by ärende, in order, and never from before a change."""

from domain.builder import Builder, arende_id

from nacka_sekreterare.domain.akt import Akt


def test_a_changed_copy_looks_up_anew() -> None:
    builder = Builder(range(33, 36))
    builder.everybody()
    builder.jav("Ada", 35)
    akt = builder.build()
    assert akt.arende(arende_id(35)).rubrik == "Ärende 35"
    assert akt.tidslinje.order
    renamed = tuple(arende.model_copy(update={"rubrik": "Annat"}) for arende in akt.arenden)
    copy = akt.model_copy(update={"arenden": renamed, "narvaro": (), "jav": ()})
    assert copy.arende(arende_id(35)).rubrik == "Annat"
    assert copy.jav_of(arende_id(35)) == ()
    assert copy.tidslinje.at_start(copy.paragrafer[0].id) == {}


def test_what_belongs_to_an_arende_is_found_without_reading_the_whole_akt() -> None:
    akt = Builder(range(1, 301)).build()
    assert akt.beslutspunkter_of(arende_id(300)) == tuple(
        punkt for punkt in akt.beslutspunkter if punkt.arende_id == arende_id(300)
    )
    unread = akt.model_copy()
    assert unread.avsnitt_of(arende_id(1)) == ()
    assert "_avsnitt" in unread.__dict__  # laid out once, for the §§ that follow
    assert isinstance(unread, Akt)
