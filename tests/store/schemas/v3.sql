PRAGMA application_id = 1346455890;
PRAGMA user_version = 3;
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
CREATE TABLE band_runs (
            field TEXT NOT NULL, bucket INTEGER NOT NULL, run INTEGER NOT NULL, entries BLOB NOT NULL,
            PRIMARY KEY (bucket, field, run)) WITHOUT ROWID;
CREATE TABLE embeddings (
            id INTEGER PRIMARY KEY AUTOINCREMENT, pair_id INTEGER NOT NULL UNIQUE REFERENCES pairs(id),
            vector BLOB);
CREATE TRIGGER pairs_embeddings_stale AFTER UPDATE OF prompt ON pairs WHEN old.prompt IS NOT new.prompt
        BEGIN DELETE FROM embeddings WHERE pair_id = new.id; END;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'pairsmith', 'm001_initial', '2026-11-21 10:38:15.688649+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'pairsmith', 'm002_band_runs', '2026-11-21 16:17:22.007723+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'pairsmith', 'm003_embeddings', '2026-11-21 16:52:25.424984+00:00');
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
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (2, 'prompt', 3, X'8FC65C0C824E79009DDEEC05FE509F04CB2F6E027D5BFF13D7F93D0478BAF5064B0E52009910FF04546D04038C880406BA91A9086F4BB30332C69E029303F200D30E2F02E5BFDA0550D1EA0B8C0AAE0041687F022BA4A00A7E51BA00997B5B1B5FE8B90304DBC409B0641503CD5FCC0337D06E03E2F2010249E4D201DAEB6701CB581103E1F7B214CBF700116CF8660F76F0A30A29A90000D4719D045D10EA1A2224E303453E35037C5989035EF1950623AD930940AF59038E32F301939D65088CDDF61E908711059B27000A12BA4600F4F1B504BF20AE0E7A5A45081FB4B20C55E5F20613DD8A18E7593E26E1EB2C0551D39C0BDE06A70DE352080497278A033E0EA3137C46EA090FA19A00572E460CBF4E490F50990E00B7AAB7049C11220184A7D30E9F67160263F6DD02D5F33202A08D4303CD2E9E05F5E41300C17ABC019CABA312DAE82E0068CA8903D144ED00C8EEF3053A3A9707EDC2F10236630B0251382A0366C70C009211BF0D2F750C0037CDA40A392B400B11FF3A0178B3D001E1C9D10AF604F90D44215107601AA1029B993802CE48460AE17E050589D61901CE9E2005AED21F0451874801BB99FA015954AA001F1D15003E01A1140CFB2B00DE5BB6037403950595B6C40C35C322091ECF6A0F90B6F1005D8620014F1BFC0071ADAE022A2CCD0DAC46780A0789E10093D1950576F07110C16674052AB62E0D');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (3, 'prompt', 3, X'333CC9093C025B337DCBDC05CA7A060263AA2D03ED6FE115482FC10C8860D8031BE96F01A5B5C6049F16870D3E65C50F984B7500115C4003FA1F38087BAAFD02C2AF9010CEA692076EE7A30BBFE27A012D3B9F053BB6090A6F1B6D0C26090204A28B3F06C8866A07F11B35264DADCB05AF0BD507BEEFC703E7B0FF092B76A310FC50E501D96B8209D3A2C306C9056E00B5A1E102610029058A5A4B04C4FD2501081C910D27B76E03CC3310090F78EE06E8A8DE01AF3F6E06AAF3CF02D8CF7900EA8ABF0CDC0590031D80BB00909F340DA2EBB500E02C6004B54F5E075A1E3200140C7610DECBB00187A5460CD2E16604687E2612A999B708842FBA01F10172143E59AB05BA7B960315D498049064AF0C9794770037DEB703052415008825C10A5AEB250C85EE1C0494C621063DA0A000252F9208DABB2B2873A28A0DE0E9950819811602E8A350085AD9490AB3A03A024D9BE4002777F01683074A0A8BCAE00A0711550825C2280E5E47F7018574A60567E4F3162DBD9B1167ED3F06590055069CEFA2173FD88D02ED97AE0192E4CC00FF930103288564005A42DE0896682A117107D60038DBAB0AD8B8660CEB58270497389A0509EF6E00BCC41C096DB6801191CAA20D6338E0031F67270BFE54A201CFF2F92D26A3A800971DFD0377D7800B1E383A0B874E7C0EBD2B940BDD58710C8AE6AA055E81F50603B56800F1460303');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (1, 'output', 3, X'CA9A5E01824E7900186BF7051DF198004D20170B7C92EB084A65E4033A407605C8A04D0263C48903A0A21701AC27EA057A079707895AF5043B984A1CFC73120917D4F506ED0D9F0B978EC204CFA9E6009236FA0C664FA5127E51BA0022CACC185FE8B9033A104007F76EFF0A6B5F600A8E725506729D61092319EE031C1E7104753BE500BE92BA089D6A690F4C14C5010C4757163C774A034195FC1ED39D5502CABB030AB4934E115A5E2705C9BD8907A70820034515A904BEE802022CB4BD05E8DBBE01DC059003386170004F6580044630160169320A029D0FCF00D3A80B006E7A3711E9564702A2A53500E1EB2C05953D9E069D84C90B11325D01CBF19803C7BEDD0BC8AD0E0115D498048110B10675A44600E7D8EB1406C77F028783040D7862A31285EE1C0497DCFB015C776A00D9B88F033ADACA0BF5E413004DBD6D09C530530204255A017715DF02D144ED004D9BE40098793E001171F7144F150A015B73A20B07BC6A035E47F7012F750C006A1C9E037DF6BA07B792AD063CE99C10E1C9D10A0E0F8207D554AA08601AA1022A86E50FEB611E0269293300AD57840451DAE80038DBAB0A5BA0930125C599074E0545011F1D15007C57BA04B6261E04DE5BB60329A51C0BF6D21A0CDCA51E04C8C673079221C605896D10024F1BFC00B948FD0895A5EB0B08EDB8020EABE1087ADA360776F0711075F3AD247E243706');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (3, 'output', 3, X'777BA31CEF7A7E41A7B07A117350830AF459CE0AD38F9207325D5B1BA6881E304B0E52004770C11FB371951022E30810E13C6C10A204660232C69E028BAAFE178E2C2628E5BFDA0511D0CA15C32D350D41687F02664FA512384B9928D7AF4B0571C26503083FBC0A12964B0C8B39C7108E72550655A4F413D10B0E0D74333A335D77711EBE428F24CBF700114728A01DEE167803BA6A060143142E1175C6EE1A544D83038E0DFD02903AE2232A96F1088BA16114754FC21B246AF527E1B37A1F7D4FBC0C908711052B8D570C5B30B300775CB636B3AD5A07B532F3118D3C6517A3D9BC17F60BBF0438840418738E770D19B79417AC67DC09FCD1B105A7C7271611F8A71775428418CECB02059C625428DBEFA4178360EE0648E980129C112201A016F91FE9DEB225AA555513206FE517A08D4303D3E6580AF5E413000EE2D32AE61A2E004F99820268CA8903D144ED002557F60F9F4B61121171F71404A8D71A4B2D3D14553656162FD5190BDF34442E958DFB174B24F524488B2A1E60008B0D856BAE04FB57420FFFCB5B00601AA1027C6011255EC75B14F208B312D3360E003E1C9A0388E8EE00E9B1F2263B312E17BE608C0B4799E4419DE4880AFEFCDB02F3C654335A30BA15B619BD070457D8266494FA23D037970B73B166014F1BFC007B80E804C4E23C16381CC103E76E421636F974040CE6810363E9380A3217CE13');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (2, 'output', 3, X'CA9A5E01824E7900186BF7051DF198000AAA20087C92EB084A65E4033A40760565CA0A0063C48903A0A217015C73F4027A07970747ACFF013094E70E5A2081028F3DE2053A050B02978EC204CFA9E6009236FA0C2BA4A00A7E51BA000E8E59155FE8B9033A104007F76EFF0AD3C9A6056E661A03729D610929868D004855FA01753BE50032FE7C019D6A690F7C5FEA00133034003C774A0303745115D39D5502CABB030AB4934E115A5E2705D8371E00A708200340AF5903BEE80202D5D2B803E8DBBE01DC059003386170004F6580044630160169320A029D0FCF00D3A80B006E7A3711E9564702A2A53500E1EB2C05953D9E069D84C90B11325D01CBF19803ADF7AF01C8AD0E0115D498043AB2070275A4460051500F0306C77F02F092C109C0254F0485EE1C0497DCFB015C776A00D9B88F03994A3C05F5E41300AC909F03C530530204255A017715DF02D144ED004D9BE40098793E006BE1B60C4F150A0151382A0307BC6A035E47F7012F750C006A1C9E03FD3D5F00096429043CE99C10CF4A2B080E0F82078A90C806601AA1022A86E50FEB611E0269293300AD57840451DAE800960594025BA0930107604F034E0545011F1D15007C57BA04B6261E043B43010329A51C0B02BB6402DCA51E042F9D94019221C605896D10024F1BFC00C808370895A5EB0B08EDB8020EABE1087ADA3607EA16F90C20D00500E6D43803');
INSERT INTO signatures (pair_id, field, size, hashes) VALUES (2, 'output', 5, X'B8EBA600DA3029042752C40D4C67E00135CC6D032BF5C30362ACA4038C8DE80878F13403CCBAB500B81860006475410179C4500D052E580249AB7A00F6CE7B00E6F1950408D1CA035B535A07C89BB7000D33D6010B7A1303BF7D2A03DA47A40349865900A43ACF03CC33C6004673B6020370AA02E7FBA70444FD3A0020DD960331FC300027090501E3AC97036D6665131781120009925101EC2C85082BA564024A16E904FF1E3601210DA7013B8C70023A7C580001A439028A59E7045BE711169694AE01C296D704E34BB30955480B00B60E2802FDB4DD0533925E00D1D56406EE35CA0225CF9800F1216001F848F603DF1BA700DC8635013497070702CD5704EEFBBB03EFEFED00380F7F078B03A6057C6DCB01D013B108E260EA020DBF3A0254595F039807A10BC2645D0253730701B62895041BD1890F57B3B80E7F8B1A0110826602A0958C02A632CD0391F256009A16060008BE8C081175C4002EFCBB01C45D5C0055032700A0E10202F3358406EA6DD70017BD5302D98C0D0557B9FB009FAC4000071512004EF862009C8DEE044919D904976AB1014362EF00C3D22401539F5A03534E5300EF15DA0824320900A89D9003A36C3A003652DD0CFC5B3800B34467029A6C1802257E540304B34B088F860B013C58CC01721728004783C609F6E89808BF42F806D3EBC2027F61DB00F9C04E018729C908575B6C04F394B609');
INSERT INTO bands (field, key, pair_id) VALUES ('output', -9215318554790925682, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -9101237979567438191, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -8946540915671252514, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -8590265752238027181, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7832982798166455993, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7766013481904737514, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7226903493958698656, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -7030896499258577391, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -6075898754280784448, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -6048969521301122976, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5938053304503491470, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5552129954199598923, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -5036186194475446603, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4941573197202916237, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4729354510048731485, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -4625252776871162011, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3798568521648520301, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3692550199062758062, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3564900634498179373, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3393003940248570575, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -3244517147781969034, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2788669057940778655, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2683533258878308882, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2619361734088104950, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2606522972664357224, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2540704456715336076, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2372035762346327205, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -2091920323986525227, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -1059279871725446229, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -642331979961956147, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -338907858470792155, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', -121397917553442419, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 622573382165465014, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 901703563225024033, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1089265872093596894, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1460449265001903435, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1625838324331546613, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 1937050881325739718, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2193758286641423438, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2353911684608689099, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 2602330147459217000, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3141719702967832534, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3481873432893735550, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 3873693028597189042, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4109110132022247714, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4111592848751600760, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 4929524618229422762, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5126073983211196255, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 5687677160141526288, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6099899315191174044, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6319444848740840158, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6468304314163785340, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6522556352626535097, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 6934260569207325686, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7037054171267962570, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7052305872113483299, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7362847353452431184, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7492538178100473567, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 7975413734030367321, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8438158933942575276, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8709595820085055068, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8745626388706367718, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 8863107206301018921, 2);
INSERT INTO bands (field, key, pair_id) VALUES ('output', 9138608924926903384, 2);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (1, 'output', 2, 7.11538461538461564082e-01, 'near', 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (1, 'prompt', 2, 9.01408450704225483463e-01, 'near', 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (2, 'output', 1, 7.11538461538461564082e-01, 'near', 1);
INSERT INTO neighbours (pair_id, field, other_id, similarity, label, counts) VALUES (2, 'prompt', 1, 9.01408450704225483463e-01, 'near', 1);
INSERT INTO exports (id, folder, manifest, at) VALUES (1, '/home/expert/out', '{"pairsmith":"0.1.0","schema":1,"format":"messages","template":null,"seed":42,"rubric":{"threshold":8,"weights":{"common_in_production":2,"failure_is_critical":3,"teaches_generalization":2,"model_fails_here":2,"is_scalable_pattern":1}},"voice":{"description":"","avoid":[],"max_words":0},"files":[{"name":"included.jsonl","rows":1,"sha256":"3ad8f18b2f7d32121ece38100d7c4e2c60a6c1915e9d86ecef562a90db58224a"},{"name":"phase1_consistency.jsonl","rows":1,"sha256":"3ad8f18b2f7d32121ece38100d7c4e2c60a6c1915e9d86ecef562a90db58224a"},{"name":"robustness.jsonl","rows":1,"sha256":"f4c1f060e50b38e55958942525094740f60c574bb07f55f7d60682f13d3866cd"}],"statuses":{"included":2,"excluded":1},"left_out":{"excluded":1},"allowed":[]}', '2026-11-21T10:38:15.731Z');
INSERT INTO meta (key, value) VALUES ('index', '{"bands":32,"byte_order":"little","mixing":1,"normal_form":1,"num_perm":128,"rows":4,"scheme":"affine32","seed":1,"shingle_hash":"polynomial32-9e3779b1","shingles":"3:1-139 5:60-"}');
INSERT INTO meta (key, value) VALUES ('position', '{"id": 2}');
INSERT INTO meta (key, value) VALUES ('rubric', '{"threshold":8,"weights":{"common_in_production":2,"failure_is_critical":3,"is_scalable_pattern":1,"model_fails_here":2,"teaches_generalization":2}}');
INSERT INTO meta (key, value) VALUES ('semantic', '{"chars":4000,"dimension":4,"form":1,"source":"wordllama 0.4.0.post1"}');
INSERT INTO meta (key, value) VALUES ('sketched_to', '3');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 40, 1, X'23F6444801000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 114, 1, X'8AF25EB88AF25EB80100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 145, 1, X'ACB8454F01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 174, 1, X'8D74EDDC03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 181, 1, X'2B41F22A02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 224, 1, X'91CCE02691CCE0260100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 270, 1, X'B01694CE03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 276, 1, X'5229667A02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 295, 1, X'E02BE1E101000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 372, 1, X'2C84C21203000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 373, 1, X'444F079703000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 400, 1, X'57A0D36F02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 403, 1, X'B366F6FA03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 483, 1, X'834331BB02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 523, 1, X'FB67588102000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 561, 1, X'F992C01601000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 648, 1, X'9DCCDB919DCCDB910100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 711, 1, X'D7A41FA502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 722, 1, X'FFF06A0402000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 860, 1, X'A86F303902000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 902, 1, X'D0C7306E03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 962, 1, X'16CBBE7F03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 974, 1, X'CA3C713902000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1045, 1, X'3794C65802000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1056, 1, X'F406D62503000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1155, 1, X'7367AFAA02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1207, 1, X'B49C5C6201000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1207, 1, X'E4C5037E03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1288, 1, X'EA55B5F502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1389, 1, X'19EE831203000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1395, 1, X'E7932D3402000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1427, 1, X'334610AB03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1527, 1, X'4CF873EB4CF873EB0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1546, 1, X'10102E4302000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1570, 1, X'0B8B34E201000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1612, 1, X'2FD2CA0001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1626, 1, X'C97BF38401000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1720, 1, X'4E25E94302000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 1781, 1, X'57F12E6903000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1824, 1, X'449CBCCF02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1825, 1, X'5C2DFDE902000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 1986, 1, X'968B96D903000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2009, 1, X'1E29FACE01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2094, 1, X'96B5951401000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2138, 1, X'F574F3D601000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2180, 1, X'064BF6BE03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2188, 1, X'C2FF5B5D03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2189, 1, X'A3B8102602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2234, 1, X'2D88802C01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2237, 1, X'6BC1B9E103000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2249, 1, X'F7EB6A2F02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2276, 1, X'B51D246F02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2348, 1, X'0711D52001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2356, 1, X'A4FE541803000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2395, 1, X'B3092C3303000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2413, 1, X'C5DB69AA03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2448, 1, X'42B15BAE42B15BAE0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2451, 1, X'A6739D9F01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2452, 1, X'A75D926402000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2524, 1, X'ECD53DAC01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2525, 1, X'EAC207D602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2532, 1, X'F1C5613B02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2576, 1, X'011E3D5901000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2591, 1, X'332A65E901000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2658, 1, X'4EF92DA701000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2696, 1, X'34AF276D01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2708, 1, X'F37843E602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2767, 1, X'44139A7502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2806, 1, X'5B75B36502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2872, 1, X'1B1A108102000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 2889, 1, X'A64A8B3303000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2896, 1, X'383BCE9802000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 2934, 1, X'148693AE03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3021, 1, X'F93A3A0C03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3079, 1, X'F3F2276E02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3119, 1, X'5D84AEF801000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3125, 1, X'F3836F1402000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3131, 1, X'576E5ADA02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3184, 1, X'FE488C5EFE488C5E0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3221, 1, X'2F8F55AE03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3228, 1, X'345442CD02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3251, 1, X'040EA7D501000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3269, 1, X'BE0DD5C202000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3290, 1, X'323240FC323240FC0100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3327, 1, X'77D3F85A77D3F85A0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3361, 1, X'7A709E927A709E920200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3375, 1, X'EE08F38B03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3531, 1, X'F6F81F6B03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3541, 1, X'342391CB02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3542, 1, X'4465BD0902000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3602, 1, X'13BA990901000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3747, 1, X'FDFA9A4B29F4BE5D0200000003000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3754, 1, X'936A466003000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3794, 1, X'B2258A3601000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3804, 1, X'E671B31F01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3867, 1, X'2C1868D602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3883, 1, X'A4A79BD602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3910, 1, X'515BDDC103000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3936, 1, X'B873A10202000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 3970, 1, X'97E13BD403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 3977, 1, X'FEFE3BE401000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4058, 1, X'EFC28C5B02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4086, 1, X'565EE6BC01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4099, 1, X'332D939302000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4150, 1, X'72E5083D02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4218, 1, X'1D040EF002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4241, 1, X'88FB017601000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4353, 1, X'4280573A4280573A0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4371, 1, X'D2C304D0D2C304D00100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4377, 1, X'F4F7D92702000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4506, 1, X'A1F53B0FA1F53B0F0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4573, 1, X'736E370801000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4585, 1, X'6D6034156D6034150200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4631, 1, X'CA0F588703000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4647, 1, X'E996ECFA03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4654, 1, X'4857886803000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4657, 1, X'B12F1B6403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4713, 1, X'F1ABF47402000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4743, 1, X'454C7C3202000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 4982, 1, X'11FC319C11FC319C0100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 4986, 1, X'96C64CEA03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5069, 1, X'A4539CA702000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5090, 1, X'699F919502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5113, 1, X'6C7713F503000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5233, 1, X'C771E76203000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5297, 1, X'8FDEEAFB03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5355, 1, X'4859E2DD03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5374, 1, X'AF03D4FB02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5493, 1, X'7BC848C202000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5505, 1, X'359DC8B702000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5543, 1, X'76A6D28876A6D2880100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5554, 1, X'F7617FF902000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5654, 1, X'03375E2B01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5681, 1, X'0DF278A101000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5692, 1, X'023577D703000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5697, 1, X'C4B8EF2403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5710, 1, X'51409E4401000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5726, 1, X'A423E75BA423E75B0100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5776, 1, X'7C7DA09D03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5826, 1, X'F062931803000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 5882, 1, X'DAAA113403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5885, 1, X'D63086FE03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5924, 1, X'021E1C3701000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5955, 1, X'F2D8EA7B02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 5997, 1, X'A47A2B8002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6026, 1, X'DB37A7D603000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6091, 1, X'742BA4BE02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6114, 1, X'3AF32F6201000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6129, 1, X'896B273B03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6137, 1, X'C65CA3F9C65CA3F90100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6151, 1, X'A8F5F12303000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6229, 1, X'8647B3C38647B3C30200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6255, 1, X'D9FA804403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6312, 1, X'6DF2899602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6319, 1, X'59E8A43A03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6433, 1, X'21D0734E03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6505, 1, X'85C4C11802000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6530, 1, X'4A91988703000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6548, 1, X'79A11B6703000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6552, 1, X'B20DA52D02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6608, 1, X'A556B8DD02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6630, 1, X'4F22FED201000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6680, 1, X'A080FFA503000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6685, 1, X'7F951C3402000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6712, 1, X'41541D3D41541D3D0100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6751, 1, X'59041B2502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6846, 1, X'8618070901000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6881, 1, X'EC55FC8303000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 6953, 1, X'AA89089502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 6998, 1, X'D2620AE102000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7000, 1, X'33029745330297450200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7003, 1, X'6E47AA9B03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7022, 1, X'0565E17903000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7028, 1, X'AD2F0CC502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7034, 1, X'6E52A57802000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7063, 1, X'474058B302000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7138, 1, X'DA55C19ADA55C19A0100000002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7263, 1, X'CB8F310002000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7345, 1, X'7D533F7803000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7356, 1, X'D33B898B03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7393, 1, X'3CD2079103000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7425, 1, X'7831F1DC03000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7442, 1, X'EF4DC3C601000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7474, 1, X'3EEBC10403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7628, 1, X'B8AF0DD503000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7662, 1, X'099C4066099C40660200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7678, 1, X'EEE8F85601000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7721, 1, X'0235D29502000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7767, 1, X'610A276C01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7889, 1, X'88AE29BF02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7891, 1, X'F72762DB01000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 7905, 1, X'82E1FBB403000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 7906, 1, X'4FF54EBF02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 8033, 1, X'04F8140D02000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 8041, 1, X'8825A37E8825A37E0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('prompt', 8052, 1, X'2A0E3F4C2A0E3F4C0200000001000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 8130, 1, X'294C87D103000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 8138, 1, X'F896A71602000000');
INSERT INTO band_runs (field, bucket, run, entries) VALUES ('output', 8159, 1, X'8ED49B7901000000');
INSERT INTO embeddings (id, pair_id, vector) VALUES (1, 1, X'663ACD3800000000');
INSERT INTO embeddings (id, pair_id, vector) VALUES (2, 2, X'CD38663A00000000');
INSERT INTO embeddings (id, pair_id, vector) VALUES (3, 3, NULL);
