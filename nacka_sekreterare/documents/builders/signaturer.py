"""The signature block of a justering: secretary, the chairs and those who justerar, with their §§ when these differ."""

from uuid import UUID

from nacka_sekreterare.documents.model import Signature, SignatureBlock
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.person import Mandatroll

ROLE_WORDS = {
    Signatarroll.SEKRETERARE: "Sekreterare",
    Signatarroll.ORDFORANDE: "Ordförande",
    Signatarroll.JUSTERARE: "Justerande",
}


def build_signature_block(akt: Akt, justering: Justering | None) -> SignatureBlock:
    """The lines to sign on, secretary first; a role that nobody has gets a line without a name."""
    signatarer = [signatar for signatar in akt.signatarer if justering and signatar.justering_id == justering.id]
    signatures = []
    for role, word in ROLE_WORDS.items():
        of_role = [signatar for signatar in signatarer if signatar.roll is role]
        signatures += [_signature(akt, signatar) for signatar in of_role]
        if not of_role:
            signatures.append(Signature(name=_known_name(akt, role), role=word))
    return SignatureBlock(tuple(signatures))


def secretary_name(akt: Akt, justering: Justering | None) -> str:
    """Who signs as secretary, or an empty string when it is not known."""
    for signatar in akt.signatarer:
        if justering and signatar.justering_id == justering.id and signatar.roll is Signatarroll.SEKRETERARE:
            return akt.person(signatar.person_id).namn
    return mandat_holder(akt, Mandatroll.SEKRETERARE)


def mandat_holder(akt: Akt, roll: Mandatroll) -> str:
    """The name of the first who holds a role in the organ on the day, or an empty string."""
    person_id = _holder_id(akt, roll)
    return akt.person(person_id).namn if person_id else ""


def _holder_id(akt: Akt, roll: Mandatroll) -> UUID | None:
    day = akt.sammantrade.datum
    return next((mandat.person_id for mandat in akt.mandat if mandat.roll is roll and mandat.galler(day)), None)


def _known_name(akt: Akt, role: Signatarroll) -> str:
    return mandat_holder(akt, Mandatroll.SEKRETERARE) if role is Signatarroll.SEKRETERARE else ""


def _signature(akt: Akt, signatar: Signatar) -> Signature:
    numbers = [akt.nummer[paragraf_id] for paragraf_id in signatar.paragraf_ids if paragraf_id in akt.nummer]
    return Signature(
        name=akt.person(signatar.person_id).namn,
        role=ROLE_WORDS[signatar.roll],
        note=format_range(numbers, sign=True),
    )
