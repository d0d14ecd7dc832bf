-- Under the sammanträde: propositioner, what was pictured at the klubbslag, the phrase bank and the own word list.

CREATE TABLE egetord (
    id CHAR(32) NOT NULL,
    ord VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (ord)
);

CREATE TABLE fras (
    id CHAR(32) NOT NULL,
    organ_id CHAR(32),
    ordning INTEGER NOT NULL,
    rubrik VARCHAR NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(organ_id) REFERENCES organ (id)
);

CREATE INDEX ix_fras_organ_id ON fras (organ_id);

CREATE TABLE maskering (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

CREATE INDEX ix_maskering_arende_id ON maskering (arende_id);

CREATE TABLE proposition (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    beslutspunkt_id CHAR(32),
    ordning INTEGER NOT NULL,
    slag TEXT NOT NULL,
    alternativ TEXT NOT NULL,
    funnet TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(beslutspunkt_id) REFERENCES beslutspunkt (id)
);

CREATE INDEX ix_proposition_arende_id ON proposition (arende_id);

CREATE INDEX ix_proposition_beslutspunkt_id ON proposition (beslutspunkt_id);

CREATE TABLE sammantrade_new (
    id CHAR(32) NOT NULL,
    organ_id CHAR(32) NOT NULL,
    datum DATE NOT NULL,
    tid VARCHAR NOT NULL,
    plats VARCHAR NOT NULL,
    endast_pa_plats BOOLEAN NOT NULL,
    information TEXT NOT NULL,
    kallat_at DATETIME,
    tillfallig_ordforande_id CHAR(32),
    oppnat_at DATETIME,
    avslutat_at DATETIME,
    ar_stangt_for_andring BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(organ_id) REFERENCES organ (id),
    FOREIGN KEY(tillfallig_ordforande_id) REFERENCES person (id)
);

INSERT INTO sammantrade_new (id, organ_id, datum, tid, plats, endast_pa_plats, information, kallat_at, tillfallig_ordforande_id, oppnat_at, avslutat_at, ar_stangt_for_andring)
SELECT id, organ_id, datum, tid, plats, endast_pa_plats, information, kallat_at, NULL, oppnat_at, avslutat_at, ar_stangt_for_andring FROM sammantrade;

DROP TABLE sammantrade;

ALTER TABLE sammantrade_new RENAME TO sammantrade;

CREATE INDEX ix_sammantrade_organ_datum ON sammantrade (organ_id, datum);

CREATE INDEX ix_sammantrade_tillfallig_ordforande_id ON sammantrade (tillfallig_ordforande_id);

CREATE TABLE avsnitt_new (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    slag TEXT,
    rubrik VARCHAR NOT NULL,
    text TEXT NOT NULL,
    grundtext TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

INSERT INTO avsnitt_new (id, arende_id, ordning, slag, rubrik, text, grundtext)
SELECT id, arende_id, ordning, slag, rubrik, text, '{"blocks":[]}' FROM avsnitt;

DROP TABLE avsnitt;

ALTER TABLE avsnitt_new RENAME TO avsnitt;

CREATE INDEX ix_avsnitt_arende_id ON avsnitt (arende_id);

CREATE TABLE beslutspunkt_new (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    forslag TEXT NOT NULL,
    mottagare VARCHAR NOT NULL,
    utfall TEXT,
    beslut TEXT NOT NULL,
    klubbat_beslut TEXT NOT NULL,
    motivering TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

INSERT INTO beslutspunkt_new (id, arende_id, ordning, forslag, mottagare, utfall, beslut, klubbat_beslut, motivering)
SELECT id, arende_id, ordning, forslag, mottagare, utfall, beslut, '{"blocks":[]}', motivering FROM beslutspunkt;

DROP TABLE beslutspunkt;

ALTER TABLE beslutspunkt_new RENAME TO beslutspunkt;

CREATE INDEX ix_beslutspunkt_arende_id ON beslutspunkt (arende_id);

CREATE TABLE paragraf_new (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    justering_id CHAR(32),
    nummer INTEGER,
    fastgrund TEXT,
    yrkanden_stangda_at DATETIME,
    klubbad_at DATETIME,
    ar_utgangen BOOLEAN NOT NULL,
    ordforande_id CHAR(32),
    andringsorsak VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_paragraf_nummer CHECK (nummer > 0),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(justering_id) REFERENCES justering (id),
    FOREIGN KEY(ordforande_id) REFERENCES person (id)
);

INSERT INTO paragraf_new (id, arende_id, justering_id, nummer, fastgrund, yrkanden_stangda_at, klubbad_at, ar_utgangen, ordforande_id, andringsorsak)
SELECT id, arende_id, justering_id, nummer, fastgrund, NULL, klubbad_at, ar_utgangen, ordforande_id, '' FROM paragraf;

DROP TABLE paragraf;

ALTER TABLE paragraf_new RENAME TO paragraf;

CREATE UNIQUE INDEX ix_paragraf_arende_id ON paragraf (arende_id);

CREATE INDEX ix_paragraf_justering_id ON paragraf (justering_id);

CREATE INDEX ix_paragraf_ordforande_id ON paragraf (ordforande_id);

CREATE TABLE meningsyttring_new (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    beslutspunkt_id CHAR(32),
    ordning INTEGER NOT NULL,
    slag TEXT NOT NULL,
    person_ids TEXT NOT NULL,
    anmald_at DATETIME,
    ar_efter_justering BOOLEAN NOT NULL,
    till_forman_for_eget BOOLEAN NOT NULL,
    motiveringsstatus TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(beslutspunkt_id) REFERENCES beslutspunkt (id)
);

INSERT INTO meningsyttring_new (id, arende_id, beslutspunkt_id, ordning, slag, person_ids, anmald_at, ar_efter_justering, till_forman_for_eget, motiveringsstatus, text)
SELECT id, arende_id, beslutspunkt_id, ordning, slag, person_ids, NULL, 0, till_forman_for_eget, motiveringsstatus, text FROM meningsyttring;

DROP TABLE meningsyttring;

ALTER TABLE meningsyttring_new RENAME TO meningsyttring;

CREATE INDEX ix_meningsyttring_arende_id ON meningsyttring (arende_id);

CREATE INDEX ix_meningsyttring_beslutspunkt_id ON meningsyttring (beslutspunkt_id);

CREATE TABLE votering_new (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    beslutspunkt_id CHAR(32),
    proposition_id CHAR(32),
    ordning INTEGER NOT NULL,
    form TEXT NOT NULL,
    ja TEXT,
    nej TEXT,
    ja_betyder VARCHAR NOT NULL,
    nej_betyder VARCHAR NOT NULL,
    roster TEXT NOT NULL,
    antal_ja INTEGER NOT NULL,
    antal_nej INTEGER NOT NULL,
    antal_avstar INTEGER NOT NULL,
    antal_ogiltiga INTEGER NOT NULL,
    uppdrag VARCHAR NOT NULL,
    kandidater TEXT NOT NULL,
    utslagsrost TEXT,
    lottad VARCHAR NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_votering_sluten CHECK (form <> 'sluten' OR roster = '[]'),
    FOREIGN KEY(arende_id) REFERENCES arende (id),
    FOREIGN KEY(beslutspunkt_id) REFERENCES beslutspunkt (id),
    FOREIGN KEY(proposition_id) REFERENCES proposition (id)
);

INSERT INTO votering_new (id, arende_id, beslutspunkt_id, proposition_id, ordning, form, ja, nej, ja_betyder, nej_betyder, roster, antal_ja, antal_nej, antal_avstar, antal_ogiltiga, uppdrag, kandidater, utslagsrost, lottad)
SELECT id, arende_id, beslutspunkt_id, NULL, ordning, form, NULL, NULL, ja_betyder, nej_betyder, roster, antal_ja, antal_nej, antal_avstar, antal_ogiltiga, '', kandidater, utslagsrost, lottad FROM votering;

DROP TABLE votering;

ALTER TABLE votering_new RENAME TO votering;

CREATE INDEX ix_votering_arende_id ON votering (arende_id);

CREATE INDEX ix_votering_beslutspunkt_id ON votering (beslutspunkt_id);

CREATE INDEX ix_votering_proposition_id ON votering (proposition_id);
