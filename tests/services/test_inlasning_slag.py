"""What a point of somebody else's kallelse is, by its rubrik: a standing point, information, or something to decide."""

import pytest

from nacka_sekreterare.services.inlasning import Forslag, Punkt, slag_of


def punkt(rubrik: str, **facts: object) -> Punkt:
    return Punkt.model_validate({"nr": "1", "rubrik": rubrik, **facts})


@pytest.mark.parametrize(
    ("rubrik", "typ", "standardakt"),
    [
        ("Upprop", "formalia", "upprop"),
        ("Närvaro", "formalia", "upprop"),
        ("Upprop och val av justerare", "formalia", "val_av_justerare"),
        ("Val av justerare", "formalia", "val_av_justerare"),
        ("Val av två justerare", "formalia", "val_av_justerare"),
        ("Val av protokollsjusterare", "formalia", "val_av_justerare"),
        ("Justering", "formalia", "val_av_justerare"),
        ("Fastställande av föredragningslistan", "formalia", "faststallande"),
        ("Godkännande av dagordningen", "formalia", "faststallande"),
        ("Jäv", "formalia", "anmalan_av_jav"),
        ("Anmälan av jäv", "formalia", "anmalan_av_jav"),
        ("Sammanträdets öppnande", "formalia", "ingen"),
        ("Mötet avslutas", "formalia", "ingen"),
        ("Avslutning", "formalia", "ingen"),
        ("Redovisning av delegationsbeslut", "delegation", "ingen"),
        ("Redovisning av delegeringsbeslut", "delegation", "ingen"),
        ("Anmälan av delegationsbeslut", "delegation", "ingen"),
        ("Utökad delegationsordning", "beslut", "ingen"),
        ("Anmälningsärenden", "anmalan", "ingen"),
        ("Anmälan av inkomna skrivelser", "anmalan", "ingen"),
        ("Information: Rektor berättar", "information", "ingen"),
        ("Förvaltningsdirektören informerar", "information", "ingen"),
        ("Rapporter", "information", "ingen"),
        ("Informationssäkerhetspolicy", "beslut", "ingen"),
        ("Öppna data i kommunen", "beslut", "ingen"),
        ("Slutredovisning av avslutat projekt", "beslut", "ingen"),
        ("Val av ledamöter till styrgruppen", "beslut", "ingen"),
        ("Övriga frågor", "ovrigt", "ingen"),
    ],
)
def test_the_rubrik_tells_what_a_point_is(rubrik: str, typ: str, standardakt: str) -> None:
    slag = slag_of(punkt(rubrik))
    assert (slag.typ.value, slag.standardakt.value) == (typ, standardakt)


def test_a_point_with_a_proposal_is_to_be_decided_whatever_it_is_called() -> None:
    proposal = Forslag(text="Informationen om jäv antas som riktlinje.")
    assert slag_of(punkt("Information om jäv", forslag_till_beslut=(proposal,))).typ.value == "beslut"
