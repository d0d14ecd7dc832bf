"""The signature block of a justering: secretary, the chairs and those who justerar, with their §§ when these differ."""

from uuid import UUID

from nacka_sekreterare.documents.model import Fact, Signature, SignatureBlock
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering, Signatarroll
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.underskrift import field_names, underskrifter

ROLE_WORDS = {
    Signatarroll.SEKRETERARE: "Sekreterare",
    Signatarroll.ORDFORANDE: "Ordförande",
    Signatarroll.JUSTERARE: "Justerande",
}


def build_signature_block(akt: Akt, justering: Justering | None, *, has_fields: bool = False) -> SignatureBlock:
    """The lines to sign on, secretary first; a role that nobody has gets a line without a name.

    With fields they can be signed electronically.
    """
    lines = underskrifter(akt, justering)
    return SignatureBlock(
        tuple(
            Signature(
                name=akt.person(line.person_id).namn if line.person_id else "",
                role=ROLE_WORDS[line.roll],
                note=format_range(line.nummer, sign=True),
                field=name if has_fields else "",
            )
            for line, name in zip(lines, field_names(lines), strict=True)
        )
    )


def signature_facts(block: SignatureBlock) -> tuple[Fact, ...]:
    """The same people as facts, for a copy that nobody signs: an utdrag says who signs the protokoll itself."""
    by_role: dict[str, list[str]] = {}
    for signature in block.signatures:
        line = ", ".join(part for part in (signature.name, signature.note) if part)
        if line:
            by_role.setdefault(signature.role, []).append(line)
    return tuple(Fact(role, tuple(lines)) for role, lines in by_role.items())


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
