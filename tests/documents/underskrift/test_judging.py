"""A file that comes back from being signed is told apart: the same, the same pages, or different, and where."""

import logging
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from documents import samples
from factories_documents import electronic_protokoll
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.stamp import TextStampStyle
from signing import ISSUER, SIGNED_AT, added_to, issued, sign, sign_by_service, written_anew

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Format, Heading, PageBreak, Signature, SignatureBlock, paragraph
from nacka_sekreterare.documents.underskrift import judge
from nacka_sekreterare.domain.underskriftskontroll import (
    Avvikelseslag,
    Filutfall,
    Omdome,
    Signaturutfall,
    Utfardarutfall,
    avvikelse_sentence,
    fil_sentence,
    signatur_sentence,
    utfardare_sentence,
)

SIGNERS = {"sekreterare": "Siv Ask", "ordforande-1": "Greta Holm", "justerare-1": "Cia Lund"}


def all_sentences(omdome: Omdome) -> list[str]:
    """Everything that is said of a file."""
    signatures = [told(one) for one in omdome.signaturer for told in (signatur_sentence, utfardare_sentence)]
    return [fil_sentence(omdome), *map(avvikelse_sentence, omdome.fil.avvikelser), *signatures]


@cache
def sent() -> bytes:
    """The protokoll as it was sent."""
    return render(electronic_protokoll(), Format.PDF)


@cache
def signed() -> bytes:
    """The protokoll with three signatures."""
    data = sent()
    for field, name in SIGNERS.items():
        data = sign(data, field, name)
    return data


@cache
def of_another_meeting() -> bytes:
    return sign(render(electronic_protokoll(date(2026, 5, 20)), Format.PDF), "sekreterare", "Siv Ask")


@cache
def short() -> bytes:
    """Four short pages, for what is tried many times."""
    pages = [
        [Heading(f"Ärende {n}", 2), paragraph(f"Nämnden beviljar {n} 200 kronor.\nBifall: 7"), PageBreak()]
        for n in range(1, 4)
    ]
    block = SignatureBlock((Signature("Siv Ask", "Sekreterare", field="sekreterare"),))
    document = samples.document(
        Heading("Protokoll", 1), block, PageBreak(), *(block for page in pages for block in page)
    )
    return render(replace(document, title="Protokoll Äldrenämnden 2026-04-22 §§ 1–3"), Format.PDF)


@cache
def short_signed() -> bytes:
    return sign(short(), "sekreterare", "Siv Ask")


def reasons(omdome: Omdome) -> list[tuple[Avvikelseslag, int | None]]:
    return [(one.slag, one.sida) for one in omdome.fil.avvikelser]


def changed(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


# --- the same ---------------------------------------------------------------------------------------------------------
def test_three_signatures_are_the_same_file_and_all_stand() -> None:
    omdome = judge(sent(), signed())
    assert omdome.fil.utfall is Filutfall.SAMMA_FIL
    assert not omdome.fil.avvikelser
    assert {one.falt: one.namn for one in omdome.signaturer} == SIGNERS
    assert {one.utfall for one in omdome.signaturer} == {Signaturutfall.OFORANDRAT}
    assert {one.tid for one in omdome.signaturer} == {SIGNED_AT}
    assert omdome.ar_utan_anmarkning


def test_an_issuer_is_not_checked_without_anybody_to_trust() -> None:
    first, *_ = judge(sent(), signed()).signaturer
    assert first.utfardare == ISSUER
    assert first.utfardarutfall is Utfardarutfall.EJ_KONTROLLERAD
    assert "utan nätverk" in utfardare_sentence(first)


def test_an_issuer_is_checked_against_those_that_are_trusted() -> None:
    known, unknown = issued(ISSUER).der, issued("Någon annan").der
    assert {one.utfardarutfall for one in judge(sent(), signed(), [known]).signaturer} == {Utfardarutfall.KONTROLLERAD}
    assert {one.utfardarutfall for one in judge(sent(), signed(), [unknown]).signaturer} == {Utfardarutfall.EJ_BETRODD}


def test_a_time_is_told_by_whose_clock_it_is() -> None:
    own = judge(short(), sign(short(), "sekreterare", "Siv Ask")).signaturer[0]
    stamped = judge(short(), sign(short(), "sekreterare", "Siv Ask", is_stamped=True)).signaturer[0]
    assert (own.tid, stamped.tid) == (SIGNED_AT, SIGNED_AT)
    assert "egen klocka" in signatur_sentence(own)
    assert "egen klocka" not in signatur_sentence(stamped)


def test_nobody_is_asked_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: asked.append(address))
    judge(sent(), signed(), [issued(ISSUER).der])
    assert not asked


def test_the_file_as_it_was_sent_is_told_to_be_unsigned() -> None:
    omdome = judge(sent(), sent())
    assert omdome.fil.utfall is Filutfall.INTE_UNDERTECKNAD
    assert not omdome.ar_utan_anmarkning
    assert "ingen har undertecknat" in fil_sentence(omdome)


def test_one_signature_is_enough_to_be_the_same_file() -> None:
    omdome = judge(sent(), sign(sent(), "justerare-1", "Cia Lund"))
    assert omdome.fil.utfall is Filutfall.SAMMA_FIL


def test_no_name_that_is_judged_is_told_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    judge(sent(), signed())
    judge(sent(), changed(signed(), 2000))
    assert not [name for name in (*SIGNERS.values(), ISSUER) if name in caplog.text]


# --- written anew -----------------------------------------------------------------------------------------------------
WAYS = {
    "as it is": {},
    "packed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "linearized": {"linearize": True},
    "unpacked": {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
    "normalized": {"normalize_content": True},
}


@pytest.mark.parametrize("way", WAYS)
def test_pages_that_a_service_wrote_anew_with_its_own_after_them_are_known_again(way: str) -> None:
    returned = sign_by_service(written_anew(sent(), lambda pdf: pdf.add_blank_page(), **WAYS[way]))
    omdome = judge(sent(), returned)
    assert omdome.fil.utfall is Filutfall.SAMMA_SIDOR
    assert omdome.fil.tillagda_sidor == 1
    assert [one.namn for one in omdome.signaturer] == ["Exempeltjänsten AB"]
    assert omdome.ar_utan_anmarkning
    assert "En sida är tillagd" in fil_sentence(omdome)


def test_pages_that_were_put_before_ours_are_counted_too() -> None:
    def cover(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page()
        pdf.pages.insert(0, pdf.pages[-1])

    omdome = judge(sent(), written_anew(sent(), cover))
    assert (omdome.fil.utfall, omdome.fil.tillagda_sidor) == (Filutfall.SAMMA_SIDOR, 2)
    assert "ingen elektronisk underskrift" in fil_sentence(omdome)


def test_pages_whose_fields_were_made_part_of_the_page_are_known_again() -> None:
    def flatten(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AcroForm
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots

    assert judge(sent(), sign_by_service(written_anew(sent(), flatten))).fil.utfall is Filutfall.SAMMA_SIDOR


def test_a_file_written_anew_after_it_was_signed_has_lost_its_signatures() -> None:
    omdome = judge(sent(), written_anew(signed()))
    assert reasons(omdome) == [(Avvikelseslag.BRUTEN, None)]
    assert not any(one.galler for one in omdome.signaturer)


# --- different --------------------------------------------------------------------------------------------------------
def test_a_changed_byte_breaks_every_signature_and_is_told() -> None:
    omdome = judge(sent(), changed(signed(), sent().index(b"/Producer")))
    assert omdome.fil.utfall is Filutfall.SKILJER
    assert {one.utfall for one in omdome.signaturer} == {Signaturutfall.FORANDRAT}
    assert reasons(omdome) == [(Avvikelseslag.BRUTEN, None)]


def test_a_byte_changed_in_a_signature_breaks_that_one() -> None:
    message_digest = b"2a864886f70d010904"
    at = signed().lower().rindex(message_digest) + len(message_digest) + 20
    digit = b"0" if signed()[at : at + 1] != b"0" else b"1"
    omdome = judge(sent(), signed()[:at] + digit + signed()[at + 1 :])
    assert [one.galler for one in omdome.signaturer].count(False) == 1
    assert omdome.fil.utfall is Filutfall.SKILJER


def move(first: int, last: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pages = list(pdf.pages)
        pages[first], pages[last] = pages[last], pages[first]
        pdf.pages[:] = pages

    return change


def test_a_swapped_page_is_told_with_what_stands_there() -> None:
    omdome = judge(sent(), written_anew(sent(), move(2, 3)))
    assert reasons(omdome) == [(Avvikelseslag.SIDORDNING, 3), (Avvikelseslag.SIDORDNING, 4)]
    assert avvikelse_sentence(omdome.fil.avvikelser[0]) == "Sida 3: här står i stället protokollets sida 4."


def test_a_page_that_is_missing_is_told() -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[1]

    assert reasons(judge(sent(), written_anew(sent(), drop))) == [(Avvikelseslag.SIDA_SAKNAS, 2)]


def test_a_page_between_ours_is_told() -> None:
    def between(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page()
        pdf.pages.insert(2, pdf.pages[-1])
        del pdf.pages[-1]

    assert reasons(judge(sent(), written_anew(sent(), between))) == [(Avvikelseslag.EXTRA_SIDA, 3)]


def test_a_page_of_another_meeting_among_ours_is_told_with_what_it_says() -> None:
    def replace_page(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(of_another_meeting())) as other:
            pdf.pages[3] = other.pages[3]

    found = judge(sent(), written_anew(sent(), replace_page)).fil.avvikelser
    assert [(one.slag, one.sida) for one in found] == [(Avvikelseslag.ANDRAD, 4)]
    assert ("2026-04-22" in found[0].skickat, "2026-05-20" in found[0].aterkommet) == (True, True)


def test_a_file_from_another_meeting_is_told_by_its_title() -> None:
    (found,) = judge(sent(), of_another_meeting()).fil.avvikelser
    assert found.slag is Avvikelseslag.ANNAT_PROTOKOLL
    assert "2026-05-20" in avvikelse_sentence(found)
    assert not judge(sent(), of_another_meeting()).fil.tillagda_sidor


def test_a_file_from_another_meeting_is_told_by_what_it_says_when_its_title_is_gone() -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        del pdf.trailer.Info
        del pdf.Root.Metadata

    (found,) = judge(sent(), written_anew(of_another_meeting(), forget)).fil.avvikelser
    assert (found.slag, found.aterkommet) == (Avvikelseslag.ANNAT_PROTOKOLL, "Protokoll 2026-05-20")


@pytest.mark.parametrize("spared", [0, 1])
def test_pages_whose_letters_a_service_has_lost_are_told_to_be_changed_and_not_to_be_missing(spared: int) -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        for page in list(pdf.pages)[:spared]:
            fonts = pikepdf.Dictionary()
            for name, font in page.Resources.Font.items():
                fonts[name] = pikepdf.Dictionary(dict(font.items()))
                fonts[name].ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes())
            page.Resources = pikepdf.Dictionary({**dict(page.Resources.items()), "/Font": fonts})
        for page in list(pdf.pages)[spared:]:
            for font in page.Resources.Font.values():
                table = font.ToUnicode.read_bytes()
                for letter in "aein":
                    table = table.replace(b"<%04x>" % ord(letter), b"<0003>")
                font.ToUnicode.write(table)

    omdome = judge(sent(), written_anew(sent(), lose))
    assert {one.slag for one in omdome.fil.avvikelser} == {Avvikelseslag.ANDRAD}
    assert all(sentence.isprintable() for sentence in all_sentences(omdome))


def test_a_page_of_signatures_alone_is_told() -> None:
    alone = render(
        samples.document(Heading("Underskrifter", 1), paragraph("Siv Ask\nGreta Holm\nTransaktion 09222115557")),
        Format.PDF,
    )
    omdome = judge(sent(), sign_by_service(alone))
    assert reasons(omdome) == [(Avvikelseslag.INGA_SIDOR, None)]
    assert "underskriftssida" in avvikelse_sentence(omdome.fil.avvikelser[0])


FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
UNREADABLE = {
    "nothing": b"",
    "no pdf": b"%PDF-1.7 och inget mer",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "half": sent()[: len(sent()) // 40],
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_told(name: str) -> None:
    omdome = judge(sent(), UNREADABLE[name])
    assert reasons(omdome) == [(Avvikelseslag.OLASLIG, None)]
    assert not omdome.signaturer


def test_a_file_with_a_password_is_told() -> None:
    locked = written_anew(sent(), encryption=pikepdf.Encryption(owner="ägare", user="hemligt"))
    assert reasons(judge(sent(), locked)) == [(Avvikelseslag.KRYPTERAD, None)]


def test_a_file_whose_signatures_cannot_be_read_is_told_to_be_damaged() -> None:
    end = signed().rindex(b"startxref")
    omdome = judge(sent(), signed()[:end] + b"startxref\n99999999\n%%EOF\n")
    assert reasons(omdome) == [(Avvikelseslag.SKADAD, None)]


# --- what lies on a page ----------------------------------------------------------------------------------------------
def draw(page: int, operators: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[page].contents_add(pdf.make_stream(operators))


def test_a_white_box_over_the_text_is_told_although_the_words_are_the_same() -> None:
    hidden = written_anew(sent(), draw(4, b"q 1 1 1 rg 100 500 300 100 re f Q"))
    assert reasons(judge(sent(), hidden)) == [(Avvikelseslag.UTSEENDE, 5)]


def test_a_page_that_was_added_to_before_it_was_signed_is_told_although_the_first_bytes_are_ours() -> None:
    def pay(writer: IncrementalPdfFileWriter) -> None:
        font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in FONT.items()})
        resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Falsk"): font})})
        text = StreamObject(stream_data=b"q BT /Falsk 11 Tf 1 0 0 1 120 300 Tm (Kommunstyrelsen betalar) Tj ET Q")
        writer.add_stream_to_page(4, writer.add_object(text), resources=resources)

    added = added_to(sent(), pay)
    assert added.startswith(sent())
    omdome = judge(sent(), sign(added, "sekreterare", "Siv Ask"))
    assert all(one.galler for one in omdome.signaturer)  # they signed what they saw
    assert omdome.fil.utfall is Filutfall.SKILJER
    assert (omdome.fil.avvikelser[0].sida, omdome.fil.avvikelser[0].aterkommet) == (5, "Kommunstyrelsen betalar")


def test_a_page_of_another_size_is_told() -> None:
    def grow(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].MediaBox = [0, 0, 9_000_000, 9_000_000]

    assert reasons(judge(sent(), written_anew(sent(), grow))) == [(Avvikelseslag.UTSEENDE, 3)]


def test_a_stamp_in_the_foot_of_every_page_is_told_as_added() -> None:
    def stamp(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            font = next(iter(page.Resources.Font))
            page.Resources.Font["/Helv"] = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            assert font
            text = b"q BT /Helv 7 Tf 1 0 0 1 20 8 Tm (Transaktion 09222115557512) Tj ET Q"
            page.contents_add(pdf.make_stream(text))

    omdome = judge(sent(), sign_by_service(written_anew(sent(), stamp)))
    assert {one.slag for one in omdome.fil.avvikelser} == {Avvikelseslag.TILLAGG}
    assert (
        avvikelse_sentence(omdome.fil.avvikelser[0]) == "Sida 1: det är tillagt ”Transaktion 09222115557512” på sidan."
    )


def test_what_a_service_shows_in_our_field_is_no_difference() -> None:
    with pikepdf.open(BytesIO(sent())) as pdf:
        left, bottom, *_ = (float(side) for side in pdf.Root.AcroForm.Fields[0].Rect)

    def flatten(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Resources.Font["/Helv"] = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        text = f"q BT /Helv 7 Tf 1 0 0 1 {left + 4} {bottom + 8} Tm (Siv Ask, BankID) Tj ET Q"
        page.contents_add(pdf.make_stream(text.encode()))

    assert judge(sent(), written_anew(sent(), flatten)).fil.utfall is Filutfall.SAMMA_SIDOR


def test_a_visible_signature_beside_our_fields_is_told_although_the_file_is_the_same() -> None:
    where = SigFieldSpec("Synlig", on_page=3, box=(100, 400, 400, 500))
    omdome = judge(sent(), sign(sent(), "Synlig", "Siv Ask", new_field=where, style=TextStampStyle()))
    assert omdome.fil.utfall is Filutfall.SAMMA_FIL
    assert reasons(omdome) == [(Avvikelseslag.UTSEENDE, 4)]


# --- nothing slips through --------------------------------------------------------------------------------------------
FAST = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FAST
@given(st.data())
def test_no_file_with_another_byte_is_the_same_file(data: st.DataObject) -> None:
    returned = short_signed()
    place = data.draw(st.integers(0, len(short()) - 1))
    other = data.draw(st.integers(1, 255))
    damaged = returned[:place] + bytes([returned[place] ^ other]) + returned[place + 1 :]
    omdome = judge(short(), damaged)
    assert omdome.fil.utfall is not Filutfall.SAMMA_FIL
    assert not omdome.ar_utan_anmarkning
    assert all(sentence.endswith(".") for sentence in all_sentences(omdome))


def shown_texts(data: bytes) -> list[tuple[int, int, int]]:
    """Page, instruction and byte of every letter that the pages show in their body."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in range(len(pdf.pages)):
            for index, (operands, operator) in enumerate(pikepdf.parse_content_stream(pdf.pages[page])):
                if str(operator) == "Tj":
                    found += [(page, index, place) for place in range(len(bytes(operands[0])))]
    return found


LETTERS = shown_texts(short())


@FAST
@given(st.sampled_from(LETTERS), st.sampled_from(LETTERS))
def test_no_page_with_another_letter_is_the_same_page(where: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    page, index, place = where

    def change(pdf: pikepdf.Pdf) -> None:
        own, theirs = (list(pikepdf.parse_content_stream(pdf.pages[each])) for each in (page, other[0]))
        text = bytearray(bytes(own[index][0][0]))
        letter = bytes(theirs[other[1]][0][0])[other[2]]
        text[place] = letter if letter != text[place] else (letter + 1) % 32 + 1
        own[index] = ([pikepdf.String(bytes(text))], own[index][1])
        pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(own))

    omdome = judge(short(), written_anew(short(), change))
    assert omdome.fil.utfall is Filutfall.SKILJER
    assert omdome.fil.avvikelser[0].sida in {None, page + 1}


def test_each_changed_word_of_the_law_is_told_with_both_wordings() -> None:
    words = [("Bifall: 7", "Bifall: 8"), ("beviljar 2 200", "beviljar 2 700"), ("kronor.", "kronor,")]
    for before, after in words:
        pages = [
            [
                Heading(f"Ärende {n}", 2),
                paragraph(
                    f"Nämnden beviljar {n} 200 kronor.\nBifall: 7".replace(before, after)
                    if n == 2
                    else f"Nämnden beviljar {n} 200 kronor.\nBifall: 7"
                ),
                PageBreak(),
            ]
            for n in range(1, 4)
        ]
        block = SignatureBlock((Signature("Siv Ask", "Sekreterare", field="sekreterare"),))
        document = samples.document(
            Heading("Protokoll", 1), block, PageBreak(), *(block for page in pages for block in page)
        )
        document = replace(document, title="Protokoll Äldrenämnden 2026-04-22 §§ 1–3")
        (found,) = judge(short(), render(document, Format.PDF)).fil.avvikelser
        assert (found.slag, found.sida) == (Avvikelseslag.ANDRAD, 3)
        assert (before in found.skickat, after in found.aterkommet) == (True, True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.integers(0, 4000), st.integers(0, 4000))
def test_no_file_makes_the_judge_raise(junk: bytes, first: int, last: int) -> None:
    returned = short_signed()
    start = len(returned) - min(first, len(returned))
    omdome = judge(short(), returned[:start] + junk + returned[start + min(last, 200) :])
    assert all_sentences(omdome)
