"""The tables: one row class per entity of the domain, with the same field names. No behaviour.

No `from __future__ import annotations` here: SQLModel reads the annotations. Nullable references that have no foreign
key point outside what the store must hold (an earlier ärende that came with another sammanträde's file).
"""

from datetime import date
from typing import Final
from uuid import UUID

from pydantic import NaiveDatetime
from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnitt, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.eget_ord import EgetOrd
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.domain.fras import Fras
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.justering import Anmarkning, Justering, Signatar
from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.organ import Organ, Organinstallningar, Organtyp
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.sammantrade import Ajournering, Forhinder, Sammantrade
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.votering import Kandidatroster, Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.storage.closing_rows import (
    AnmarkningRow,
    AnslagRow,
    BevakningRow,
    BilagaRow,
    ExpedieringRow,
    JusteringRow,
    MaskeringRow,
    SignatarRow,
)
from nacka_sekreterare.storage.columns import json_of, key_of, word
from nacka_sekreterare.storage.tables import KeyedRow, Tables


# --- organ and people -----------------------------------------------------------------------------------------------
class OrganRow(KeyedRow, table=True):
    """An organ with its settings."""

    namn: str
    kommun: str
    typ: Organtyp = word(Organtyp)
    kortform: str
    antal_platser: int
    installningar: Organinstallningar = json_of(Organinstallningar)


class PersonRow(KeyedRow, table=True):
    """A person."""

    namn: str
    titel: str
    enhet: str
    epost: str


class MandatRow(KeyedRow, table=True):
    """A person's place in an organ."""

    organ_id: UUID = key_of("organ")
    person_id: UUID = key_of("person")
    roll: Mandatroll = word(Mandatroll)
    parti: str
    ordning: int
    fran_date: date | None
    till_date: date | None


# --- the sammanträde ------------------------------------------------------------------------------------------------
class SammantradeRow(KeyedRow, table=True):
    """A meeting."""

    __table_args__ = (Index("ix_sammantrade_organ_datum", "organ_id", "datum"),)

    organ_id: UUID = Field(foreign_key="organ.id")
    datum: date
    tid: str
    plats: str
    endast_pa_plats: bool
    information: FormattedText = json_of(FormattedText)
    kallat_at: NaiveDatetime | None
    tillfallig_ordforande_id: UUID | None = key_of("person", nullable=True)
    oppnat_at: NaiveDatetime | None
    avslutat_at: NaiveDatetime | None
    ar_stangt_for_andring: bool


class AjourneringRow(KeyedRow, table=True):
    """A pause."""

    sammantrade_id: UUID = key_of("sammantrade")
    paragraf_id: UUID | None = key_of("paragraf", nullable=True)
    fran_at: NaiveDatetime
    till_at: NaiveDatetime | None


class ForhinderRow(KeyedRow, table=True):
    """Someone who will not come."""

    sammantrade_id: UUID = key_of("sammantrade")
    person_id: UUID = key_of("person")
    inkallad_person_id: UUID | None = key_of("person", nullable=True)
    anteckning: str


class NarvaroRow(KeyedRow, table=True):
    """From a point of the meeting on, a person is something."""

    sammantrade_id: UUID = key_of("sammantrade")
    person_id: UUID = key_of("person")
    roll: Narvaroroll = word(Narvaroroll)
    paragraf_id: UUID | None = key_of("paragraf", nullable=True, holds=True)
    ar_inne_i_paragraf: bool
    klockslag_at: NaiveDatetime | None
    for_person_id: UUID | None = key_of("person", nullable=True)
    ar_pa_distans: bool
    ordning: int


# --- the ärende and what is recorded of it --------------------------------------------------------------------------
class ArendeRow(KeyedRow, table=True):
    """A point of the föredragningslista."""

    sammantrade_id: UUID = key_of("sammantrade")
    ordning: int
    rubrik: str
    typ: Arendetyp = word(Arendetyp)
    standardakt: Standardakt = word(Standardakt)
    dnr: str
    kallad_ordning: int | None
    nummer_text: str
    foredragande: str
    handlaggare: str
    skrivelse_date: date | None
    anteckning: str
    ar_sekretess: bool
    sekretess_lagrum: str
    ar_stangt: bool
    ar_extra: bool
    justeras_omedelbart: bool
    ar_myndighetsutovning: bool
    tidigare_arende_id: UUID | None = Field(index=True)


class AvsnittRow(KeyedRow, table=True):
    """A section of text."""

    arende_id: UUID = key_of("arende")
    ordning: int
    slag: Avsnittsslag | None = word(Avsnittsslag, nullable=True)
    rubrik: str
    text: FormattedText = json_of(FormattedText)
    grundtext: FormattedText = json_of(FormattedText)


class BeslutspunktRow(KeyedRow, table=True):
    """One question to decide."""

    arende_id: UUID = key_of("arende")
    ordning: int
    forslag: FormattedText = json_of(FormattedText)
    mottagare: str
    utfall: Utfall | None = word(Utfall, nullable=True)
    beslut: FormattedText = json_of(FormattedText)
    klubbat_beslut: FormattedText = json_of(FormattedText)
    motivering: FormattedText = json_of(FormattedText)


class ParagrafRow(KeyedRow, table=True):
    """The § of an ärende: one at most."""

    __table_args__ = (CheckConstraint("nummer > 0", name="ck_paragraf_nummer"),)

    arende_id: UUID = key_of("arende", unique=True)
    justering_id: UUID | None = key_of("justering", nullable=True)
    nummer: int | None
    fastgrund: Fastgrund | None = word(Fastgrund, nullable=True)
    yrkanden_stangda_at: NaiveDatetime | None
    klubbad_at: NaiveDatetime | None
    ar_utgangen: bool
    ordforande_id: UUID | None = key_of("person", nullable=True)
    andringsorsak: str


class JavRow(KeyedRow, table=True):
    """A person with jäv."""

    arende_id: UUID = key_of("arende")
    person_id: UUID = key_of("person")
    grund: str


class YrkandeRow(KeyedRow, table=True):
    """A yrkande."""

    arende_id: UUID = key_of("arende")
    beslutspunkt_id: UUID | None = key_of("beslutspunkt", nullable=True)
    ordning: int
    slag: Yrkandeslag = word(Yrkandeslag)
    person_ids: tuple[UUID, ...] = json_of(tuple[UUID, ...])
    text: FormattedText = json_of(FormattedText)
    ar_aterkallat: bool


class PropositionRow(KeyedRow, table=True):
    """A question that the ordförande put."""

    arende_id: UUID = key_of("arende")
    beslutspunkt_id: UUID | None = key_of("beslutspunkt", nullable=True)
    ordning: int
    slag: Propositionsslag = word(Propositionsslag)
    alternativ: tuple[Alternativ, ...] = json_of(tuple[Alternativ, ...])
    funnet: Alternativ | None = json_of(Alternativ, nullable=True)


class VoteringRow(KeyedRow, table=True):
    """A votering. A sluten one never holds a ballot: the database itself refuses it (KL 5:54)."""

    __table_args__ = (CheckConstraint("form <> 'sluten' OR roster = '[]'", name="ck_votering_sluten"),)

    arende_id: UUID = key_of("arende")
    beslutspunkt_id: UUID | None = key_of("beslutspunkt", nullable=True)
    proposition_id: UUID | None = key_of("proposition", nullable=True)
    ordning: int
    form: Voteringsform = word(Voteringsform)
    ja: Alternativ | None = json_of(Alternativ, nullable=True)
    nej: Alternativ | None = json_of(Alternativ, nullable=True)
    ja_betyder: str
    nej_betyder: str
    roster: tuple[Rost, ...] = json_of(tuple[Rost, ...])
    antal_ja: int
    antal_nej: int
    antal_avstar: int
    antal_ogiltiga: int
    uppdrag: str
    kandidater: tuple[Kandidatroster, ...] = json_of(tuple[Kandidatroster, ...])
    utslagsrost: Rostval | None = word(Rostval, nullable=True)
    lottad: str


class MeningsyttringRow(KeyedRow, table=True):
    """A reservation, särskilt yttrande, protokollsanteckning or "deltar inte"."""

    arende_id: UUID = key_of("arende")
    beslutspunkt_id: UUID | None = key_of("beslutspunkt", nullable=True)
    ordning: int
    slag: Meningsslag = word(Meningsslag)
    person_ids: tuple[UUID, ...] = json_of(tuple[UUID, ...])
    anmald_at: NaiveDatetime | None
    ar_efter_justering: bool
    till_forman_for_eget: bool
    motiveringsstatus: Motiveringsstatus = word(Motiveringsstatus)
    text: FormattedText = json_of(FormattedText)


class MinnesanteckningRow(KeyedRow, table=True):
    """The private memo, erased at justering."""

    arende_id: UUID = key_of("arende", unique=True)
    text: str


# --- what the secretary keeps for every sammanträde -----------------------------------------------------------------
class FrasRow(KeyedRow, table=True):
    """A phrase of the phrase bank."""

    organ_id: UUID | None = key_of("organ", nullable=True)
    ordning: int
    rubrik: str
    text: FormattedText = json_of(FormattedText)


class EgetOrdRow(KeyedRow, table=True):
    """A word of the own word list."""

    ord: str = Field(unique=True)


TABLES: Final = Tables(
    {
        Organ: OrganRow,
        Person: PersonRow,
        Mandat: MandatRow,
        Sammantrade: SammantradeRow,
        Ajournering: AjourneringRow,
        Forhinder: ForhinderRow,
        Narvaro: NarvaroRow,
        Arende: ArendeRow,
        Avsnitt: AvsnittRow,
        Beslutspunkt: BeslutspunktRow,
        Paragraf: ParagrafRow,
        Jav: JavRow,
        Yrkande: YrkandeRow,
        Proposition: PropositionRow,
        Votering: VoteringRow,
        Meningsyttring: MeningsyttringRow,
        Maskering: MaskeringRow,
        Expediering: ExpedieringRow,
        Bevakning: BevakningRow,
        Minnesanteckning: MinnesanteckningRow,
        Justering: JusteringRow,
        Signatar: SignatarRow,
        Anmarkning: AnmarkningRow,
        Anslag: AnslagRow,
        Bilaga: BilagaRow,
        Fras: FrasRow,
        EgetOrd: EgetOrdRow,
    }
)
