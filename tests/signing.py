"""Signs PDFs as a signing service does: certificates made for the test, whose days are far from both ends."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import BaseStampStyle, NoOpStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNED_AT = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)
_FROM, _TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
ISSUER = "Exempelutfärdare"


@dataclass(frozen=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)


@cache
def issued(name: str, *, by: str | None = None) -> Issued:
    """A certificate of somebody, the same each time; by nobody is by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
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
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def sign(
    pdf: bytes, field: str, name: str, *, new_field: SigFieldSpec | None = None, style: BaseStampStyle | None = None
) -> bytes:
    """The file with one more signature after it, in a field that it has or in a new one."""
    holder, root = issued(name, by=ISSUER), issued(ISSUER)
    private = holder.key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    store = SimpleCertificateStore()
    store.register(Certificate.load(root.der))
    signer = SimpleSigner(
        signing_cert=Certificate.load(holder.der),
        signing_key=PrivateKeyInfo.load(private),
        cert_registry=store,
    )
    meta = PdfSignatureMetadata(
        field_name=field, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, md_algorithm="sha256"
    )
    pdf_signer = PdfSigner(meta, signer, stamp_style=style or NoOpStampStyle(), new_field_spec=new_field)
    output = BytesIO()
    pdf_signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=output, existing_fields_only=new_field is None)
    return output.getvalue()
