--liquibase formatted sql

--changeset trialbridge:096-milestone-template splitStatements:false
-- Which milestones a trial, a country or a site has, and how many days after it began. A template of countries or sites
-- with a stage is applied by itself when a country enters it; with a type of country (the needed approvals that it has a
-- copy of) only to such countries. Those that come with the system are no facts of anybody; later changes are.
create table milestone_template (
    id bigint generated always as identity constraint a_milestone_template_has_one_id primary key,
    version integer not null default 1,
    name text not null constraint a_milestone_template_has_a_name_of_its_own unique,
    description text not null,
    level text not null,
    stage text,
    approval_template_id bigint constraint a_milestone_template_is_for_a_known_type_of_country references approval_template,
    constraint a_milestone_template_is_for_a_trial_a_country_or_a_site check (level in ('TRIAL', 'COUNTRY', 'SITE')),
    constraint a_milestone_template_is_applied_at_a_stage_of_the_pipeline check (stage in ('IDENTIFIED', 'CONTACTED',
        'BRIDGING', 'FEASIBILITY', 'NEGOTIATION', 'AGREED', 'SUBMITTED', 'APPROVED', 'START_UP', 'RECRUITING',
        'RECRUITMENT_CLOSED', 'FOLLOW_UP', 'COMPLETED')),
    constraint a_trial_has_no_stage_nor_type check (level <> 'TRIAL' or (stage is null and approval_template_id is null))
);

create table milestone_template_item (
    id bigint generated always as identity constraint a_milestone_template_item_has_one_id primary key,
    template_id bigint not null constraint a_milestone_template_item_is_of_a_template references milestone_template,
    code text not null,
    offset_days integer not null,
    constraint a_milestone_template_names_a_milestone_once unique (template_id, code),
    constraint a_milestone_template_item_is_within_ten_years check (offset_days between -3650 and 3650)
);

create table milestone_template_wait (
    id bigint generated always as identity constraint a_milestone_template_wait_has_one_id primary key,
    item_id bigint not null constraint a_milestone_template_wait_is_of_an_item references milestone_template_item on delete cascade,
    after_code text not null,
    kind text not null,
    lag_days integer not null,
    constraint a_milestone_template_item_waits_for_another_once unique (item_id, after_code),
    constraint a_milestone_template_wait_has_a_known_kind check (kind in ('FINISH_TO_START', 'START_TO_START')),
    constraint a_milestone_template_wait_is_within_ten_years check (lag_days between -3650 and 3650)
);

insert into milestone_template (name, description, level) values
    ('Trial from first participant to data cutoff', 'Counted from the day on which the first participant is to be enrolled.', 'TRIAL'),
    ('Country, ethics before regulator', 'Counted from the signed agreement: ethics, regulator, licence, product, first participant.', 'COUNTRY'),
    ('Country, regulator only', 'Counted from the signed agreement, where the regulator looks at ethics too.', 'COUNTRY'),
    ('Site', 'Counted from the day on which the site is selected: initiated, activated, first participant.', 'SITE');

insert into milestone_template_item (template_id, code, offset_days)
select t.id, item.code, item.offset_days
  from (values ('Trial from first participant to data cutoff', 'FIRST_PARTICIPANT_ENROLLED', 0),
               ('Trial from first participant to data cutoff', 'ENROLLED_25', 90),
               ('Trial from first participant to data cutoff', 'ENROLLED_50', 150),
               ('Trial from first participant to data cutoff', 'ENROLLED_75', 210),
               ('Trial from first participant to data cutoff', 'ENROLLED_100', 270),
               ('Trial from first participant to data cutoff', 'LAST_PARTICIPANT_LAST_VISIT', 450),
               ('Trial from first participant to data cutoff', 'DATA_CUTOFF', 480),
               ('Country, ethics before regulator', 'ETHICS_SUBMITTED', 14),
               ('Country, ethics before regulator', 'ETHICS_APPROVED', 44),
               ('Country, ethics before regulator', 'REGULATOR_SUBMITTED', 46),
               ('Country, ethics before regulator', 'REGULATOR_APPROVED', 106),
               ('Country, ethics before regulator', 'IMPORT_LICENCE', 120),
               ('Country, ethics before regulator', 'PRODUCT_SHIPPED', 124),
               ('Country, ethics before regulator', 'PRODUCT_RECEIVED', 131),
               ('Country, ethics before regulator', 'FIRST_PARTICIPANT_ENROLLED', 145),
               ('Country, regulator only', 'REGULATOR_SUBMITTED', 14),
               ('Country, regulator only', 'REGULATOR_APPROVED', 74),
               ('Country, regulator only', 'PRODUCT_SHIPPED', 80),
               ('Country, regulator only', 'PRODUCT_RECEIVED', 87),
               ('Country, regulator only', 'FIRST_PARTICIPANT_ENROLLED', 101),
               ('Site', 'SITE_INITIATED', 21),
               ('Site', 'SITE_ACTIVATED', 28),
               ('Site', 'FIRST_PARTICIPANT_ENROLLED', 42)) item(template, code, offset_days)
  join milestone_template t on t.name = item.template
 order by t.id, item.offset_days;

insert into milestone_template_wait (item_id, after_code, kind, lag_days)
select i.id, wait.after_code, 'FINISH_TO_START', wait.lag_days
  from (values ('Trial from first participant to data cutoff', 'LAST_PARTICIPANT_LAST_VISIT', 'ENROLLED_100', 180),
               ('Trial from first participant to data cutoff', 'DATA_CUTOFF', 'LAST_PARTICIPANT_LAST_VISIT', 30),
               ('Country, ethics before regulator', 'ETHICS_APPROVED', 'ETHICS_SUBMITTED', 30),
               ('Country, ethics before regulator', 'REGULATOR_SUBMITTED', 'ETHICS_APPROVED', 2),
               ('Country, ethics before regulator', 'REGULATOR_APPROVED', 'REGULATOR_SUBMITTED', 60),
               ('Country, ethics before regulator', 'IMPORT_LICENCE', 'REGULATOR_APPROVED', 14),
               ('Country, ethics before regulator', 'PRODUCT_SHIPPED', 'IMPORT_LICENCE', 4),
               ('Country, ethics before regulator', 'PRODUCT_RECEIVED', 'PRODUCT_SHIPPED', 7),
               ('Country, ethics before regulator', 'FIRST_PARTICIPANT_ENROLLED', 'PRODUCT_RECEIVED', 14),
               ('Country, regulator only', 'REGULATOR_APPROVED', 'REGULATOR_SUBMITTED', 60),
               ('Country, regulator only', 'PRODUCT_SHIPPED', 'REGULATOR_APPROVED', 6),
               ('Country, regulator only', 'PRODUCT_RECEIVED', 'PRODUCT_SHIPPED', 7),
               ('Country, regulator only', 'FIRST_PARTICIPANT_ENROLLED', 'PRODUCT_RECEIVED', 14),
               ('Site', 'SITE_ACTIVATED', 'SITE_INITIATED', 7),
               ('Site', 'SITE_ACTIVATED', 'PRODUCT_RECEIVED', 2),
               ('Site', 'FIRST_PARTICIPANT_ENROLLED', 'SITE_ACTIVATED', 14)) wait(template, code, after_code, lag_days)
  join milestone_template t on t.name = wait.template
  join milestone_template_item i on i.template_id = t.id and i.code = wait.code
 order by i.id, wait.after_code;

call make_facts('milestone_template');
call make_facts('milestone_template_item');
call make_facts('milestone_template_wait');
