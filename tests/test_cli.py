"""The command line as the contract of design.md §5 has it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from desk import Answer, Command, make_command, open_still

from nacka_sekreterare import cli
from nacka_sekreterare.services.beslut import decide_enligt_forslag
from nacka_sekreterare.services.exempel import store_exempel
from nacka_sekreterare.services.sammantrade import load_akt

ROOT = Path(__file__).parent.parent
KALLELSE = """Kallelse till Sjönämnden

Tid: tisdagen den 5 maj 2026 kl. 18.00
Plats: Rådhuset, sal B

1. Val av justerare
2. Ny brygga i Almvik, SJN 2026/12
Förslag till beslut
Sjönämnden beslutar att bryggan byggs.
3. Information från förvaltningen
"""


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with the example, made once and copied for each test that writes."""
    folder = tmp_path_factory.mktemp("exempel på å") / "förråd"
    with open_still(folder, True) as kansli:
        return folder, str(store_exempel(kansli))


@pytest.fixture
def store(tmp_path: Path, example_store: tuple[Path, str]) -> Path:
    folder = tmp_path / "nämndens förråd"
    shutil.copytree(example_store[0], folder)
    return folder


@pytest.fixture
def command(store: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return make_command(store, capsys)


@pytest.fixture
def held(example_store: tuple[Path, str]) -> str:
    """The id of the example's sammanträde."""
    return example_store[1]


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return make_command(tmp_path / "tomt förråd", capsys)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


# --- shapes ----------------------------------------------------------------------------------------------------------
def test_the_example_is_put_in_once(command: Command, held: str) -> None:
    assert command("exempel", "--json").value == {"id": held}
    assert len(command("--json", "lista").value) == 2


def test_lista_tells_id_organ_date_paragrafer_and_state(command: Command, held: str) -> None:
    rows = command("lista", "--json").value
    row = next(row for row in rows if row["id"] == held)
    assert {"id", "organ", "datum", "paragrafer", "tillstand"} <= row.keys()
    assert (row["organ"], row["datum"], row["paragrafer"]) == ("Äldrenämnden", "2026-04-15", "33–50")
    assert {row["tillstand"] for row in rows} == {"anslaget", "planerat"}


def test_lista_of_an_empty_store_is_an_empty_list(empty: Command) -> None:
    assert empty("lista", "--json").value == []


# domain.md §1.4: anslag up, last day, earliest down
@pytest.mark.parametrize(
    ("up", "last", "down"),
    [
        ("2022-04-26", "2022-05-17", "2022-05-18"),
        ("2013-01-17", "2013-02-07", "2013-02-08"),
        ("2015-09-03", "2015-09-24", "2015-09-25"),
        ("2017-10-26", "2017-11-16", "2017-11-17"),
        ("2017-11-07", "2017-11-28", "2017-11-29"),
        ("2011-04-04", "2011-04-26", "2011-04-27"),
        ("2022-05-05", "2022-05-27", "2022-05-28"),
        ("2022-05-16", "2022-06-07", "2022-06-08"),
        ("2022-06-03", "2022-06-27", "2022-06-28"),
        ("2022-12-03", "2022-12-27", "2022-12-28"),
        ("2023-12-10", "2024-01-02", "2024-01-03"),
        ("2026-03-13", "2026-04-07", "2026-04-08"),
    ],
)
def test_frister_gives_every_row_of_the_table(empty: Command, tmp_path: Path, up: str, last: str, down: str) -> None:
    assert empty("frister", "--anslaget", up, "--json").value == {
        "senast_justerad": None,
        "senast_anslagen": None,
        "sista_dag_overklaga": last,
        "tidigast_ned": down,
    }
    assert not (tmp_path / "tomt förråd").exists(), "frister opens no store"


@pytest.mark.parametrize(
    ("options", "dates"),
    [
        ([], (None, None, None, None)),
        (["--sammantrade", "2022-04-27"], ("2022-05-11", None, None, None)),
        (["--sammantrade", "2025-12-11"], ("2025-12-29", None, None, None)),
        (["--justerat", "2022-05-03"], (None, "2022-05-05", None, None)),
        (
            ["--sammantrade", "2022-04-19", "--justerat", "2022-04-25", "--anslaget", "2022-04-26"],
            ("2022-05-03", "2022-04-27", "2022-05-17", "2022-05-18"),
        ),
    ],
)
def test_a_date_without_its_ground_is_null(empty: Command, options: list[str], dates: tuple[str | None, ...]) -> None:
    names = ("senast_justerad", "senast_anslagen", "sista_dag_overklaga", "tidigast_ned")
    assert empty("--json", "frister", *options).value == dict(zip(names, dates, strict=True))


def test_a_person_is_also_told_why(empty: Command) -> None:
    assert "5 kap. 69 § kommunallagen" in empty("frister", "--sammantrade", "2022-04-27").out


def test_las_kallelse_reads_a_pipe_and_stores_nothing(
    empty: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = write(tmp_path / "kallelse.txt", KALLELSE)
    read = empty("las-kallelse", fil, "--json").value
    with fil.open(encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdin", pipe)
        assert empty("las-kallelse", "-", "--json").value == read
    assert (read["organ"], read["datum"], read["tid"], read["plats"]) == (
        "Sjönämnden",
        "2026-05-05",
        "18:00",
        "Rådhuset, sal B",
    )
    assert [punkt["nr"] for punkt in read["punkter"]] == ["1", "2", "3"]
    assert read["punkter"][1]["forslag_till_beslut"][0].keys() == {"text", "mottagare", "punkter"}
    assert read["ej_tolkat"] == []
    assert not (tmp_path / "tomt förråd").exists()


def test_las_tjansteskrivelse_has_the_keys_of_the_contract(empty: Command, tmp_path: Path) -> None:
    template = (ROOT / "resources" / "exempel" / "tjansteskrivelse.txt").read_text(encoding="utf-8")
    names = dict.fromkeys(re.findall(r"\{(\w+)\}", template), "2026")
    fil = write(tmp_path / "skrivelse.txt", template.format(**names))
    read = empty("las-tjansteskrivelse", fil, "--json").value
    keys = {"organ", "datum", "dnr", "rubrik", "forslag_till_beslut", "avsnitt", "bilagor", "undertecknare"}
    assert keys | {"ej_tolkat"} <= read.keys()


def test_a_kallelse_becomes_a_sammantrade(empty: Command, tmp_path: Path) -> None:
    made = empty("importera", write(tmp_path / "kallelse.txt", KALLELSE), "--json").value
    (row,) = empty("lista", "--json").value
    assert made == {"id": row["id"]}
    assert (row["organ"], row["datum"], row["tillstand"]) == ("Sjönämnden", "2026-05-05", "planerat")


def test_organ_and_datum_fill_in_what_the_file_lacks(empty: Command, tmp_path: Path) -> None:
    bare = "1. Val av justerare\n2. Ny brygga\nFörslag till beslut\nBryggan byggs.\n"
    fil = write(tmp_path / "lista.txt", bare)
    assert "--organ" in empty("importera", fil).refusal
    assert "--datum" in empty("importera", fil, "--organ", "Sjönämnden").refusal
    assert empty("lista", "--json").value == [], "a refusal leaves nothing, no organ either"
    assert UUID(empty("importera", fil, "--organ", "Sjönämnden", "--datum", "2026-05-05", "--json").value["id"])


def test_half_a_character_is_refused_in_a_sentence(empty: Command, tmp_path: Path) -> None:
    fil = write(tmp_path / "kallelse.txt", KALLELSE)
    assert "tecken som inte går att spara" in empty("importera", fil, "--organ", "Sj\udcffnämnden").refusal
    assert empty("lista", "--json").value == []


def test_the_exchange_file_comes_back_as_the_same_bytes(
    command: Command, held: str, empty: Command, tmp_path: Path
) -> None:
    (first,) = command("exportera", held, "--format", "json", "--ut", tmp_path / "ett", "--json").value
    assert empty("importera", first["fil"], "--json").value == {"id": held}
    (second,) = empty("exportera", held, "--format", "json", "--ut", tmp_path / "två", "--json").value
    assert Path(first["fil"]).read_bytes() == Path(second["fil"]).read_bytes()
    assert "finns redan" in empty("importera", first["fil"]).refusal


@pytest.mark.parametrize("form", ["pdf", "docx", "text"])
@pytest.mark.parametrize(
    ("dokument", "more", "count"),
    [
        ("kallelse", [], 1),
        ("narvarolista", [], 1),
        ("protokoll", [], 2),
        ("protokoll", ["--justering", "2"], 1),
        ("utdrag", ["--paragraf", "37"], 1),
        ("utdrag", ["--paragraf", "37", "38", "--paragraf", "40"], 1),
        ("anslag", [], 2),
        ("anslag", ["--justering", "1"], 1),
        ("voteringslista", [], 1),
        ("webbversion", [], 2),
        ("webbversion", ["--justering", "1"], 1),
        ("voteringslista", ["--paragraf", "38"], 1),
        ("tjansteskrivelse", [], 4),
        ("tjansteskrivelse", ["--paragraf", "37"], 1),
    ],
)
def test_every_document_is_written_in_every_format(
    command: Command, held: str, tmp_path: Path, dokument: str, form: str, more: list[str], count: int
) -> None:
    words = ["exportera", held, "--dokument", dokument, "--format", form, "--ut", tmp_path / "ut å", *more, "--json"]
    files = command(*words).value
    assert [(fil["dokument"], fil["format"]) for fil in files] == [(dokument, form)] * count
    names = {Path(fil["fil"]).name for fil in files}
    assert len(names) == count
    assert {path.name for path in (tmp_path / "ut å").iterdir()} == names
    assert all(re.fullmatch(r"aldrenamnden-2026-04-15-[a-z]+[a-z0-9_-]*\.(pdf|docx|txt)", name) for name in names)


def test_a_choice_without_effect_is_said(command: Command, held: str, tmp_path: Path) -> None:
    given = command(
        "exportera", held, "--dokument", "protokoll", "--format", "text", "--paragraf", "37", "--ut", tmp_path
    )
    assert given.code == 0
    assert "--paragraf gäller utdrag" in given.err


def test_a_tillagg_has_what_came_after_and_its_number_may_be_left_out(
    command: Command, held: str, tmp_path: Path
) -> None:
    words = ("exportera", held, "--dokument", "handlingar", "--ut", tmp_path, "--tillagg")
    refused = command(*words)
    assert refused.code == 1
    assert "Inga handlingar har kommit till sedan utskicket." in refused.err
    assert command(*words, "2").err.startswith("Tilläggen numreras i följd, och nästa är tillägg 1.")
    (written,) = command("--json", *words[:-1]).value
    assert Path(written["fil"]).read_bytes().startswith(b"%PDF")


# --- wrong usage -----------------------------------------------------------------------------------------------------
ENGLISH = re.compile(
    r"usage|positional|options?\b|show this|invalid|expected|required|unrecognized|choose|argument ", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["baka"], "kommandot baka finns inte"),
        (["--json"], "KOMMANDO saknas"),
        (["--data"], "--data saknar sitt värde"),
        (["lista", "--data="], "--data ska vara ett namn"),
        (["lista", "--formatt"], "--formatt är okänt"),
        (["lista", "--json=ja"], "--json tar inget värde"),
        (["lista", "--jso"], "--jso är okänt"),
        (["las-kallelse"], "FIL saknas"),
        (["las-kallelse", "a", "b"], "b är okänt"),
        (["exportera"], "ID, --ut saknas"),
        (["exportera", "x", "--ut", "y", "--format", "doc"], "--format kan inte vara doc, bara 'pdf', 'docx'"),
        (["exportera", "x", "--ut", "y", "--dokument", "brev"], "--dokument kan inte vara brev"),
        (["exportera", "x", "--ut", "y", "--paragraf"], "--paragraf saknar sitt värde"),
        (["exportera", "x", "--ut", "y", "--paragraf", "sju"], "--paragraf ska vara ett heltal"),
        (["exportera", "x", "--ut", "y", "--justering", "0"], "--justering ska vara ett heltal"),
        (["exportera", "x", "--ut", "y", "--format", "json", "--dokument", "allt"], "utan --dokument"),
        (["exportera", "x", "--ut", "y", "--dokument", "protokoll", "--tillagg", "1"], "--dokument handlingar"),
        (["exportera", "x", "--ut", "y", "--tillagg"], "--tillagg ska vara med --dokument handlingar"),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_exit_code_2(
    capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as leaving:
        cli.run(words, open_still)
    captured = capsys.readouterr()
    assert leaving.value.code == 2
    assert captured.out == ""
    assert told in captured.err
    assert not ENGLISH.search(captured.err), captured.err
    assert "Användning: nacka-sekreterare" in captured.err


@pytest.mark.parametrize(
    "words",
    [[], ["exempel"], ["las-kallelse"], ["las-tjansteskrivelse"], ["importera"], ["lista"], ["exportera"], ["frister"]],
)
def test_the_help_is_swedish(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        cli.run([*words, "-h"], open_still)
    text = capsys.readouterr().out
    assert leaving.value.code == 0
    assert text.count("Användning: ") == 1
    assert "visa den här hjälpen" in text
    assert not ENGLISH.search(text), text


# --- the world around ------------------------------------------------------------------------------------------------
def test_reading_works_beside_the_window_and_writing_refuses(
    command: Command, store: Path, held: str, tmp_path: Path
) -> None:
    fil = write(tmp_path / "kallelse.txt", KALLELSE)
    planned = next(row["id"] for row in command("lista", "--json").value if row["id"] != held)
    unfixed = ["exportera", planned, "--dokument", "utdrag", "--paragraf", "51", "--ut", tmp_path / "ut"]
    assert "inget att lämna ut" in command(*unfixed).refusal
    with open_still(store, True) as kansli:
        akt = load_akt(kansli, UUID(planned))
        decide_enligt_forslag(kansli, next(a.id for a in akt.arenden if akt.nummer_of(a.id) == 51))
        assert len(command("lista", "--json").value) == 2
        assert command("exportera", held, "--dokument", "anslag", "--ut", tmp_path / "ut", "--json").value
        assert command("exportera", held, "--format", "json", "--ut", tmp_path / "ut", "--json").value
        for words in (["exempel"], ["importera", fil], unfixed):
            assert "redan öppet" in command(*words).refusal
    assert len(command(*unfixed, "--json").value) == 1


@pytest.mark.parametrize(
    ("encoding", "organ"), [("utf-8", '"Äldrenämnden"'), ("ascii", r'"\u00c4ldren'), ("cp437", r'"\u00c4ldren')]
)
def test_no_console_makes_it_fall(store: Path, encoding: str, organ: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    for words, code in (
        (["lista", "--json"], 0),
        (["lista"], 0),
        (["frister", "--justerat", "i går →"], 1),
        (["-h"], 0),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "nacka_sekreterare", "--data", str(store), *words],
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        if words == ["lista", "--json"]:
            assert json.loads(done.stdout.decode(encoding))[0]["organ"] == "Äldrenämnden"
            assert organ in done.stdout.decode(encoding)


def test_a_reader_that_has_had_enough_is_no_fault(store: Path) -> None:
    environment = {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "nacka_sekreterare", "--data", str(store), "lista"]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_interruption_is_told_without_a_traceback(empty: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.Commands, "run", interrupt)
    assert "avbröts" in empty("lista").refusal


def test_a_file_name_that_is_no_text_leaves_valid_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, empty: Command
) -> None:
    monkeypatch.setattr(cli.Commands, "run", lambda _: [{"fil": "protokoll\udce5.pdf"}])
    assert empty("lista", "--json").value == [{"fil": "protokoll\udce5.pdf"}]
