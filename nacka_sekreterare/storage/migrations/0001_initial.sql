-- The schema of the first version.

CREATE TABLE organ (
    id CHAR(32) NOT NULL,
    namn VARCHAR NOT NULL,
    kommun VARCHAR NOT NULL,
    typ TEXT NOT NULL,
    kortform VARCHAR NOT NULL,
    antal_platser INTEGER NOT NULL,
    installningar TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE person (
    id CHAR(32) NOT NULL,
    namn VARCHAR NOT NULL,
    titel VARCHAR NOT NULL,
    enhet VARCHAR NOT NULL,
    epost VARCHAR NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    name VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    arguments TEXT NOT NULL,
    at DATETIME NOT NULL,
    sammantrade_id CHAR(32),
    is_barrier BOOLEAN NOT NULL
);

CREATE INDEX ix_step_barrier ON step (id) WHERE is_barrier = 1;

CREATE INDEX ix_step_sammantrade_id ON step (sammantrade_id);

CREATE INDEX ix_step_undone ON step (id) WHERE state = 'undone';

CREATE TABLE mandat (
    id CHAR(32) NOT NULL,
    organ_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    roll TEXT NOT NULL,
    parti VARCHAR NOT NULL,
    ordning INTEGER NOT NULL,
    fran_date DATE,
    till_date DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(organ_id) REFERENCES organ (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_mandat_organ_id ON mandat (organ_id);

CREATE INDEX ix_mandat_person_id ON mandat (person_id);

CREATE TABLE sammantrade (
    id CHAR(32) NOT NULL,
    organ_id CHAR(32) NOT NULL,
    datum DATE NOT NULL,
    tid VARCHAR NOT NULL,
    plats VARCHAR NOT NULL,
    endast_pa_plats BOOLEAN NOT NULL,
    information TEXT NOT NULL,
    kallat_at DATETIME,
    oppnat_at DATETIME,
    avslutat_at DATETIME,
    ar_stangt_for_andring BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(organ_id) REFERENCES organ (id)
);

CREATE INDEX ix_sammantrade_organ_datum ON sammantrade (organ_id, datum);

CREATE TABLE step_change (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    "key" CHAR(32) NOT NULL,
    sammantrade_id CHAR(32),
    "before" TEXT,
    "after" TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE INDEX ix_step_change_row ON step_change (table_name, "key");

CREATE INDEX ix_step_change_step_id ON step_change (step_id);

CREATE TABLE arende (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    rubrik VARCHAR NOT NULL,
    typ TEXT NOT NULL,
    standardakt TEXT NOT NULL,
    dnr VARCHAR NOT NULL,
    kallad_ordning INTEGER,
    nummer_text VARCHAR NOT NULL,
    foredragande VARCHAR NOT NULL,
    handlaggare VARCHAR NOT NULL,
    skrivelse_date DATE,
    anteckning VARCHAR NOT NULL,
    ar_sekretess BOOLEAN NOT NULL,
    sekretess_lagrum VARCHAR NOT NULL,
    ar_stangt BOOLEAN NOT NULL,
    ar_extra BOOLEAN NOT NULL,
    justeras_omedelbart BOOLEAN NOT NULL,
    ar_myndighetsutovning BOOLEAN NOT NULL,
    tidigare_arende_id CHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id)
);

CREATE INDEX ix_arende_sammantrade_id ON arende (sammantrade_id);

CREATE INDEX ix_arende_tidigare_arende_id ON arende (tidigare_arende_id);

CREATE TABLE forhinder (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    inkallad_person_id CHAR(32),
    anteckning VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(inkallad_person_id) REFERENCES person (id)
);

CREATE INDEX ix_forhinder_inkallad_person_id ON forhinder (inkallad_person_id);

CREATE INDEX ix_forhinder_person_id ON forhinder (person_id);

CREATE INDEX ix_forhinder_sammantrade_id ON forhinder (sammantrade_id);

CREATE TABLE justering (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    plats VARCHAR NOT NULL,
    planerad_date DATE,
    planerad_tid VARCHAR NOT NULL,
    utkast_skickat_date DATE,
    justerad_date DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id)
);

CREATE INDEX ix_justering_sammantrade_id ON justering (sammantrade_id);

CREATE UNIQUE INDEX ux_justering_main ON justering (sammantrade_id) WHERE ordning = 0;

CREATE TABLE anslag (
    id CHAR(32) NOT NULL,
    justering_id CHAR(32) NOT NULL,
    forvaringsplats VARCHAR NOT NULL,
    planerad_upp_date DATE,
    planerad_ned_date DATE,
    uppsatt_date DATE,
    nedtaget_date DATE,
    underskrift_person_id CHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(justering_id) REFERENCES justering (id),
    FOREIGN KEY(underskrift_person_id) REFERENCES person (id)
);

CREATE INDEX ix_anslag_justering_id ON anslag (justering_id);

CREATE INDEX ix_anslag_underskrift_person_id ON anslag (underskrift_person_id);

CREATE TABLE avsnitt (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    slag TEXT,
    rubrik VARCHAR NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

CREATE INDEX ix_avsnitt_arende_id ON avsnitt (arende_id);

CREATE TABLE beslutspunkt (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    forslag TEXT NOT NULL,
    mottagare VARCHAR NOT NULL,
    utfall TEXT,
    beslut TEXT NOT NULL,
    motivering TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

CREATE INDEX ix_beslutspunkt_arende_id ON beslutspunkt (arende_id);

CREATE TABLE bevakning (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    datum DATE NOT NULL,
    text VARCHAR NOT NULL,
    ar_klar BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

CREATE INDEX ix_bevakning_arende_id ON bevakning (arende_id);

CREATE INDEX ix_bevakning_datum ON bevakning (datum);

CREATE TABLE bilaga (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    arende_id CHAR(32),
    justering_id CHAR(32),
    ordning INTEGER NOT NULL,
    slag TEXT NOT NULL,
    namn VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    storlek INTEGER NOT NULL,
    utsandning TEXT NOT NULL,
    tillagd_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(justering_id) REFERENCES justering (id)
);

CREATE INDEX ix_bilaga_arende_id ON bilaga (arende_id);

CREATE INDEX ix_bilaga_justering_id ON bilaga (justering_id);

CREATE INDEX ix_bilaga_sammantrade_id ON bilaga (sammantrade_id);

CREATE INDEX ix_bilaga_sha256 ON bilaga (sha256);

CREATE TABLE expediering (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    mottagare VARCHAR NOT NULL,
    skickat_date DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

CREATE INDEX ix_expediering_arende_id ON expediering (arende_id);

CREATE TABLE jav (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    grund VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_jav_arende_id ON jav (arende_id);

CREATE INDEX ix_jav_person_id ON jav (person_id);

CREATE TABLE minnesanteckning (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

CREATE UNIQUE INDEX ix_minnesanteckning_arende_id ON minnesanteckning (arende_id);

CREATE TABLE paragraf (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    justering_id CHAR(32),
    nummer INTEGER,
    fastgrund TEXT,
    klubbad_at DATETIME,
    ar_utgangen BOOLEAN NOT NULL,
    ordforande_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT ck_paragraf_nummer CHECK (nummer > 0),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(justering_id) REFERENCES justering (id),
    FOREIGN KEY(ordforande_id) REFERENCES person (id)
);

CREATE UNIQUE INDEX ix_paragraf_arende_id ON paragraf (arende_id);

CREATE INDEX ix_paragraf_justering_id ON paragraf (justering_id);

CREATE INDEX ix_paragraf_ordforande_id ON paragraf (ordforande_id);

CREATE TABLE signatar (
    id CHAR(32) NOT NULL,
    justering_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    roll TEXT NOT NULL,
    ordning INTEGER NOT NULL,
    status TEXT NOT NULL,
    undertecknat_date DATE,
    paragraf_ids TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(justering_id) REFERENCES justering (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_signatar_justering_id ON signatar (justering_id);

CREATE INDEX ix_signatar_person_id ON signatar (person_id);

CREATE TABLE ajournering (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    paragraf_id CHAR(32),
    fran_at DATETIME NOT NULL,
    till_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id),
    FOREIGN KEY(paragraf_id) REFERENCES paragraf (id)
);

CREATE INDEX ix_ajournering_paragraf_id ON ajournering (paragraf_id);

CREATE INDEX ix_ajournering_sammantrade_id ON ajournering (sammantrade_id);

CREATE TABLE anmarkning (
    id CHAR(32) NOT NULL,
    justering_id CHAR(32) NOT NULL,
    paragraf_id CHAR(32),
    person_id CHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    ar_hanterad BOOLEAN NOT NULL,
    trycks BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(justering_id) REFERENCES justering (id),
    FOREIGN KEY(paragraf_id) REFERENCES paragraf (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_anmarkning_justering_id ON anmarkning (justering_id);

CREATE INDEX ix_anmarkning_paragraf_id ON anmarkning (paragraf_id);

CREATE INDEX ix_anmarkning_person_id ON anmarkning (person_id);

CREATE TABLE meningsyttring (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    beslutspunkt_id CHAR(32),
    ordning INTEGER NOT NULL,
    slag TEXT NOT NULL,
    person_ids TEXT NOT NULL,
    till_forman_for_eget BOOLEAN NOT NULL,
    motiveringsstatus TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(beslutspunkt_id) REFERENCES beslutspunkt (id)
);

CREATE INDEX ix_meningsyttring_arende_id ON meningsyttring (arende_id);

CREATE INDEX ix_meningsyttring_beslutspunkt_id ON meningsyttring (beslutspunkt_id);

CREATE TABLE narvaro (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    person_id CHAR(32) NOT NULL,
    roll TEXT NOT NULL,
    paragraf_id CHAR(32),
    ar_inne_i_paragraf BOOLEAN NOT NULL,
    klockslag_at DATETIME,
    for_person_id CHAR(32),
    ar_pa_distans BOOLEAN NOT NULL,
    ordning INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(paragraf_id) REFERENCES paragraf (id),
    FOREIGN KEY(for_person_id) REFERENCES person (id)
);

CREATE INDEX ix_narvaro_for_person_id ON narvaro (for_person_id);

CREATE INDEX ix_narvaro_paragraf_id ON narvaro (paragraf_id);

CREATE INDEX ix_narvaro_person_id ON narvaro (person_id);

CREATE INDEX ix_narvaro_sammantrade_id ON narvaro (sammantrade_id);

CREATE TABLE votering (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    beslutspunkt_id CHAR(32),
    ordning INTEGER NOT NULL,
    form TEXT NOT NULL,
    ja_betyder VARCHAR NOT NULL,
    nej_betyder VARCHAR NOT NULL,
    roster TEXT NOT NULL,
    antal_ja INTEGER NOT NULL,
    antal_nej INTEGER NOT NULL,
    antal_avstar INTEGER NOT NULL,
    antal_ogiltiga INTEGER NOT NULL,
    kandidater TEXT NOT NULL,
    utslagsrost TEXT,
    lottad VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_votering_sluten CHECK (form <> 'sluten' OR roster = '[]'),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(beslutspunkt_id) REFERENCES beslutspunkt (id)
);

CREATE INDEX ix_votering_arende_id ON votering (arende_id);

CREATE INDEX ix_votering_beslutspunkt_id ON votering (beslutspunkt_id);

CREATE TABLE yrkande (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    beslutspunkt_id CHAR(32),
    ordning INTEGER NOT NULL,
    slag TEXT NOT NULL,
    person_ids TEXT NOT NULL,
    text TEXT NOT NULL,
    ar_aterkallat BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(beslutspunkt_id) REFERENCES beslutspunkt (id)
);

CREATE INDEX ix_yrkande_arende_id ON yrkande (arende_id);

CREATE INDEX ix_yrkande_beslutspunkt_id ON yrkande (beslutspunkt_id);
