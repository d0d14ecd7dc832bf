"""The signature block of a justering: secretary, the chairs and those who justerar, with their §§ when these differ."""

from uuid import UUID

from nacka_sekreterare.documents.model import Fact, Signature, SignatureBlock
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import ordforande_by_paragraf

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
        signatures += [_signature(akt, signatar) for signatar in of_role] or _expected(akt, justering, role, word)
    return SignatureBlock(tuple(signatures))


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


def _expected(akt: Akt, justering: Justering | None, role: Signatarroll, word: str) -> list[Signature]:
    """Who will sign, as far as it follows from the organ and from who presided."""
    if role is Signatarroll.SEKRETERARE:
        return [Signature(name=mandat_holder(akt, Mandatroll.SEKRETERARE), role=word)]
    if role is Signatarroll.ORDFORANDE:
        own = set(akt.nummer_of_justering(justering) if justering else akt.paragrafnummer)
        chairs = [(person_id, own.intersection(numbers)) for person_id, numbers in ordforande_by_paragraf(akt)]
        several = sum(bool(numbers) for _, numbers in chairs) > 1
        return [
            Signature(akt.person(person_id).namn, word, format_range(numbers, sign=True) if several else "")
            for person_id, numbers in chairs
            if numbers
        ] or [Signature(name="", role=word)]
    return [Signature(name="", role=word)] * max(akt.organ.installningar.antal_justerare, 1)


def _signature(akt: Akt, signatar: Signatar) -> Signature:
    numbers = [akt.nummer[paragraf_id] for paragraf_id in signatar.paragraf_ids if paragraf_id in akt.nummer]
    return Signature(
        name=akt.person(signatar.person_id).namn,
        role=ROLE_WORDS[signatar.roll],
        note=format_range(numbers, sign=True),
    )
