-- How a justering is signed: on paper, as all were before, or electronically. What is masked outside the §§.
-- And what a sammanträde's history is found by.

CREATE TABLE justering_new (
    id CHAR(32) NOT NULL,
    sammantrade_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    plats VARCHAR NOT NULL,
    planerad_date DATE,
    planerad_tid VARCHAR NOT NULL,
    utkast_skickat_date DATE,
    justerad_date DATE,
    underskriftssatt TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(sammantrade_id) REFERENCES sammantrade (id)
);

INSERT INTO justering_new (id, sammantrade_id, ordning, plats, planerad_date, planerad_tid, utkast_skickat_date, justerad_date, underskriftssatt)
SELECT id, sammantrade_id, ordning, plats, planerad_date, planerad_tid, utkast_skickat_date, justerad_date, 'papper' FROM justering;

DROP TABLE justering;

ALTER TABLE justering_new RENAME TO justering;

CREATE INDEX ix_justering_sammantrade_id ON justering (sammantrade_id);

CREATE UNIQUE INDEX ux_justering_main ON justering (sammantrade_id) WHERE ordning = 0;

CREATE INDEX ix_step_change_sammantrade_id ON step_change (sammantrade_id);

CREATE TABLE maskering_new (
    id CHAR(32) NOT NULL,
    arende_id CHAR(32) NOT NULL,
    ordning INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    ar_utanfor BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(arende_id) REFERENCES arende (id)
);

INSERT INTO maskering_new (id, arende_id, ordning, text, ar_utanfor)
SELECT id, arende_id, ordning, text, 0 FROM maskering;

DROP TABLE maskering;

ALTER TABLE maskering_new RENAME TO maskering;

CREATE INDEX ix_maskering_arende_id ON maskering (arende_id);
