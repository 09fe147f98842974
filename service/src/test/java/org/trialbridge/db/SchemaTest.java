package org.trialbridge.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.trialbridge.Given;
import org.trialbridge.TestDatabase;

/** What the database itself promises, whoever asks. The tests connect as the owner of the tables. */
class SchemaTest {
    /** Tables that hold no facts: their rows may change without an audit entry. */
    private static final Set<String> NOT_FACTS = Set.of(
            "country",
            "account_link",
            "session",
            "sign_in_failure",
            "idempotency_key",
            "outbox",
            "current_counts",
            "trial_words",
            "site_words",
            "institution_words",
            "person_words",
            "meeting_words",
            "decision_words",
            "risk_words",
            "accepted_periods",
            "report_link",
            "invitation",
            "kept_for_undo",
            "calendar_feed",
            "digest_message",
            "digest_line",
            "reminder_message",
            "reminder",
            "scheduled_tasks",
            "import_draft",
            "upload_draft",
            "upload_run",
            "databasechangelog",
            "databasechangeloglock");

    private static final Set<String> APPEND_ONLY = Set.of(
            "audit_entry",
            "change",
            "counts",
            "period_lock",
            "period_reopening",
            "period_reopening_approval",
            "period_reopening_refusal",
            "counts_upload",
            "stage_change",
            "undone",
            "stage_evidence",
            "minutes_revision",
            "minutes_agreement",
            "minutes_freeze",
            "minutes_addendum",
            "enrollment_plan",
            "enrollment_plan_point",
            "enrollment_plan_approval");

    @RegisterExtension
    final TestDatabase db = new TestDatabase();

    private final Given given = new Given(db);

    @Test
    void everyTableIsOfFactsOrAppendOnlyOrListedAsNeither() {
        List<String> guarded =
                db.query(handle -> handle.createQuery("""
                        select distinct c.relname
                          from pg_trigger t
                          join pg_class c on c.oid = t.tgrelid
                         where t.tgname in ('changes_are_recorded', 'lines_stay_as_they_are')
                        """).mapTo(String.class).list());

        assertThat(tables())
                .allSatisfy(table -> assertThat(NOT_FACTS.contains(table) || guarded.contains(table))
                        .as(table)
                        .isTrue());
    }

    @Test
    void aFactIsNotChangedWithoutAnAuditEntryOfItsOwnTransaction() {
        String add = "insert into institution (name, kind, country_iso2) values ('Academy', 'ACADEMY', 'UZ')";

        assertThatThrownBy(() -> db.query(handle -> handle.execute(add)))
                .hasMessageContaining("without an audit entry of its own transaction");
        assertThatThrownBy(() -> db.query(handle -> {
                    long entry = handle.inTransaction(SchemaTest::openEntry);
                    handle.execute("select set_config('trialbridge.entry', ?::text, false)", entry);
                    return handle.execute(add);
                }))
                .hasMessageContaining("without an audit entry of its own transaction");
        assertThat(count("institution")).isZero();
    }

    @Test
    void appendOnlyTablesRefuseUpdateDeleteAndTruncate() {
        fillAppendOnlyTables();
        fillMinutes();

        for (String table : APPEND_ONLY) {
            long before = count(table);
            assertThat(before).as(table).isPositive();
            for (String change :
                    List.of("update %s set entry_id = entry_id", "delete from %s", "truncate %s cascade")) {
                String sql = change.formatted(table)
                        .replace("audit_entry set entry_id = entry_id", "audit_entry set action = action");
                assertThatThrownBy(() -> inEntry(sql)).as(sql).hasMessageContaining("is append-only");
            }
            assertThat(count(table)).as(table).isEqualTo(before);
        }
    }

    @Test
    void factsAreNotTruncated() {
        given.trial("ZF2001-III");

        assertThatThrownBy(() -> inEntry("truncate trial cascade")).hasMessageContaining("is refused");
    }

    @Test
    void aLineCarriesTheEntryOfItsOwnTransaction() {
        given.trial("ZF2001-III");
        given.country("ZF2001-III", "UZ");

        assertThatThrownBy(() -> inEntry("""
                        insert into stage_change (trial_id, participation_id, to_stage, effective_on, reason_code, reason, entry_id)
                        select p.trial_id, p.id, 'CONTACTED', date '2020-09-10', 'PROGRESS', 'Letter', 1 from participation p
                        """))
                .hasMessageContaining("must carry the audit entry of its own transaction");
    }

    @Test
    void constraintsAreSentencesAndNotGeneratedNames() {
        List<String> names =
                db.query(handle -> handle.createQuery("""
                        select c.conname
                          from pg_constraint c
                          join pg_class r on r.oid = c.conrelid
                         where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'c')
                           and r.relname not like 'databasechangelog%'
                        """).mapTo(String.class).list());

        assertThat(names)
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(name)
                        .doesNotMatch(".*_(pkey|key|fkey|check)[0-9]*")
                        .contains("_"));
    }

    @Test
    void thePastHasTheColumnsOfThePresent() {
        for (String table : tables()) {
            List<String> past = columns("known", table);
            if (!past.isEmpty()) {
                assertThat(past).as(table).isEqualTo(columns("public", table));
            }
        }
        assertThat(columns("known", "site")).isNotEmpty();
        assertThat(columns("known", "counts")).isNotEmpty();
        assertThat(columns("known", "current_counts")).isNotEmpty();
    }

    @Test
    void thePastOfATableIsWhatItWasAtEveryMoment() {
        long first = add("Academy of Sciences");
        Instant afterAdding = now();
        inEntry("update institution set name = 'National Academy', version = 2 where id = " + first);
        Instant afterRenaming = now();
        long second = add("Ministry of Health");
        inEntry("delete from institution where id = " + first);
        Instant afterDeleting = now();
        inEntry("update institution set name = 'Ministry' where id = " + second);

        assertThat(namesKnownAt(afterAdding)).containsExactly("Academy of Sciences");
        assertThat(namesKnownAt(afterRenaming)).containsExactly("National Academy");
        assertThat(namesKnownAt(afterDeleting)).containsExactly("Ministry of Health");
        assertThat(namesKnownAt(now())).containsExactly("Ministry");
    }

    @Test
    void everyFactTableHasAPastUnlessItHoldsPersonalOrSecretValues() {
        Set<String> withoutPast = Set.of(
                "person_private",
                "user_private",
                "attendance_private",
                "agenda_item_private",
                "document_private",
                "document_part", // bytes that never change, named by the digest in the document
                "api_token");

        assertThat(tables())
                .filteredOn(table -> !NOT_FACTS.contains(table)
                        && !withoutPast.contains(table)
                        && !table.equals("audit_entry")
                        && !table.equals("change"))
                .allSatisfy(
                        table -> assertThat(columns("known", table)).as(table).isNotEmpty());
    }

    private void fillAppendOnlyTables() {
        long trial = given.trial("ZF2001-III");
        var country = given.country("ZF2001-III", "UZ");
        long site = given.site(country, "UZ-01", LocalDate.of(2020, 12, 10));
        given.counts(country, site, LocalDate.of(2021, 2, 5), 5000);
        given.insert("""
                insert into counts_upload (trial_id, file_name, sha256, reported, corrected, unchanged, entry_id)
                values (:trialId, 'counts.xlsx', repeat('0f', 32), 3, 2, 1, current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("trialId", trial));
        long document = given.insert(
                "insert into document (trial_id, name) values (:trialId, 'Newsletter') returning id",
                Map.of("trialId", trial));
        long change = given.insert("""
                insert into stage_change (trial_id, participation_id, to_stage, effective_on, reason_code, reason, entry_id)
                values (:trialId, :participationId, 'CONTACTED', date '2020-09-10', 'PROGRESS', 'Letter',
                        current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("trialId", trial, "participationId", country.id()));
        given.insert("""
                insert into stage_evidence (trial_id, stage_change_id, kind, document_id, entry_id)
                values (:trialId, :change, 'DOCUMENT', :document, current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("trialId", trial, "change", change, "document", document));
        given.insert("""
                insert into undone (trial_id, undone_entry_id, entry_id)
                select :trialId, c.entry_id, current_setting('trialbridge.entry')::bigint
                  from stage_change c
                 where c.id = :change
                returning id
                """, Map.of("trialId", trial, "change", change));
        given.user("Rustam");
        given.lock(country, LocalDate.of(2021, 1, 29));
        given.reopen(country, LocalDate.of(2021, 1, 22));
        given.decline(country, LocalDate.of(2021, 1, 15));
        long plan = given.insert("""
                insert into enrollment_plan (trial_id, plan_version, reason, entry_id)
                values (:trialId, 1, 'First plan', current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("trialId", trial));
        given.insert("""
                insert into enrollment_plan_point (plan_id, period_end, enrolled, entry_id)
                values (:plan, date '2021-02-05', 4000, current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("plan", plan));
        given.insert("""
                insert into enrollment_plan_approval (plan_id, approved_on, note, entry_id)
                values (:plan, date '2020-12-01', 'minutes', current_setting('trialbridge.entry')::bigint)
                returning id
                """, Map.of("plan", plan));
    }

    private void fillMinutes() {
        long meeting = given.webinar(given.trial("OTHER"), 7, LocalDate.of(2021, 1, 20));
        for (String insert : List.of("""
                        minutes_revision (meeting_id, language, number, set_aside, text, entry_id)
                        values (:meeting, 'en', 1, false, 'Read', %s)
                        """, """
                        minutes_agreement (meeting_id, country_iso2, language, number, on_behalf, entry_id)
                        values (:meeting, 'UZ', 'en', 1, false, %s)
                        """, """
                        minutes_freeze (meeting_id, missing, entry_id) values (:meeting, '{}', %s)
                        """, """
                        minutes_addendum (meeting_id, number, text, entry_id) values (:meeting, 1, 'More', %s)
                        """)) {
            given.insert(
                    "insert into %s returning id"
                            .formatted(insert.formatted("current_setting('trialbridge.entry')::bigint")),
                    Map.of("meeting", meeting));
        }
    }

    private long add(String name) {
        return given.insert(
                "insert into institution (name, kind, country_iso2) values (:name, 'GOVERNMENT', 'UZ') returning id",
                Map.of("name", name));
    }

    private List<String> namesKnownAt(Instant instant) {
        return db.database().readKnownAt(instant, tx -> tx.dao(NamesDao.class).names());
    }

    /** The same SQL reads the present and the past. */
    interface NamesDao {
        @SqlQuery("select name from institution order by id")
        List<String> names();
    }

    private Instant now() {
        return db.query(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    private int inEntry(String sql) {
        return db.jdbi().inTransaction(handle -> {
            openEntry(handle);
            return handle.execute(sql);
        });
    }

    private static long openEntry(Handle handle) {
        return handle.createQuery("select open_entry(0, null, 'test.change', null, 'test', null, 'test', 'SYSTEM')")
                .mapTo(Long.class)
                .one();
    }

    private long count(String table) {
        return db.query(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private List<String> tables() {
        return db.query(handle -> handle.createQuery(
                        "select tablename from pg_tables where schemaname = 'public' order by tablename")
                .mapTo(String.class)
                .list());
    }

    private List<String> columns(String schema, String table) {
        return db.query(handle -> handle.createQuery("""
                        select column_name
                          from information_schema.columns
                         where table_schema = :schema and table_name = :table
                         order by ordinal_position
                        """)
                .bind("schema", schema)
                .bind("table", table)
                .mapTo(String.class)
                .list());
    }
}
