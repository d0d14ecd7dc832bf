"""What the file says of itself: XMP and Info that agree, the colour space, and the claims of PDF/A-2a and PDF/UA-1."""

import struct
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from nacka_sekreterare.documents.backends.pdf.library import Pdf
from nacka_sekreterare.documents.model import Document

PRODUCER = "Nacka Sekreterare"
PDFA_CLAIM = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
PDFUA_CLAIM = "<pdfuaid:part>1</pdfuaid:part>"
_PADDING = (" " * 100 + "\n") * 8  # room for a signing service to add its own
FACTS_NAMESPACE = "urn:nacka-sekreterare:utdrag:1"
_FACTS_SCHEMA = f"""<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Facts of a protokollsutdrag</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{FACTS_NAMESPACE}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>nacka</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>utdragsfakta</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>What is printed, and the hash of the protokoll, as JSON</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""
_COLOUR_SPACE = "sRGB IEC61966-2.1"


def write_metadata(pdf: Pdf, document: Document) -> None:
    """Put metadata, language and colour space of a document into its PDF."""
    created = document.created_at
    stamp = pdf._timeStamp  # noqa: SLF001 - the only place of the date; without this it is that of the machine
    offset = int(created.utcoffset().total_seconds() // 60)  # type: ignore[union-attr]  # the document has a time zone
    stamp.YMDhms = created.timetuple()[:6]
    stamp.dhh, stamp.dmm = divmod(abs(offset), 60)
    stamp.dhh = stamp.dhh if offset >= 0 else -stamp.dhh
    info = pdf.info
    info.title, info.author, info.subject = document.title, document.author, document.subject
    info.creator = info.producer = PRODUCER
    catalog = pdf.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]  # on this catalog, not on the class
    catalog.Lang = PDFString(document.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    catalog.PageMode = PDFName("UseOutlines")
    catalog.Metadata = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), _xmp(document).encode("utf-8"), []
    )
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), [PDFZCompress])
    pdf.Reference(profile, "ColourProfile")
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_COLOUR_SPACE),
        "Info": PDFString(_COLOUR_SPACE),
        "DestOutputProfile": PDFObjectReference("ColourProfile"),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


def _xmp(document: Document) -> str:
    created = document.created_at.isoformat(timespec="seconds")
    title, author = escape(document.title), escape(document.author)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
{_description(document.subject)}<dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer><pdf:Keywords></pdf:Keywords>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{PDFA_CLAIM}{PDFUA_CLAIM}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>{_FACTS_SCHEMA if document.facts_json else ""}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
{_facts(document.facts_json)}</rdf:RDF></x:xmpmeta>
{_PADDING}<?xpacket end="w"?>"""


def _description(subject: str) -> str:
    """What the document is about; nothing when it is not said: a signing program would write an empty one wrongly."""
    if not subject:
        return ""
    text = f'<rdf:li xml:lang="x-default">{escape(subject)}</rdf:li>'
    return f"<dc:description><rdf:Alt>{text}</rdf:Alt></dc:description>\n"


def _facts(facts_json: str) -> str:
    """The facts of an utdrag as a property of our own."""
    if not facts_json:
        return ""
    return f"""<rdf:Description rdf:about="" xmlns:nacka="{FACTS_NAMESPACE}">
<nacka:utdragsfakta>{escape(facts_json)}</nacka:utdragsfakta>
</rdf:Description>
"""


@cache
def srgb_profile() -> bytes:
    """An ICC profile (version 2) of sRGB, made here since the common ones are version 4 or not free to give away."""
    name = b"sRGB IEC61966-2.1 compatible\0"
    curve = b"curv\0\0\0\0" + struct.pack(">I", 1024) + b"".join(_linear(step / 1023) for step in range(1024))
    description = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)
    blocks = [
        ((b"desc",), description),
        ((b"cprt",), b"text\0\0\0\0Public domain (CC0)\0"),
        ((b"wtpt",), _xyz(0.9505, 1, 1.0891)),
        ((b"rXYZ",), _xyz(0.43607, 0.22249, 0.01392)),
        ((b"gXYZ",), _xyz(0.38515, 0.71687, 0.09708)),
        ((b"bXYZ",), _xyz(0.14307, 0.06061, 0.71410)),
        ((b"rTRC", b"gTRC", b"bTRC"), curve),
    ]
    count = sum(len(signatures) for signatures, _ in blocks)
    start = 128 + 4 + 12 * count
    table, data = b"", b""
    for signatures, block in blocks:
        place = struct.pack(">II", start + len(data), len(block))
        table += b"".join(signature + place for signature in signatures)
        data += block + bytes(-len(block) % 4)
    return _profile_header(start + len(data)) + struct.pack(">I", count) + table + data


def _profile_header(size: int) -> bytes:
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + b"".join(map(_fixed, (0.9642, 1, 0.8249)))
    return header.ljust(128, b"\0")


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _linear(value: float) -> bytes:
    """A step of the sRGB curve as light, in 16 bits."""
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return struct.pack(">H", round(light * 65535))
