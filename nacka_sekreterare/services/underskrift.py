"""Signing electronically: the exact file goes out, comes back with signatures, is judged, and is kept as it is.

A justering is signed in one way, on paper or electronically, since a printed e-signature is only a copy (KL 5:69).
Nothing that has happened is refused: a protokoll may be changed while it is out, and a file that differs may be kept;
she is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.backends.text import says_the_same
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarstatus, Underskriftssatt
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.underskrift import Underskrift, field_names, underskrifter
from nacka_sekreterare.domain.underskriftskontroll import Omdome, Signaturomdome
from nacka_sekreterare.services.bilaga import add_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.export import Exportjobb, document_for_signing, jobs_for_justering
from nacka_sekreterare.services.signatar import follow_ordforande

Files = Sequence[tuple[str, bytes]]
"""Names and bytes."""

_CERTIFICATES: Final = frozenset({".cer", ".crt", ".der", ".pem"})
_SATT_WORDS: Final = {
    Underskriftssatt.PAPPER: "på papper",
    Underskriftssatt.ELEKTRONISK: "elektroniskt",
}


# --- how it is signed -------------------------------------------------------------------------------------------------
def set_underskriftssatt(kansli: Kansli, justering_id: UUID, satt: Underskriftssatt) -> Outcome[Justering]:
    """Choose how a justering is signed.

    Raises:
        UserError: when it is done, its file is out to be signed, or somebody has signed in the other way.
    """
    sentence = f"Protokollet undertecknas {_SATT_WORDS[satt]}"
    with kansli.act("set_underskriftssatt", sentence, sammantrade_id=_sammantrade_id(kansli, justering_id)) as tx:
        justering = tx.get(Justering, justering_id)
        if satt is not justering.underskriftssatt:
            _refuse_done(justering)
            _refuse_sent(tx, justering)
            _refuse_signed(tx, justering)
            justering = tx.change(Justering, justering_id, underskriftssatt=satt)
    return tx.outcome(justering)


# --- sending ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Underskriftsjobb:
    """The files of a justering as they are to be sent, frozen, so that a worker can make them. `name` is the PDF's."""

    name: str
    jobs: tuple[Exportjobb, ...]

    def build(self) -> tuple[tuple[str, bytes], ...]:
        """Names and bytes, the PDF to be signed first. Raises UserError when a character has no font."""
        return tuple((job.name, job.render()) for job in self.jobs)


def prepare_for_underskrift(kansli: Kansli, justering_id: UUID) -> Underskriftsjobb:
    """What is to be signed electronically, as it stands now. Stores nothing.

    Raises:
        UserError: when the justering is done, is signed on paper, has been sent already, has no §§, or is the main one
            of a sammanträde that is not closed.
    """
    justering = kansli.get(Justering, justering_id)
    akt = kansli.akt(justering.sammantrade_id)
    _refuse_unready(akt, justering)
    jobs = jobs_for_justering(kansli, justering_id)
    return Underskriftsjobb(jobs[0].name, jobs)


def register_for_underskrift(kansli: Kansli, justering_id: UUID, files: Files) -> Outcome[Bilaga]:
    """Note that these files, as `Underskriftsjobb.build` made them, have been sent; answers with the PDF.

    The Word file and the text are kept with it: made later they might no longer agree with what was signed.

    Raises:
        UserError: as prepare_for_underskrift does.
    """
    sammantrade_id = _sammantrade_id(kansli, justering_id)
    with kansli.act("register_for_underskrift", sammantrade_id=sammantrade_id) as tx:
        _refuse_unready(tx.akt(sammantrade_id), tx.get(Justering, justering_id))
        follow_ordforande(tx, justering_id)
        slag = Bilageslag.FOR_UNDERSKRIFT
        kept = [
            add_bilaga(kansli, sammantrade_id, name, data, slag=slag, justering_id=justering_id).value
            for name, data in files
        ]
        tx.sentence = f"Skickat för underskrift: {kept[0].namn}"
    return tx.outcome(kept[0])


def withdraw_for_underskrift(kansli: Kansli, justering_id: UUID) -> Outcome[None]:
    """Take back what was sent: what came back signed counts no more, and nobody has signed. May be undone.

    Raises:
        UserError: when the justering is done, or nothing has been sent.
    """
    sammantrade_id = _sammantrade_id(kansli, justering_id)
    sentence = "Filen för underskrift är återtagen"
    with kansli.act("withdraw_for_underskrift", sentence, sammantrade_id=sammantrade_id) as tx:
        _refuse_done(tx.get(Justering, justering_id))
        files = [b for b in tx.all(Bilaga, justering_id=justering_id) if b.slag in _OUT_AND_BACK]
        if not any(one.slag is Bilageslag.FOR_UNDERSKRIFT for one in files):
            raise UserError("Inget är skickat för underskrift, så det finns inget att ta tillbaka.")
        for bilaga in files:
            tx.remove(bilaga)
        for signatar in tx.all(Signatar, justering_id=justering_id, status=Signatarstatus.UNDERTECKNAT):
            tx.change(Signatar, signatar.id, status=Signatarstatus.VANTAR, undertecknat_date=None)
    return tx.outcome(None)


def sent_file(akt: Akt, justering: Justering) -> Bilaga | None:
    """The PDF that is out to be signed electronically, or None."""
    return _last(akt, justering, Bilageslag.FOR_UNDERSKRIFT, ".pdf")


def undertecknade_filer(akt: Akt, justering: Justering) -> tuple[Bilaga, ...]:
    """The signed files that have come back, in the order they came; the last is the one that counts."""
    return tuple(_files(akt, justering, Bilageslag.UNDERTECKNAT))


def is_changed_since_sent(kansli: Kansli, akt: Akt, justering: Justering) -> bool:
    """Whether the protokoll says something else now than the file that is out to be signed. Takes milliseconds."""
    kept = _last(akt, justering, Bilageslag.FOR_UNDERSKRIFT, ".txt")
    if kept is None or justering.justerad_date is not None:  # a done one tells its day and cannot be changed
        return False
    sent = kansli.store.bilagor.read(kept.sha256).decode("utf-8")
    return not says_the_same(document_for_signing(kansli, akt, justering), sent)


# --- coming back ------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Kontrolljobb:
    """A file that was sent and one that came back, to be judged in a worker."""

    sent: bytes
    returned: bytes
    trusted: tuple[Path, ...] = ()

    def judge(self) -> Omdome:
        """The verdict. Never raises, whatever the file is."""
        from nacka_sekreterare.documents.underskrift import judge

        return judge(self.sent, self.returned, [path.read_bytes() for path in self.trusted])


def prepare_kontroll(kansli: Kansli, justering_id: UUID, data: bytes) -> Kontrolljobb:
    """A file that came back against the one that was sent. Stores nothing.

    Raises:
        UserError: when nothing was sent, or the file that was sent is missing or changed.
    """
    justering = kansli.get(Justering, justering_id)
    sent = sent_file(kansli.akt(justering.sammantrade_id), justering)
    if sent is None:
        raise UserError(
            "Inget protokoll är skickat för underskrift härifrån, så det finns ingen fil att jämföra med. "
            "Registrera vem som har undertecknat för hand."
        )
    return Kontrolljobb(kansli.store.bilagor.read(sent.sha256), data, _trusted(kansli.store.paths.utfardare))


def _trusted(folder: Path) -> tuple[Path, ...]:
    """The certificates of issuers that have been put in the store's folder for them."""
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(path for path in found if path.is_file() and path.suffix.casefold() in _CERTIFICATES))


def propose_signed(akt: Akt, justering: Justering, omdome: Omdome) -> dict[UUID, tuple[date | None, Signaturomdome]]:
    """Who has signed, as far as the file says: by signatär, the day (None when it says none) and the signature.

    Only signatures that stand are proposed. A signature belongs to the signatär of its field, unless the name in the
    certificate is another signatär's: whoever signs in a service may do so in any field.
    """
    lines = underskrifter(akt, justering)
    by_field = dict(zip(field_names(lines), lines, strict=True))
    found: dict[UUID, tuple[date | None, Signaturomdome]] = {}
    for signatur in omdome.signaturer:
        line = _named(akt, lines, signatur) or by_field.get(signatur.falt)
        if signatur.galler and line and line.signatar_id:
            found[line.signatar_id] = (signatur.undertecknat_date, signatur)
    return found


def register_undertecknat(
    kansli: Kansli, justering_id: UUID, name: str, data: bytes, signed: Mapping[UUID, date]
) -> Outcome[Bilaga]:
    """Keep a signed file exactly as it came, and note who has signed and when, by the id of each signatär.

    Several files in turn are normal, when one signs after the other; the last is the one that counts.

    Raises:
        UserError: when the justering is done or is signed on paper, or the file is empty or cannot be kept.
    """
    sammantrade_id = _sammantrade_id(kansli, justering_id)
    with kansli.act("register_undertecknat", sammantrade_id=sammantrade_id) as tx:
        justering = tx.get(Justering, justering_id)
        _refuse_done(justering)
        _refuse_paper(justering)
        slag = Bilageslag.UNDERTECKNAT
        kept = add_bilaga(
            kansli, sammantrade_id, _pdf_name(name, data), data, slag=slag, justering_id=justering_id
        ).value
        names = []
        for signatar_id, day in signed.items():
            status = Signatarstatus.UNDERTECKNAT
            signatar = tx.change(Signatar, signatar_id, status=status, undertecknat_date=day)
            names.append(tx.get(Person, signatar.person_id).namn)
        tx.sentence = f"Undertecknat protokoll: {', '.join(names) or name}"
    return tx.outcome(kept)


# --- private ----------------------------------------------------------------------------------------------------------
_OUT_AND_BACK: Final = frozenset({Bilageslag.FOR_UNDERSKRIFT, Bilageslag.UNDERTECKNAT})


def _sammantrade_id(kansli: Kansli, justering_id: UUID) -> UUID:
    return kansli.get(Justering, justering_id).sammantrade_id


def _files(akt: Akt, justering: Justering, slag: Bilageslag) -> list[Bilaga]:
    """The kept files of a slag in the order they came."""
    own = [b for b in akt.bilagor if b.justering_id == justering.id and b.slag is slag]
    return sorted(own, key=lambda bilaga: bilaga.ordning)


def _last(akt: Akt, justering: Justering, slag: Bilageslag, suffix: str) -> Bilaga | None:
    found = [b for b in _files(akt, justering, slag) if PurePath(b.namn).suffix.casefold() == suffix]
    return found[-1] if found else None


def _pdf_name(name: str, data: bytes) -> str:
    """A service may name a PDF as it likes; it is known again by its suffix."""
    is_named = PurePath(name).suffix.casefold() == ".pdf"
    return name if is_named or not data.startswith(b"%PDF-") else f"{name}.pdf"


def _named(akt: Akt, lines: Sequence[Underskrift], signatur: Signaturomdome) -> Underskrift | None:
    """The one line whose person has the name of the certificate."""
    wanted = _name_key(signatur.namn)
    found = [line for line in lines if line.person_id and _name_key(akt.person(line.person_id).namn) == wanted]
    return found[0] if len(found) == 1 else None


def _name_key(name: str) -> tuple[str, ...]:
    """The words of a name in any order: "Ek, Åsa" and "ÅSA EK" are the same."""
    return tuple(sorted(name.casefold().replace(",", " ").split()))


def _refuse_done(justering: Justering) -> None:
    if justering.justerad_date is not None:
        raise UserError(f"Justeringen är klar sedan {justering.justerad_date.isoformat()} och kan inte ändras.")


def _refuse_paper(justering: Justering) -> None:
    if not justering.ar_elektronisk:
        raise UserError("Protokollet undertecknas på papper. Välj elektronisk underskrift för justeringen först.")


def _refuse_sent(tx: Transaction, justering: Justering) -> None:
    if any(b.slag is Bilageslag.FOR_UNDERSKRIFT for b in tx.all(Bilaga, justering_id=justering.id)):
        raise UserError("Protokollet är skickat för elektronisk underskrift. Ta tillbaka det först.")


def _refuse_signed(tx: Transaction, justering: Justering) -> None:
    signed = tx.all(Signatar, justering_id=justering.id, status=Signatarstatus.UNDERTECKNAT)
    if signed:
        name, way = tx.get(Person, signed[0].person_id).namn, _SATT_WORDS[justering.underskriftssatt]
        raise UserError(f"{name} har redan undertecknat {way}, och alla ska underteckna på samma sätt.")


def _refuse_unready(akt: Akt, justering: Justering) -> None:
    _refuse_done(justering)
    _refuse_paper(justering)
    if sent_file(akt, justering):
        raise UserError("Protokollet är redan skickat för underskrift. Ta tillbaka det innan det skickas på nytt.")
    if not akt.nummer_of_justering(justering):
        raise UserError("Justeringen har inga paragrafer att underteckna.")
    if not justering.ar_omedelbar and not akt.sammantrade.ar_stangt_for_andring:
        raise UserError("Sammanträdet är inte avslutat. Avsluta det innan protokollet skickas för underskrift.")
