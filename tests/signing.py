"""Signs PDFs as a signing service does: certificates made for the test, whose days are far from both ends."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache
from io import BytesIO
from unittest.mock import patch

import pikepdf
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.stamp import BaseStampStyle, NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNED_AT = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)
ISSUER = "Exempelutfärdaren"
TIME_SERVICE = "Exempeltidsstämplaren"
_FROM, _TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def loaded(self) -> tuple[Certificate, PrivateKeyInfo]:
        """As the signing library wants the two."""
        encoding, form = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
        key = self.key.private_bytes(encoding, form, serialization.NoEncryption())
        return Certificate.load(self.der), PrivateKeyInfo.load(key)


@cache
def issued(name: str, by: str = "") -> Issued:
    """A certificate of somebody, the same each time; by nobody is an issuer's own."""
    is_time_service = name == TIME_SERVICE  # the library's own can only sign with RSA
    key = rsa.generate_private_key(65537, 2048) if is_time_service else ec.generate_private_key(ec.SECP256R1())
    issuer = issued(by) if by else None
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(bool(by), bool(by), False, False, False, not by, not by, False, False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_TO)
        .add_extension(x509.BasicConstraints(ca=not by, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if is_time_service:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def sign(
    pdf: bytes,
    field: str,
    name: str,
    *,
    at: datetime = SIGNED_AT,
    is_stamped: bool = False,
    new_field: SigFieldSpec | None = None,
    style: BaseStampStyle | None = None,
) -> bytes:
    """The file with one more signature after it, in a field that it has or in a new one."""
    certificate, key = issued(name, ISSUER).loaded
    store = SimpleCertificateStore()
    store.register(issued(ISSUER).loaded[0])
    signer = SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)
    meta = PdfSignatureMetadata(
        field_name=field, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, md_algorithm="sha256"
    )
    stamper = DummyTimeStamper(*issued(TIME_SERVICE, ISSUER).loaded, fixed_dt=at) if is_stamped else None
    pdf_signer = PdfSigner(
        meta, signer, timestamper=stamper, stamp_style=style or NoOpStampStyle(), new_field_spec=new_field
    )
    output = BytesIO()
    with patch("pyhanko.sign.signers.pdf_signer.datetime", _clock(at)), patch("tzlocal.get_localzone", lambda: UTC):
        pdf_signer.sign_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf)), output=output, existing_fields_only=new_field is None
        )
    return output.getvalue()


def sign_by_service(pdf: bytes, name: str = "Exempeltjänsten AB") -> bytes:
    """The file with a signature of the service's own on the last page."""
    return sign(pdf, "Tjansten", name, new_field=SigFieldSpec("Tjansten", on_page=-1))


def added_to(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object]) -> bytes:
    """The very bytes of the file with a change after them."""
    writer, output = IncrementalPdfFileWriter(BytesIO(pdf)), BytesIO()
    change(writer)
    with patch("tzlocal.get_localzone", lambda: UTC):
        writer.write(output)
    return output.getvalue()


def written_anew(pdf: bytes, change: Callable[[pikepdf.Pdf], object] = lambda _: None, **how: object) -> bytes:
    """The file as a service writes it anew: other objects in another order, and something changed."""
    output = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(output, **how)  # type: ignore[arg-type]  # what pikepdf takes
    return output.getvalue()


def _clock(at: datetime) -> type[datetime]:
    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # this one is always given
            return at.astimezone(tz)

    return Still
