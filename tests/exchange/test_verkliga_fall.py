"""The real files of the research folder, as text and as Word and PDF of the same words.

Skipped where the folder is not there.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exchange import word_package as word
from exchange.word_account import lost_words

from nacka_sekreterare.exchange.kalla import kalla_from_text
from nacka_sekreterare.exchange.kallelse import Kallelse, read_kallelse
from nacka_sekreterare.exchange.kalltext import Plats, Stycke
from nacka_sekreterare.exchange.tjansteskrivelse import Tjansteskrivelse, read_tjansteskrivelse

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "verkliga-fall"
KALLELSE = "nacka-aldrenamnden-2022-04-27-kallelse.txt"
SKRIVELSE = "nacka-aldrenamnden-2022-03-16-tjansteskrivelse.txt"
HANDLINGAR = "nacka-aldrenamnden-2022-04-27-handlingar.txt"

pytestmark = pytest.mark.skipif(
    not (FOLDER / "forvantat.json").exists(), reason="the research folder is not on this machine"
)
with_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def _expected(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((FOLDER / "forvantat.json").read_text(encoding="utf-8"))[name]
    return facts


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _converted(source: Path, kind: str) -> Path:
    profile = source.parent / "profil"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(source.parent),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=50)
    return source.with_suffix(f".{kind}")


def _assert_kallelse(read: Kallelse) -> None:
    facts = _expected(KALLELSE)
    shown = read.model_dump(mode="json")
    assert {key: shown[key] for key in ("organ", "datum", "tid", "plats", "endast_pa_plats")} == {
        key: facts[key] for key in ("organ", "datum", "tid", "plats", "endast_pa_plats")
    }
    assert len(shown["punkter"]) == facts["antal_punkter"]
    for punkt, wanted in zip(shown["punkter"], facts["punkter"], strict=True):
        assert [punkt[key] for key in ("nr", "rubrik", "dnr")] == [wanted[key] for key in ("nr", "rubrik", "dnr")]
        assert bool(punkt["forslag_till_beslut"]) is wanted["har_forslag_till_beslut"], wanted["nr"]
        assert punkt["mottagare"] == wanted.get("mottagare")
        assert punkt["omedelbar_justering"] is wanted.get("omedelbar_justering", False)
        assert punkt["bevakning"] == wanted.get("bevakning")
        assert wanted.get("innehaller", "") in json.dumps(punkt["forslag_till_beslut"])
        if wanted.get("nastlat_forslag"):
            assert [len(one["punkter"]) for one in punkt["forslag_till_beslut"]] == [2]


def _assert_skrivelse(read: Tjansteskrivelse) -> None:
    facts = _expected(SKRIVELSE)
    shown = read.model_dump(mode="json")
    assert [shown[key] for key in ("organ", "datum", "dnr", "rubrik")] == [
        facts[key] for key in ("organ", "datum", "dnr", "rubrik")
    ]
    assert [part["rubrik"] for part in shown["avsnitt"]] == facts["avsnitt"]
    assert len(shown["bilagor"]) == facts["antal_bilagor"]
    assert [signer["namn"] for signer in shown["undertecknare"]] == facts["undertecknare"]


def test_the_kallelse_gives_its_facts() -> None:
    read = read_kallelse(FOLDER / KALLELSE)
    _assert_kallelse(read)
    assert not lost_words(_text(KALLELSE), read)


def test_the_tjansteskrivelse_gives_its_facts() -> None:
    read = read_tjansteskrivelse(FOLDER / SKRIVELSE)
    _assert_skrivelse(read)
    assert not lost_words(_text(SKRIVELSE), read)


def test_the_kallelse_is_found_in_front_of_all_the_handlingar() -> None:
    read = read_kallelse(FOLDER / HANDLINGAR)
    _assert_kallelse(read)
    assert read.punkter[-1].text is None
    assert not lost_words(_text(HANDLINGAR), read)


def _body(name: str) -> list[Stycke]:
    return [stycke for stycke in kalla_from_text(_text(name)).stycken if stycke.place is not Plats.RUNNING]


def _is_point(stycke: Stycke) -> bool:
    return stycke.marker.rstrip(".").isdigit()


def _with_features(path: Path) -> Path:
    """The kallelse with its head in header and text box.

    Points numbered by Word, parts in tables, controls and tracked changes.
    """
    organ, *points = _body(KALLELSE)[2:]
    blocks = [word.paragraph(word.text_box(word.paragraph(organ.text)))]
    table_from = next(index for index, stycke in enumerate(points) if stycke.text.startswith("Anmälan av"))
    for stycke in points[:table_from]:
        if _is_point(stycke):
            blocks.append(word.paragraph(stycke.text.replace(" för ", "\nför ", 1), style="Punkt"))
        elif stycke.text.startswith("Gruppmöte"):
            blocks.append(word.content_control(word.paragraph(stycke.text)))
        elif " kronor för " in stycke.text:
            before, after = stycke.text.split(" kronor för ", 1)
            change = word.deleted(" euro för ") + word.inserted(" kronor för ")
            blocks.append(word.paragraph(word.run(before) + change + word.run(after)))
        else:
            blocks.append(word.paragraph(stycke.text))
    blocks.append(word.table([[word.paragraph(stycke.text, style="Punkt")] for stycke in points[table_from:]]))
    head = word.paragraph("Kallelse/föredragningslista") + word.paragraph("27 april 2022")
    return word.write_docx(path, "".join(blocks), header=head)


def test_the_kallelse_as_a_word_file_with_every_feature_gives_its_facts(tmp_path: Path) -> None:
    read = read_kallelse(_with_features(tmp_path / "kallelse.docx"))
    _assert_kallelse(read)
    assert "euro" not in read.model_dump_json()


@with_soffice
def test_the_kallelse_as_a_pdf_with_page_heads_gives_its_facts(tmp_path: Path) -> None:
    blocks = [
        word.paragraph(stycke.text, style="Punkt") if _is_point(stycke) else word.paragraph(stycke.whole)
        for stycke in _body(KALLELSE)[3:]
    ]
    spaced = "".join(block + word.paragraph("") for block in blocks)
    head = "".join(word.paragraph(stycke.text) for stycke in _body(KALLELSE)[:3])
    source = word.write_docx(tmp_path / "kallelse.docx", spaced, header=head)
    _assert_kallelse(read_kallelse(_converted(source, "pdf")))


@with_soffice
@pytest.mark.parametrize(
    ("name", "read", "check"),
    [(KALLELSE, read_kallelse, _assert_kallelse), (SKRIVELSE, read_tjansteskrivelse, _assert_skrivelse)],
    ids=["kallelse", "tjansteskrivelse"],
)
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_what_libreoffice_makes_of_the_text_gives_the_same_facts(
    tmp_path: Path, name: str, read: Callable[[Path], Any], check: Callable[[Any], None], kind: str
) -> None:
    source = tmp_path / "handling.txt"
    source.write_text(_text(name), encoding="utf-8")
    check(read(_converted(source, kind)))
