"""The signatures in a PDF, each judged by itself; without a network, and without a trace in the log."""

import logging
import struct
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, SuspiciousModification
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.underskriftskontroll import Signaturomdome, Signaturutfall, Utfardarutfall

_BROKEN: Final = (
    PdfError,
    SigningError,
    SignatureValidationError,
    PathError,
    ValidationError,
    UnsupportedAlgorithm,
    InvalidSignature,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What reading a file that somebody has damaged on purpose may raise."""

_WHOLE: Final = frozenset({SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION})
_LAWFUL: Final = frozenset({ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING})


def read_signatures(data: bytes, trusted: Sequence[bytes]) -> tuple[Signaturomdome, ...] | None:
    """The verdict on each signature in the order they were set; None when the file is too damaged to tell of any.

    `trusted` are certificates (DER) of issuers to believe.
    """
    _silence()
    try:
        signatures = PdfFileReader(BytesIO(data), strict=False).embedded_regular_signatures
    except _BROKEN:
        return None
    return tuple(_judge(signature, trusted) for signature in signatures)


def has_only_signatures_added(sent: bytes, returned: bytes) -> bool:
    """Whether the file is the one that was sent, byte by byte, followed by nothing but signatures."""
    if not returned.startswith(sent):
        return False
    _silence()
    try:
        base = PdfFileReader(BytesIO(sent), strict=False).xrefs.total_revisions - 1
        reader = PdfFileReader(BytesIO(returned), strict=False)
        result = DEFAULT_DIFF_POLICY.review_file(reader, base)
    except _BROKEN:
        return False
    return not isinstance(result, SuspiciousModification) and result.modification_level in _LAWFUL


def _judge(signature: EmbeddedPdfSignature, trusted: Sequence[bytes]) -> Signaturomdome:
    falt = signature.field_name
    roots = []
    for each in trusted:
        with suppress(*_BROKEN):  # a file that holds no certificate makes nobody trusted
            roots.extend(load_certs_from_pemder_data(each))
    try:
        context = ValidationContext(trust_roots=roots, allow_fetching=False)
        status = validate_pdf_signature(signature, context)
        return _told(falt, status, has_roots=bool(roots))
    except _BROKEN:
        return Signaturomdome(falt=falt, utfall=Signaturutfall.TRASIG)


def _told(falt: str, status: PdfSignatureStatus, *, has_roots: bool) -> Signaturomdome:
    stamp = status.timestamp_validity
    is_stamped = stamp is not None and stamp.intact and stamp.valid
    said = stamp.timestamp if stamp is not None and is_stamped else status.signer_reported_dt
    unknown = Utfardarutfall.EJ_BETRODD if has_roots else Utfardarutfall.EJ_KONTROLLERAD
    return Signaturomdome(
        falt=falt,
        namn=_name(status.signing_cert.subject.native),
        utfardare=_name(status.signing_cert.issuer.native),
        tid=said.astimezone() if said else None,
        tid_ar_stamplad=is_stamped,
        utfall=_outcome(status),
        utfardarutfall=Utfardarutfall.KONTROLLERAD if has_roots and status.trusted else unknown,
    )


def _outcome(status: PdfSignatureStatus) -> Signaturutfall:
    if not status.intact:
        return Signaturutfall.FORANDRAT
    if not status.valid:
        return Signaturutfall.TRASIG
    stands = status.coverage in _WHOLE and status.modification_level in _LAWFUL and status.docmdp_ok
    return Signaturutfall.OFORANDRAT if stands else Signaturutfall.FORANDRAT


def _name(parts: Mapping[str, object]) -> str:
    """The common name, else that of the organisation."""
    return clean(str(parts.get("common_name") or parts.get("organization_name") or ""))


def _silence() -> None:
    """Let the library tell nobody who has signed: what it logs holds names."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
