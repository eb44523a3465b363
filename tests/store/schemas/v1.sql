-- Schema version 1 with rows in every table. Kept as it is for ever: the tests open it with the present code.
--
-- How it was made: five lines were imported as warehouse.jsonl (a conversation with flags, tags and a field
-- of its own; a prompt and output written by a model; a plain pair; that pair again; a record without output),
-- and the near-duplicate index brought up to date. Then pair 1 was accepted, pair 2 rewritten, included
-- against the rubric, moved to robustness with a note and a phase, pairs 1 and 3 tagged in one step, the
-- tagging undone, pair 3 excluded, a draft begun on it, the set exported, and a position kept.
-- The database was printed by dump.py in this folder.
PRAGMA application_id = 1346455890;
PRAGMA user_version = 1;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE sources (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, dialect TEXT NOT NULL,
        mapping TEXT NOT NULL DEFAULT '{}', records INTEGER NOT NULL, stored INTEGER NOT NULL,
        already_there INTEGER NOT NULL, rejected INTEGER NOT NULL, imported_at TEXT NOT NULL);
CREATE TABLE rejects (
        id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES sources(id), line INTEGER NOT NULL,
        reason TEXT NOT NULL, raw TEXT NOT NULL, UNIQUE (source_id, line));
CREATE TABLE pairs (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    context TEXT NOT NULL DEFAULT '[]',
    prompt TEXT NOT NULL,
    output TEXT NOT NULL,
    original_prompt TEXT NOT NULL,
    original_output TEXT NOT NULL,
    common_in_production INTEGER NOT NULL DEFAULT 0 CHECK (common_in_production IN (0, 1)),
failure_is_critical INTEGER NOT NULL DEFAULT 0 CHECK (failure_is_critical IN (0, 1)),
teaches_generalization INTEGER NOT NULL DEFAULT 0 CHECK (teaches_generalization IN (0, 1)),
model_fails_here INTEGER NOT NULL DEFAULT 0 CHECK (model_fails_here IN (0, 1)),
is_scalable_pattern INTEGER NOT NULL DEFAULT 0 CHECK (is_scalable_pattern IN (0, 1)),
    score INTEGER NOT NULL DEFAULT 0,
    status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'included', 'held', 'excluded')),
    decided_by TEXT CHECK (decided_by IN ('rubric', 'expert')),
    reason TEXT,
    note TEXT,
    phase TEXT CHECK (phase IN ('consistency', 'variation', 'edge')),
    split TEXT NOT NULL DEFAULT 'train' CHECK (split IN ('train', 'eval', 'robustness')),
    behaviour TEXT NOT NULL DEFAULT 'answer' CHECK (behaviour IN ('answer', 'clarify', 'decline')),
    category TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    origin TEXT CHECK (origin IN ('production', 'document', 'expert', 'synthetic', 'augmented')),
    teacher TEXT,
    source_id INTEGER REFERENCES sources(id),
    source_line INTEGER,
    problems TEXT NOT NULL DEFAULT '[]',
    extra TEXT NOT NULL DEFAULT '{}',
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    decided_at TEXT,
    suggested_phase TEXT NOT NULL DEFAULT 'consistency',
    output_chars INTEGER NOT NULL DEFAULT 0,
    rewritten INTEGER NOT NULL DEFAULT 0,
    alike REAL NOT NULL DEFAULT 0,
    indexed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX pairs_by_status ON pairs (status, id);
CREATE INDEX pairs_by_score ON pairs (score DESC, id);
CREATE INDEX pairs_by_alike ON pairs (alike DESC, id);
CREATE INDEX pairs_by_output_chars ON pairs (output_chars DESC, id);
CREATE INDEX pairs_by_category ON pairs (category);
CREATE INDEX pairs_to_index ON pairs (id) WHERE indexed = 0;
CREATE TABLE sightings (
        pair_id INTEGER NOT NULL REFERENCES pairs(id), source_id INTEGER NOT NULL REFERENCES sources(id),
        line INTEGER NOT NULL, PRIMARY KEY (pair_id, source_id, line)) WITHOUT ROWID;
CREATE TABLE journal_groups (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        target INTEGER REFERENCES journal_groups(id), label TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE journal (
        id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES journal_groups(id),
        pair_id INTEGER NOT NULL REFERENCES pairs(id), before TEXT NOT NULL, after TEXT NOT NULL);
CREATE INDEX journal_by_group ON journal (group_id);
CREATE INDEX journal_by_pair ON journal (pair_id);
CREATE TABLE drafts (
        pair_id INTEGER NOT NULL REFERENCES pairs(id),
        field TEXT NOT NULL CHECK (field IN ('prompt', 'output')),
        text TEXT NOT NULL, revision INTEGER NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (pair_id, field)) WITHOUT ROWID;
CREATE TABLE signatures (
        pair_id INTEGER NOT NULL REFERENCES pairs(id), field TEXT NOT NULL, size INTEGER NOT NULL,
        hashes BLOB NOT NULL, PRIMARY KEY (pair_id, field, size));
CREATE TABLE bands (
        field TEXT NOT NULL, key INTEGER NOT NULL, pair_id INTEGER NOT NULL,
        PRIMARY KEY (field, key, pair_id)) WITHOUT ROWID;
CREATE TABLE neighbours (
        pair_id INTEGER NOT NULL, field TEXT NOT NULL, other_id INTEGER NOT NULL,
        similarity REAL NOT NULL, label TEXT NOT NULL, counts INTEGER NOT NULL,
        PRIMARY KEY (pair_id, field, other_id)) WITHOUT ROWID;
CREATE TABLE exports (
        id INTEGER PRIMARY KEY, folder TEXT NOT NULL, manifest TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE pairs_fts USING fts5(
        prompt, output, content='pairs', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER pairs_fts_insert AFTER INSERT ON pairs BEGIN
        INSERT INTO pairs_fts (rowid, prompt, output) VALUES (new.id, new.prompt, new.output); END;
CREATE TRIGGER pairs_fts_update AFTER UPDATE OF prompt, output ON pairs BEGIN
        INSERT INTO pairs_fts (pairs_fts, rowid, prompt, output)
            VALUES ('delete', old.id, old.prompt, old.output);
        INSERT INTO pairs_fts (rowid, prompt, output) VALUES (new.id, new.prompt, new.output); END;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'pairsmith', 'm001_initial', '2026-11-21 10:38:15.688649+00:00');
INSERT INTO sources (id, name, sha256, dialect, mapping, records, stored, already_there, rejected, imported_at) VALUES (1, 'warehouse.jsonl', 'e963caab53893dec0d11c044ece0fa6461b6511c687c3f3ecd329043537fdba9', 'prompt-output', '{}', 5, 3, 1, 1, '2026-11-21T10:38:15.689Z');
INSERT INTO rejects (id, source_id, line, reason, raw) VALUES (1, 1, 5, 'no prompt with an output in a known form; its fields: prompt', '{"prompt": "no answer"}');
INSERT INTO pairs (id, uid, context, prompt, output, original_prompt, original_output, common_in_production, failure_is_critical, teaches_generalization, model_fails_here, is_scalable_pattern, score, status, decided_by, reason, note, phase, split, behaviour, category, tags, origin, teacher, source_id, source_line, problems, extra, revision, created_at, updated_at, decided_at, suggested_phase, output_chars, rewritten, alike, indexed) VALUES (1, 'b2:3b364a718877fe55009ffcaf4697bf7f', '[{"role":"system","content":"Answer calmly."}]', 'How do I clear E7 on the scanner?', 'Hold the power button for ten seconds.', 'How do I clear E7 on the scanner?', 'Hold the power button for ten seconds.', 1, 1, 0, 1, 1, 8, 'included', 'rubric', NULL, NULL, NULL, 'train', 'answer', 'scanners', '["E7","zone 16"]', 'production', NULL, 1, 1, '[]', '{"ticket":{"by":null,"id":17}}', 4, '2026-11-21T10:38:15.690Z', '2026-11-21T10:38:15.729Z', '2026-11-21T10:38:15.725Z', 'consistency', 38, 0, 9.01408450704225483463e-01, 1);
INSERT INTO pairs (id, uid, context, prompt, output, original_prompt, original_output, common_in_production, failure_is_critical, teaches_generalization, model_fails_here, is_scalable_pattern, score, status, decided_by, reason, note, phase, split, behaviour, category, tags, origin, teacher, source_id, source_line, problems, extra, revision, created_at, updated_at, decided_at, suggested_phase, output_chars, rewritten, alike, indexed) VALUES (2, 'b2:4dc3259eeaf1a25a63daee16721d3516', '[]', 'Please, how do I clear E7 on the scanner?', 'Hold the power button for ten seconds, then scan the bay label again.', 'Please, how do I clear E7 on the scanner?', 'Hold the button.
Then scan the naïve label again: it''s 17.', 0, 0, 0, 0, 0, 0, 'included', 'expert', 'rare but costly', 'two
lines', 'edge', 'robustness', 'clarify', 'scanners', '[]', 'synthetic', 'a model', 1, 2, '[]', '{}', 4, '2026-11-21T10:38:15.690Z', '2026-11-21T10:38:15.728Z', '2026-11-21T10:38:15.727Z', 'edge', 69, 1, 9.01408450704225483463e-01, 1);
INSERT INTO pairs (id, uid, context, prompt, output, original_prompt, original_output, common_in_production, failure_is_critical, teaches_generalization, model_fails_here, is_scalable_pattern, score, status, decided_by, reason, note, phase, split, behaviour, category, tags, origin, teacher, source_id, source_line, problems, extra, revision, created_at, updated_at, decided_at, suggested_phase, output_chars, rewritten, alike, indexed) VALUES (3, 'b2:c009b431cfaf62ff2bfd1f445f2b9736', '[]', 'Who signs for a damaged pallet?', 'The shift lead.', 'Who signs for a damaged pallet?', 'The shift lead.', 0, 0, 0, 0, 0, 0, 'excluded', 'expert', 'says too little', NULL, NULL, 'train', 'answer', NULL, '[]', NULL, NULL, 1, 3, '[]', '{}', 4, '2026-11-21T10:38:15.690Z', '2026-11-21T10:38:15.729Z', '2026-11-21T10:38:15.729Z', 'consistency', 15, 0, 0.0, 1);
INSERT INTO sightings (pair_id, source_id, line) VALUES (1, 1, 1);
INSERT INTO sightings (pair_id, source_id, line) VALUES (2, 1, 2);
INSERT INTO sightings (pair_id, source_id, line) VALUES (3, 1, 3);
INSERT INTO sightings (pair_id, source_id, line) VALUES (3, 1, 4);
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (1, 'do', NULL, 'accept', '2026-11-21T10:38:15.725Z');
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (2, 'do', NULL, 'rewrite', '2026-11-21T10:38:15.726Z');
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (3, 'do', NULL, 'included', '2026-11-21T10:38:15.727Z');
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (4, 'do', NULL, 'move', '2026-11-21T10:38:15.728Z');
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (5, 'do', NULL, 'tag', '2026-11-21T10:38:15.728Z');
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (6, 'undo', 5, 'tag', '2026-11-21T10:38:15.728Z');
INSERT INTO journal_groups (id, kind, target, label, at) VALUES (7, 'do', NULL, 'excluded', '2026-11-21T10:38:15.729Z');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (1, 1, 1, '{"decided_by":null,"status":"new"}', '{"decided_by":"rubric","status":"included"}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (2, 2, 2, '{"output":"Hold the button.\nThen scan the naïve label again: it''s 17."}', '{"output":"Hold the power button for ten seconds, then scan the bay label again."}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (3, 3, 2, '{"decided_by":null,"reason":null,"status":"new"}', '{"decided_by":"expert","reason":"rare but costly","status":"included"}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (4, 4, 2, '{"note":null,"phase":null,"split":"train"}', '{"note":"two\nlines","phase":"edge","split":"robustness"}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (5, 5, 1, '{"tags":["E7","zone 16"]}', '{"tags":["checked"]}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (6, 5, 3, '{"tags":[]}', '{"tags":["checked"]}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (7, 6, 3, '{"tags":["checked"]}', '{"tags":[]}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (8, 6, 1, '{"tags":["checked"]}', '{"tags":["E7","zone 16"]}');
INSERT INTO journal (id, group_id, pair_id, before, after) VALUES (9, 7, 3, '{"decided_by":null,"reason":null,"status":"new"}', '{"decided_by":"expert","reason":"says too little","status":"excluded"}');
INSERT INTO drafts (pair_id, field, text, revision, saved_at) VALUES (3, 'output', 'The shift lead signs, and', 4, '2026-11-21T10:38:15.729Z');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (1, 'prompt', 3, X'8FC65C0C824E7900186BF705FE509F04CB2F6E027D5BFF13D7F93D0478BAF5064B0E5200A74F8907546D04030CC10806BA91A9088835AE1432C69E029303F200D30E2F02E5BFDA0550D1EA0BC32D350D41687F022BA4A00A7E51BA00997B5B1B5FE8B90304DBC409B0641503CD5FCC0337D06E03E2F2010249E4D2013676C503CB581103E1F7B214CBF700116CF8660F76F0A30A29A90000D4719D045D10EA1A2224E303453E350305805F22C9BD890723AD930940AF59038E32F301939D6508FB266234908711059B27000A12BA4600F4F1B504BF20AE0E7A5A45081FB4B20C55E5F20613DD8A18E7593E26E1EB2C05690E421BDE06A70DE352080497278A033E0EA3137C46EA090FA19A00572E460CBF4E490F50990E00B7AAB7049C1122017143F51F9F67160263F6DD02D5F33202A08D4303CD2E9E05F5E41300C17ABC019CABA312DAE82E0068CA8903D144ED00C8EEF3053A3A97077DFE4B0F36630B0251382A03AA9295099211BF0D2F750C0037CDA40A392B400B11FF3A0178B3D001E1C9D10AB705E312EF2FED10601AA1022F64230DCE48460AE17E050589D61901CE9E2005AED21F0451874801BB99FA015954AA001F1D15003E01A1140CFB2B00DE5BB6037403950548CE9A1335C322091ECF6A0F90B6F10073B166014F1BFC0071ADAE022A2CCD0DAC46780A58F83D0393D1950576F07110C16674052AB62E0D');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (1, 'output', 3, X'CA9A5E01824E7900186BF7051DF198004D20170B7C92EB084A65E4033A407605C8A04D0263C48903A0A21701AC27EA057A079707895AF5043B984A1CFC73120917D4F506ED0D9F0B978EC204CFA9E6009236FA0C664FA5127E51BA0022CACC185FE8B9033A104007F76EFF0A6B5F600A8E725506729D61092319EE031C1E7104753BE500BE92BA089D6A690F4C14C5010C4757163C774A034195FC1ED39D5502CABB030AB4934E115A5E2705C9BD8907A70820034515A904BEE802022CB4BD05E8DBBE01DC059003386170004F6580044630160169320A029D0FCF00D3A80B006E7A3711E9564702A2A53500E1EB2C05953D9E069D84C90B11325D01CBF19803C7BEDD0BC8AD0E0115D498048110B10675A44600E7D8EB1406C77F028783040D7862A31285EE1C0497DCFB015C776A00D9B88F033ADACA0BF5E413004DBD6D09C530530204255A017715DF02D144ED004D9BE40098793E001171F7144F150A015B73A20B07BC6A035E47F7012F750C006A1C9E037DF6BA07B792AD063CE99C10E1C9D10A0E0F8207D554AA08601AA1022A86E50FEB611E0269293300AD57840451DAE80038DBAB0A5BA0930125C599074E0545011F1D15007C57BA04B6261E04DE5BB60329A51C0BF6D21A0CDCA51E04C8C673079221C605896D10024F1BFC00B948FD0895A5EB0B08EDB8020EABE1087ADA360776F0711075F3AD247E243706');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (2, 'prompt', 3, X'8FC65C0C824E79009DDEEC05FE509F04CB2F6E027D5BFF13D7F93D0478BAF5064B0E52009910FF04546D04038C880406BA91A9086F4BB30332C69E029303F200D30E2F02E5BFDA0550D1EA0B8C0AAE0041687F022BA4A00A7E51BA00997B5B1B5FE8B90304DBC409B0641503CD5FCC0337D06E03E2F2010249E4D201DAEB6701CB581103E1F7B214CBF700116CF8660F76F0A30A29A90000D4719D045D10EA1A2224E303453E35037C5989035EF1950623AD930940AF59038E32F301939D65088CDDF61E908711059B27000A12BA4600F4F1B504BF20AE0E7A5A45081FB4B20C55E5F20613DD8A18E7593E26E1EB2C0551D39C0BDE06A70DE352080497278A033E0EA3137C46EA090FA19A00572E460CBF4E490F50990E00B7AAB7049C11220184A7D30E9F67160263F6DD02D5F33202A08D4303CD2E9E05F5E41300C17ABC019CABA312DAE82E0068CA8903D144ED00C8EEF3053A3A9707EDC2F10236630B0251382A0366C70C009211BF0D2F750C0037CDA40A392B400B11FF3A0178B3D001E1C9D10AF604F90D44215107601AA1029B993802CE48460AE17E050589D61901CE9E2005AED21F0451874801BB99FA015954AA001F1D15003E01A1140CFB2B00DE5BB6037403950595B6C40C35C322091ECF6A0F90B6F1005D8620014F1BFC0071ADAE022A2CCD0DAC46780A0789E10093D1950576F07110C16674052AB62E0D');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (3, 'prompt', 3, X'333CC9093C025B337DCBDC05CA7A060263AA2D03ED6FE115482FC10C8860D8031BE96F01A5B5C6049F16870D3E65C50F984B7500115C4003FA1F38087BAAFD02C2AF9010CEA692076EE7A30BBFE27A012D3B9F053BB6090A6F1B6D0C26090204A28B3F06C8866A07F11B35264DADCB05AF0BD507BEEFC703E7B0FF092B76A310FC50E501D96B8209D3A2C306C9056E00B5A1E102610029058A5A4B04C4FD2501081C910D27B76E03CC3310090F78EE06E8A8DE01AF3F6E06AAF3CF02D8CF7900EA8ABF0CDC0590031D80BB00909F340DA2EBB500E02C6004B54F5E075A1E3200140C7610DECBB00187A5460CD2E16604687E2612A999B708842FBA01F10172143E59AB05BA7B960315D498049064AF0C9794770037DEB703052415008825C10A5AEB250C85EE1C0494C621063DA0A000252F9208DABB2B2873A28A0DE0E9950819811602E8A350085AD9490AB3A03A024D9BE4002777F01683074A0A8BCAE00A0711550825C2280E5E47F7018574A60567E4F3162DBD9B1167ED3F06590055069CEFA2173FD88D02ED97AE0192E4CC00FF930103288564005A42DE0896682A117107D60038DBAB0AD8B8660CEB58270497389A0509EF6E00BCC41C096DB6801191CAA20D6338E0031F67270BFE54A201CFF2F92D26A3A800971DFD0377D7800B1E383A0B874E7C0EBD2B940BDD58710C8AE6AA055E81F50603B56800F1460303');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (3, 'output', 3, X'777BA31CEF7A7E41A7B07A117350830AF459CE0AD38F9207325D5B1BA6881E304B0E52004770C11FB371951022E30810E13C6C10A204660232C69E028BAAFE178E2C2628E5BFDA0511D0CA15C32D350D41687F02664FA512384B9928D7AF4B0571C26503083FBC0A12964B0C8B39C7108E72550655A4F413D10B0E0D74333A335D77711EBE428F24CBF700114728A01DEE167803BA6A060143142E1175C6EE1A544D83038E0DFD02903AE2232A96F1088BA16114754FC21B246AF527E1B37A1F7D4FBC0C908711052B8D570C5B30B300775CB636B3AD5A07B532F3118D3C6517A3D9BC17F60BBF0438840418738E770D19B79417AC67DC09FCD1B105A7C7271611F8A71775428418CECB02059C625428DBEFA4178360EE0648E980129C112201A016F91FE9DEB225AA555513206FE517A08D4303D3E6580AF5E413000EE2D32AE61A2E004F99820268CA8903D144ED002557F60F9F4B61121171F71404A8D71A4B2D3D14553656162FD5190BDF34442E958DFB174B24F524488B2A1E60008B0D856BAE04FB57420FFFCB5B00601AA1027C6011255EC75B14F208B312D3360E003E1C9A0388E8EE00E9B1F2263B312E17BE608C0B4799E4419DE4880AFEFCDB02F3C654335A30BA15B619BD070457D8266494FA23D037970B73B166014F1BFC007B80E804C4E23C16381CC103E76E421636F974040CE6810363E9380A3217CE13');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (2, 'output', 3, X'CA9A5E01824E7900186BF7051DF198000AAA20087C92EB084A65E4033A40760565CA0A0063C48903A0A217015C73F4027A07970747ACFF013094E70E5A2081028F3DE2053A050B02978EC204CFA9E6009236FA0C2BA4A00A7E51BA000E8E59155FE8B9033A104007F76EFF0AD3C9A6056E661A03729D610929868D004855FA01753BE50032FE7C019D6A690F7C5FEA00133034003C774A0303745115D39D5502CABB030AB4934E115A5E2705D8371E00A708200340AF5903BEE80202D5D2B803E8DBBE01DC059003386170004F6580044630160169320A029D0FCF00D3A80B006E7A3711E9564702A2A53500E1EB2C05953D9E069D84C90B11325D01CBF19803ADF7AF01C8AD0E0115D498043AB2070275A4460051500F0306C77F02F092C109C0254F0485EE1C0497DCFB015C776A00D9B88F03994A3C05F5E41300AC909F03C530530204255A017715DF02D144ED004D9BE40098793E006BE1B60C4F150A0151382A0307BC6A035E47F7012F750C006A1C9E03FD3D5F00096429043CE99C10CF4A2B080E0F82078A90C806601AA1022A86E50FEB611E0269293300AD57840451DAE800960594025BA0930107604F034E0545011F1D15007C57BA04B6261E043B43010329A51C0B02BB6402DCA51E042F9D94019221C605896D10024F1BFC00C808370895A5EB0B08EDB8020EABE1087ADA3607EA16F90C20D00500E6D43803');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (2, 'output', 5, X'B8EBA600DA3029042752C40D4C67E00135CC6D032BF5C30362ACA4038C8DE80878F13403CCBAB500B81860006475410179C4500D052E580249AB7A00F6CE7B00E6F1950408D1CA035B535A07C89BB7000D33D6010B7A1303BF7D2A03DA47A40349865900A43ACF03CC33C6004673B6020370AA02E7FBA70444FD3A0020DD960331FC300027090501E3AC97036D6665131781120009925101EC2C85082BA564024A16E904FF1E3601210DA7013B8C70023A7C580001A439028A59E7045BE711169694AE01C296D704E34BB30955480B00B60E2802FDB4DD0533925E00D1D56406EE35CA0225CF9800F1216001F848F603DF1BA700DC8635013497070702CD5704EEFBBB03EFEFED00380F7F078B03A6057C6DCB01D013B108E260EA020DBF3A0254595F039807A10BC2645D0253730701B62895041BD1890F57B3B80E7F8B1A0110826602A0958C02A632CD0391F256009A16060008BE8C081175C4002EFCBB01C45D5C0055032700A0E10202F3358406EA6DD70017BD5302D98C0D0557B9FB009FAC4000071512004EF862009C8DEE044919D904976AB1014362EF00C3D22401539F5A03534E5300EF15DA0824320900A89D9003A36C3A003652DD0CFC5B3800B34467029A6C1802257E540304B34B088F860B013C58CC01721728004783C609F6E89808BF42F806D3EBC2027F61DB00F9C04E018729C908575B6C04F394B609');
INSERT INTO bands (field, key, pair_id) VALUES ('output', -9215318554790925682, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -9101237979567438191, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -8946540915671252514, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -8590265752238027181, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -8149191252372739533, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7959231797961105008, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7832982798166455993, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7766013481904737514, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7226903493958698656, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7226903493958698656, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7030896499258577391, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -6931135914682747334, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -6386404357582835423, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -6075898754280784448, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -6048969521301122976, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5938053304503491470, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5714686457933807151, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5617915639019355746, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5588363565769937391, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5552129954199598923, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5552129954199598923, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5438961848858355411, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5192663351784558294, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5106597226221481252, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5036186194475446603, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4941573197202916237, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4875510286962074795, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4729354510048731485, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4644942691681412638, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4625252776871162011, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4625252776871162011, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4595607242807155065, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4217105211454798488, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3960225797711917528, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3798568521648520301, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3741298575606173147, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3692550199062758062, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3564900634498179373, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3393003940248570575, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3244517147781969034, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3030843140573048077, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2788669057940778655, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2683533258878308882, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2683533258878308882, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2676020733310454475, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2619361734088104950, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2606522972664357224, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2540704456715336076, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2372035762346327205, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2372035762346327205, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2091920323986525227, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -1881277271997058346, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -1797912348910482897, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -1725187029295111613, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -1156660087755390289, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -1059279871725446229, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -675862026928852520, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -642331979961956147, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -338907858470792155, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -338907858470792155, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -137768556220082701, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -121397917553442419, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -73239712307493129, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 327208259941820727, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 393756466947416929, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 609803033144145859, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 622573382165465014, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 666267802797559886, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 901703563225024033, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1089265872093596894, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1263459826320349191, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1460449265001903435, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1460449265001903435, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1625838324331546613, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1937050881325739718, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2032092678262581161, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2167355080187479461, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2193758286641423438, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2353911684608689099, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2602330147459217000, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2718787574362641225, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3141719702967832534, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3214823025213590926, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3481873432893735550, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3537315429877538781, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3629908268538622293, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3873693028597189042, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4109110132022247714, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4111592848751600760, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4473988354860567586, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4715449875690547478, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4927759190058106044, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4929524618229422762, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5126073983211196255, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5435091923505926681, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5520565332134321635, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5685057782398042967, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5687677160141526288, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5801421272303620946, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5986754431959520746, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6071812435380513504, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6099899315191174044, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6319444848740840158, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6468304314163785340, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6522556352626535097, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6608316242416054447, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6802794791039751321, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6934260569207325686, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7025551046313776879, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7037054171267962570, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7052305872113483299, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7254580659861635161, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7322480502062370231, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7362847353452431184, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7492538178100473567, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7492538178100473567, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7952047422643071251, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7975413734030367321, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8438158933942575276, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8438318499650731001, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8543808228848699514, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8566125335823060490, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8709595820085055068, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8745626388706367718, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8806242523221223910, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8863107206301018921, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8941512089554251888, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 9138608924926903384, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8895823056773698006, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8644146304830414242, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8644146304830414242, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8602297337021137151, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8602297337021137151, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8300000111655687574, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8300000111655687574, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8122055410360471131, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8122055410360471131, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -8017468638198717419, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -7980423187105282772, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -7965948262504767800, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -7217209278913499704, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -6983767400633118040, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -6662205679207482794, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -6516744571219768015, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -6343356770857207333, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -5963814199913888093, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -5963814199913888093, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -5652849005530590766, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -5627604278289837656, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -5327542188785990652, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -5201199565728562131, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -4678376348168383971, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -4418561636131469004, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -4418561636131469004, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -4361133673067906464, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -4232059495952652709, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -3701051946731732895, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -3515455397463219169, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -3403261183946293018, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -3332126154838787983, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -3332126154838787983, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -2950948597369028769, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -2686669499749352276, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -2633533710256202816, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -1906216735159301676, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -1687101523236353149, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -1616750418850452763, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -1268141056843142212, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -1192554479798750888, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -1192554479798750888, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -956063601346628588, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -680613857604403350, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -644674595222102809, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -357921100683616958, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -314581304281405150, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', -314581304281405150, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 90707680743350856, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 258326922244861604, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 258326922244861604, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 407953525987416592, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 504745133838624471, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 504745133838624471, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 837834543894801970, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 841249791708086593, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 909682814450743182, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 1178829036170308040, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 1602482110155201450, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 2378233412611179832, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 2719030812478781128, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 2902479433461247490, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 3127912803965865893, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 3440569382053786272, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 3440569382053786272, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 3662595947362220522, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 4011380670880859920, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 4525686416309769750, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 4816238730679951235, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 4910603314073565375, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5030912228189943480, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5039261686655689601, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5064714871153435453, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5287514758419531718, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5305454387670361796, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5393510667650806181, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5513939614614799815, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5513939614614799815, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5522297781550360858, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5702079457201685463, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 5836466282930490664, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 6231764521336553060, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 6505903048503946254, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7170562259678456612, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7170562259678456612, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7270615276690316813, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7410640208226556876, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7410640208226556876, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7569588847312403339, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7569588847312403339, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7601055378733232430, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 7975960612492811004, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 8111067375746355123, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 8454103344990425868, 3);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 8957415429684540652, 1);
INSERT INTO bands (field, key, pair_id) VALUES ('prompt', 9202515619607862882, 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (1, 'output', 2, 7.11538461538461564082e-01, 'near', 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (1, 'prompt', 2, 9.01408450704225483463e-01, 'near', 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (2, 'output', 1, 7.11538461538461564082e-01, 'near', 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (2, 'prompt', 1, 9.01408450704225483463e-01, 'near', 1);
INSERT INTO exports (id, folder, manifest, at) VALUES (1, '/home/expert/out', '{"pairsmith":"0.1.0","schema":1,"format":"messages","template":null,"seed":42,"rubric":{"threshold":8,"weights":{"common_in_production":2,"failure_is_critical":3,"teaches_generalization":2,"model_fails_here":2,"is_scalable_pattern":1}},"voice":{"description":"","avoid":[],"max_words":0},"files":[{"name":"included.jsonl","rows":1,"sha256":"3ad8f18b2f7d32121ece38100d7c4e2c60a6c1915e9d86ecef562a90db58224a"},{"name":"phase1_consistency.jsonl","rows":1,"sha256":"3ad8f18b2f7d32121ece38100d7c4e2c60a6c1915e9d86ecef562a90db58224a"},{"name":"robustness.jsonl","rows":1,"sha256":"f4c1f060e50b38e55958942525094740f60c574bb07f55f7d60682f13d3866cd"}],"statuses":{"included":2,"excluded":1},"left_out":{"excluded":1},"allowed":[]}', '2026-11-21T10:38:15.731Z');
INSERT INTO meta (key, value) VALUES ('index', '{"bands":32,"mixing":1,"normal_form":1,"num_perm":128,"rows":4,"scheme":"affine32","seed":1,"shingle_hash":"polynomial32-9e3779b1","shingles":"3:1-139 5:60-"}');
INSERT INTO meta (key, value) VALUES ('position', '{"id": 2}');
INSERT INTO meta (key, value) VALUES ('rubric', '{"threshold":8,"weights":{"common_in_production":2,"failure_is_critical":3,"is_scalable_pattern":1,"model_fails_here":2,"teaches_generalization":2}}');
