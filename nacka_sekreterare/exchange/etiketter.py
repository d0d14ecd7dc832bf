"""The labels that kommuner print over the parts of a point or a tjänsteskrivelse.

Known by rule and not by one template.
"""

import re

_OWNER = r"(?:[A-ZÅÄÖa-zåäö][\wåäöÅÄÖ-]*(?:\s+[\wåäöÅÄÖ-]+){0,5}?s\s+)?"
_ORGAN_WORD = r"[\w, -]*(?:fullmäktige|styrelsen|nämnden|utskottet|utskott|direktionen)"
_PROPOSAL = re.compile(
    rf"""^(?:
        {_OWNER}(?:förslag\s+till\s+beslut(?:\s+(?:i|till|för)\s+{_ORGAN_WORD})?(?:\s+på\s+sammanträdet)?
                  |beslutsförslag|förslag\s+till\s+{_ORGAN_WORD}|förslag\s+på\s+beslut|förslag\s+till\s+ställningstagande)
      | (?:{_OWNER})förslag
    )\s*(?P<end>[:.]|$|\t|(?<=beslut)\s+[–-]\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_NAMES = (
    r"sammanfattning(?:\s+av\s+ärendet)?|ärendet|ärendebeskrivning|beskrivning(?:\s+av\s+ärendet)?|"
    r"ärendets\s+beskrivning|bakgrund|"
    r"handling(?:ar)?(?:\s+i\s+ärendet)?|besluts?underlag|underlag(?:\s+för\s+beslut)?|bilag(?:a|"
    r"or)(?:\s+till\s+ärendet)?|"
    r"handläggare|föredragande|föredragning|föredras\s+av|ansvarig|kontaktperson|ärendets\s+(?:beredning|"
    r"behandling|gång)|beredning|"
    r"(?:ärendets\s+)?tidigare\s+(?:behandling|beslut)|beslutet\s+(?:skickas|expedieras|ska\s+skickas)\s+till|"
    r"beslut(?:et)?\s+(?:delges|sänds(?:\s+till)?|meddelas|lämnas\s+till|skickas(?:\s+till)?|expedieras(?:\s+till)?)|"
    r"expedier\w+(?:\s+till)?|kopia\s+till|delges|skickas\s+till|remissinstanser|"
    r"barn(?:konsekvens|rätts|rättighets)\w*|(?:jämställdhets|jämlikhets|tillgänglighets|hållbarhets|klimat|miljö)"
    r"(?:perspektiv|konsekvens|analys|bedömning)\w*|"
    r"notering(?:ar)?|anteckning(?:ar)?|motivering(?:\s+till\s+beslut(?:et)?)?|skäl(?:en)?\s+(?:för|"
    r"till)\s+(?:beslut(?:et)?|förslaget)|"
    r"jäv|yrkanden?|yttranden?|reservation(?:er)?|protokollsanteckning(?:ar)?|"
    r"(?:ekonomiska?|miljömässiga?|sociala|juridiska?|barn\w*|klimat\w*)\s+(?:konsekvens\w*|perspektiv\w*|"
    r"aspekt\w*|bedömning\w*)|"
    r"konsekvenser(?:\s+för\s+\w+)?|barnperspektiv\w*|bedömning(?:\s+ur\s+\w+\s+\w+)?|"
    r"(?:förvaltningens|enhetens|kontorets|nämndens)\s+(?:utredning(?:\s+och\s+bedömning)?|bedömning|synpunkter|"
    r"yttrande|överväganden)|"
    r"utredning|överväganden|tidplan|uppföljning|information|syfte|inledning|presidiets\s+(?:förslag|beredning)|"
    r"kommentar(?:er)?|"
    r"beräknad\s+tid|tidsåtgång|ärendetyp|typ\s+av\s+ärende|sekretess|övrigt|samråd|finansiering|"
    r"prövning\s+av\s+barn\w*(?:\s+\w+)*"
)
_OTHER = re.compile(rf"^(?:{_OTHER_NAMES})\s*(?::|$)", re.IGNORECASE)
_LABELLED = re.compile(r"^[A-ZÅÄÖ][\wåäöÅÄÖ/ -]{1,40}:(?=\s|$)")
_SECTION = re.compile(
    r"""^(?:[A-F][.):]?\s+)?(?:
        (?:öppna\s+|slutna\s+|övriga\s+|sekretess\w*\s+)?(?:\w+(?:s|-))?ärenden(?:\s+(?:för|till|som)\s+[\w\s]{3,40})?
      | [AB][-–]?ärenden | formalia | inledande\s+formalia | ärendelista
      | föredragningslista | dagordning | lista\s+över\s+ärenden
      | (?:beslut|information|anmälan|anmälningar|delegation|motioner|medborgarförslag|interpellationer)
        (?:\s+och\s+[\w]+)?(?=[:]?$)
      | för\s+(?:beslut|information|kännedom|diskussion)
      | motioner\s+och\s+politikerinitiativ | del\s+[a-z\d]
    )\s*:?$""",
    re.VERBOSE | re.IGNORECASE,
)
_META = re.compile(
    r"(?:föreslås|föreslår|beslutar|besluta|föreslå)\b.*?(?:fatta(?:r)?\s+följande\s+beslut|"
    r"besluta(?:r)?(?:\s+(?:om\s+|enligt\s+)?följande)?(?:\s+att)?"
    r"|följande(?:\s+beslut)?|föreslås)\s*[.:]?$|^[^.]*\bföreslås\s+(?:besluta|"
    r"fatta\s+(?:följande\s+)?beslut)\s*(?:att)?\s*[.:]?$",
    re.IGNORECASE,
)
_IMMEDIATE = re.compile(
    r"^\W*(?:[\w -]{3,50}\s+beslutar\s+(?:om|att)\s+)?(?:(?:beslutet|paragrafen|ärendet|punkten|denna\s+(?:punkt|"
    r"paragraf)|detta\s+beslut|besluten|beslutspunkten)\s+"
    r"(?:(?:ska\s+|bör\s+|föreslås\s+(?:att\s+)?|får\s+)?(?:justeras|förklaras)\s+(?:som\s+|för\s+|"
    r"vara\s+)?omedelbart(?:\s+justera[dt])?"
    r"|(?:ska\s+|föreslås\s+)?omedelbart\s+justeras|är\s+omedelbart\s+justera[dt])"
    r"|omedelbar\s+justering(?:\s+(?:av\s+(?:paragrafen|beslutet|punkten)|föreslås|begärs))?(?:\s*:\s*ja)?"
    r"|(?:att\s+)?(?:förklara\s+)?(?:paragrafen|beslutet)\s+(?:som\s+|för\s+)?omedelbart\s+justera[dt]|"
    r"omedelbart\s+justera[ds]t?|"
    r"(?:att\s+)?justera\s+(?:paragrafen|beslutet|punkten|ärendet)\s+omedelbart)\W*$",
    re.IGNORECASE,
)  # fmt: skip
_IMMEDIATE_INSIDE = re.compile(
    r"justeras\s+omedelbart|omedelbart\s+justera[dst]|omedelbar\s+justering|justera\s+\w+\s+omedelbart|"
    r"omedelbart\s+justeras",
    re.IGNORECASE,
)
_NOT_IMMEDIATE = re.compile(
    r"ingen\s+omedelbar|inte\s+omedelbar|omedelbar\s+justering\s*:\s*nej|ej\s+omedelbar", re.IGNORECASE
)
_IMMEDIATE_TAIL = re.compile(r"\s*(?:[(\[–-]\s*)?\bomedelbar\s+justering\b\s*[)\]]?\s*$|\s*\(OJ\)\s*$", re.IGNORECASE)


def match_proposal_label(text: str) -> tuple[str, str] | None:
    """The label over a proposal and what follows it on the same line, or None.

    "Förslag till beslut: Nämnden …" gives both.
    """
    found = _PROPOSAL.match(text)
    if not found:
        return None
    label, rest = text[: found.end()].strip(" \t:.–-"), text[found.end() :].strip()
    if rest and found.group("end") not in (":", "\t") and not rest[0].isupper():
        return None
    return label, rest


def is_other_label(text: str) -> bool:
    """True when the line opens another part of the point than the proposal ("Sammanfattning", "Handläggare: …")."""
    return bool(_OTHER.match(text)) or bool(
        _LABELLED.match(text) and not match_proposal_label(text) and len(text.split(":", maxsplit=1)[0].split()) <= 3
    )


def is_known_heading(text: str) -> bool:
    """True for the names of the parts of a tjänsteskrivelse that are the same nearly everywhere, standing alone."""
    alone = text.strip().rstrip(":")
    return bool(re.fullmatch(_OTHER_NAMES, alone, re.IGNORECASE)) or (
        bool(match_proposal_label(alone)) and len(alone) < 90
    )


def is_section(text: str) -> bool:
    """True for a line that groups points, "BESLUTSÄRENDEN"."""
    return len(text) < 70 and bool(_SECTION.match(text.strip()))


def is_meta_sentence(text: str) -> bool:
    """True for "… föreslås fatta följande beslut.".

    It introduces decisions and decides nothing (dropped from the decision).
    """
    return len(text) < 220 and bool(_META.search(text.strip()))


def is_immediate_sentence(text: str) -> bool:
    """True when the whole text only says that the decision is justerad at once."""
    return bool(_IMMEDIATE.match(text.strip())) and not _NOT_IMMEDIATE.search(text)


def says_immediate(text: str) -> bool:
    """True when omedelbar justering is asked for somewhere in the text."""
    return bool(_IMMEDIATE_INSIDE.search(text)) and not _NOT_IMMEDIATE.search(text)


def cut_immediate_mark(text: str) -> tuple[str, bool]:
    """A heading without its mark "omedelbar justering", and whether the mark was there."""
    found = _IMMEDIATE_TAIL.search(text)
    return (text[: found.start()].rstrip(" ,;–-"), True) if found and found.start() else (text, False)


def looks_like_label(text: str) -> bool:
    """True for a short line that names what follows: a proposal label, another label, a section."""
    label = match_proposal_label(text)
    return bool(label) or is_other_label(text) or is_section(text)
