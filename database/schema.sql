-- Printed by `npm run migrate -- --schema` from the migrations. Not run by anything.

create table change.comment (
  id uuid not null,
  programme_id uuid not null,
  element_id uuid not null,
  words text not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  constraint comment_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000))),
  constraint comment_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES change.programme(id),
  constraint comment_pkey PRIMARY KEY (id)
);

create table change.programme (
  id uuid not null,
  force_id text not null,
  name text not null,
  body_kind text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  constraint programme_body_kind_check CHECK ((body_kind = ANY (ARRAY['commissioner'::text, 'mayor'::text, 'board'::text]))),
  constraint programme_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint programme_pkey PRIMARY KEY (id)
);

create table change.signature (
  id uuid not null,
  programme_id uuid not null,
  element_id uuid not null,
  number integer not null,
  role text not null,
  outcome text not null,
  reason text not null default ''::text,
  signed_by text not null,
  signed_by_name text not null,
  signed_at timestamp with time zone not null,
  constraint signature_element_id_number_fkey FOREIGN KEY (element_id, number) REFERENCES change.version(element_id, number),
  constraint signature_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES change.programme(id),
  constraint signature_pkey PRIMARY KEY (id),
  constraint signature_once UNIQUE (element_id, number, role)
);

create table change.version (
  programme_id uuid not null,
  element_id uuid not null,
  number integer not null,
  kind text not null,
  name text not null,
  body jsonb,
  reason text not null default ''::text,
  made_by text not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  constraint version_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint version_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint version_number_check CHECK ((number > 0)),
  constraint version_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES change.programme(id),
  constraint version_pkey PRIMARY KEY (element_id, number)
);

create table change.voice (
  id uuid not null,
  programme_id uuid not null,
  engagement_id uuid not null,
  key_hash bytea not null,
  area text,
  age_band text,
  ethnicity text,
  satisfied smallint,
  words text not null default ''::text,
  themes uuid[] not null default '{}'::uuid[],
  consented_on date not null,
  constraint voice_key_hash_check CHECK ((length(key_hash) = 32)),
  constraint voice_satisfied_check CHECK (((satisfied >= 1) AND (satisfied <= 5))),
  constraint voice_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES change.programme(id),
  constraint voice_pkey PRIMARY KEY (id),
  constraint voice_key_hash_key UNIQUE (key_hash)
);

create table listen.draft (
  id uuid not null,
  visit_hash bytea not null,
  journey text not null,
  answers jsonb not null default '{}'::jsonb,
  receipt jsonb,
  updated_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_one_per_visit UNIQUE (visit_hash, journey)
);

create table listen.intake_batch (
  id uuid not null,
  force_id text not null,
  source_id uuid not null,
  mapping_id uuid,
  name text not null,
  sha256 bytea not null,
  size bigint not null,
  state text not null,
  reached bigint not null default 0,
  expected bigint,
  received integer not null default 0,
  stored integer not null default 0,
  repeated integer not null default 0,
  rejected integer not null default 0,
  kind text not null default 'intake'::text,
  marking smallint not null,
  sealed boolean not null,
  access_list text[] not null default '{}'::text[],
  taken_by text not null,
  taken_by_name text not null,
  started_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint intake_batch_marking_check CHECK ((marking = ANY (ARRAY[0, 1]))),
  constraint intake_batch_reconciles CHECK ((received = ((stored + repeated) + rejected))),
  constraint intake_batch_sha256_check CHECK ((length(sha256) = 32)),
  constraint intake_batch_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint intake_batch_mapping_id_fkey FOREIGN KEY (mapping_id) REFERENCES listen.intake_mapping(id),
  constraint intake_batch_source_id_fkey FOREIGN KEY (source_id) REFERENCES listen.intake_source(id),
  constraint intake_batch_pkey PRIMARY KEY (id)
);

create table listen.intake_item (
  id uuid not null,
  batch_id uuid not null,
  source_id uuid not null,
  mapping_id uuid,
  force_id text not null,
  place integer not null,
  original_id uuid not null,
  part_start bigint not null,
  part_length bigint not null,
  part_hash bytea not null,
  item_key bytea,
  digest bytea,
  outcome text not null,
  reason text,
  faults jsonb not null default '[]'::jsonb,
  notes jsonb not null default '[]'::jsonb,
  repeats uuid,
  kind text not null default 'intake'::text,
  marking smallint not null,
  sealed boolean not null,
  access_list text[] not null default '{}'::text[],
  taken_by text not null,
  taken_at timestamp with time zone not null,
  settled_at timestamp with time zone not null,
  forgotten_at timestamp with time zone,
  constraint intake_item_digest_check CHECK ((length(digest) = 32)),
  constraint intake_item_item_key_check CHECK ((length(item_key) = 32)),
  constraint intake_item_marking_check CHECK ((marking = ANY (ARRAY[0, 1]))),
  constraint intake_item_outcome_check CHECK ((outcome = ANY (ARRAY['stored'::text, 'repeated'::text, 'rejected'::text]))),
  constraint intake_item_part_hash_check CHECK ((length(part_hash) = 32)),
  constraint intake_item_rejected_for_a_reason CHECK (((outcome = 'rejected'::text) = (reason IS NOT NULL))),
  constraint intake_item_repeats_another CHECK (((outcome = 'repeated'::text) = (repeats IS NOT NULL))),
  constraint intake_item_stored_under_a_key CHECK (((outcome <> 'stored'::text) OR (item_key IS NOT NULL))),
  constraint intake_item_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES listen.intake_batch(id),
  constraint intake_item_mapping_id_fkey FOREIGN KEY (mapping_id) REFERENCES listen.intake_mapping(id),
  constraint intake_item_original_id_fkey FOREIGN KEY (original_id) REFERENCES listen.intake_original(id) DEFERRABLE INITIALLY DEFERRED,
  constraint intake_item_source_id_fkey FOREIGN KEY (source_id) REFERENCES listen.intake_source(id),
  constraint intake_item_pkey PRIMARY KEY (id),
  constraint intake_item_place_once UNIQUE (batch_id, place)
);

create table listen.intake_mapping (
  id uuid not null,
  force_id text not null,
  name text not null,
  version integer not null,
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null,
  constraint intake_mapping_name_check CHECK (((name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(name) <= 60))),
  constraint intake_mapping_version_check CHECK ((version > 0)),
  constraint intake_mapping_pkey PRIMARY KEY (id),
  constraint intake_mapping_version_once UNIQUE (force_id, name, version)
);

create table listen.intake_original (
  id uuid not null,
  force_id text not null,
  sha256 bytea not null,
  media_type text not null,
  size bigint not null,
  bytes bytea,
  not_kept text,
  parts_removed integer not null default 0,
  kept_at timestamp with time zone not null,
  constraint intake_original_not_kept_check CHECK ((not_kept = ANY (ARRAY['repeated'::text, 'not for us'::text]))),
  constraint intake_original_sha256_check CHECK ((length(sha256) = 32)),
  constraint intake_original_pkey PRIMARY KEY (id)
);

create table listen.intake_record (
  item_id uuid not null,
  part text not null,
  record_id uuid not null,
  constraint intake_record_item_id_fkey FOREIGN KEY (item_id) REFERENCES listen.intake_item(id),
  constraint intake_record_pkey PRIMARY KEY (item_id, part)
);

create table listen.intake_source (
  id uuid not null,
  force_id text not null,
  code text not null,
  name text not null,
  adapter text not null,
  client_id uuid,
  secret_hash bytea,
  settings jsonb not null default '{}'::jsonb,
  open boolean not null default true,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint intake_source_adapter_check CHECK ((adapter = ANY (ARRAY['email'::text, 'social'::text, 'partner-file'::text, 'intelligence'::text, 'standard-model'::text, 'bulk'::text]))),
  constraint intake_source_code_check CHECK (((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(code) <= 60))),
  constraint intake_source_credentials_whole CHECK (((client_id IS NULL) = (secret_hash IS NULL))),
  constraint intake_source_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint intake_source_pkey PRIMARY KEY (id),
  constraint intake_source_client_once UNIQUE (client_id),
  constraint intake_source_code_once UNIQUE (force_id, code)
);

create table listen.intake_try (
  id uuid not null,
  item_id uuid not null,
  mapping_id uuid,
  mended_id uuid,
  outcome text not null,
  reason text,
  tried_by text not null,
  tried_by_name text not null,
  tried_at timestamp with time zone not null,
  constraint intake_try_outcome_check CHECK ((outcome = ANY (ARRAY['stored'::text, 'repeated'::text, 'rejected'::text]))),
  constraint intake_try_item_id_fkey FOREIGN KEY (item_id) REFERENCES listen.intake_item(id),
  constraint intake_try_mapping_id_fkey FOREIGN KEY (mapping_id) REFERENCES listen.intake_mapping(id),
  constraint intake_try_mended_id_fkey FOREIGN KEY (mended_id) REFERENCES listen.intake_original(id),
  constraint intake_try_pkey PRIMARY KEY (id)
);

create table listen.intake_upload (
  id uuid not null,
  force_id text not null,
  source_id uuid not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null,
  constraint intake_upload_source_id_fkey FOREIGN KEY (source_id) REFERENCES listen.intake_source(id),
  constraint intake_upload_pkey PRIMARY KEY (id)
);

create table listen.load_file (
  sha256 bytea not null,
  name text not null,
  kind text not null,
  state text not null,
  received integer not null default 0,
  kept integer not null default 0,
  present integer not null default 0,
  rejected integer not null default 0,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint load_file_reconciles CHECK ((received = ((kept + present) + rejected))),
  constraint load_file_sha256_check CHECK ((length(sha256) = 32)),
  constraint load_file_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'loaded'::text, 'unreadable'::text]))),
  constraint load_file_pkey PRIMARY KEY (sha256)
);

create table listen.open_force (
  id text not null,
  name text not null,
  invented boolean not null default false,
  details jsonb not null default '{}'::jsonb,
  constraint open_force_id_is_slug CHECK ((id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint open_force_pkey PRIMARY KEY (id)
);

create table listen.open_neighbourhood (
  force_id text not null,
  id text not null,
  name text not null,
  details jsonb not null default '{}'::jsonb,
  boundary polygon,
  people jsonb not null default '[]'::jsonb,
  events jsonb not null default '[]'::jsonb,
  priorities jsonb not null default '[]'::jsonb,
  constraint open_neighbourhood_force_id_fkey FOREIGN KEY (force_id) REFERENCES listen.open_force(id),
  constraint open_neighbourhood_pkey PRIMARY KEY (force_id, id)
);

create table listen.open_street (
  id integer not null,
  name text not null,
  latitude numeric(9,6) not null,
  longitude numeric(9,6) not null,
  position point not null generated always as (point((longitude)::double precision, (latitude)::double precision)) stored,
  constraint open_street_id_check CHECK ((id > 0)),
  constraint open_street_pkey PRIMARY KEY (id),
  constraint open_street_one_per_place UNIQUE (name, latitude, longitude)
);

create table listen.publication (
  event_id uuid not null,
  crime_id integer not null,
  event_code text not null,
  event_outcome text,
  published_at timestamp with time zone not null,
  constraint publication_crime_id_fkey FOREIGN KEY (crime_id) REFERENCES listen.published_crime(id),
  constraint publication_event_id_fkey FOREIGN KEY (event_id) REFERENCES memory.event(entity_id),
  constraint publication_pkey PRIMARY KEY (event_id),
  constraint publication_one_event_per_crime UNIQUE (crime_id)
);

create table listen.publication_key (
  only_one boolean not null default true,
  key bytea not null,
  constraint publication_key_key_check CHECK ((length(key) = 32)),
  constraint publication_key_only_one_check CHECK (only_one),
  constraint publication_key_pkey PRIMARY KEY (only_one)
);

create table listen.published_crime (
  id integer not null generated by default as identity,
  force_id text not null,
  persistent_id text not null default ''::text,
  category text not null,
  month date not null,
  street_id integer,
  location_type text,
  location_subtype text not null default ''::text,
  context text not null default ''::text,
  lsoa_code text,
  outcome_code text,
  outcome_month date,
  source text not null,
  row_key uuid,
  constraint published_crime_location_type_check CHECK ((location_type = ANY (ARRAY['Force'::text, 'BTP'::text]))),
  constraint published_crime_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint published_crime_outcome_dated CHECK (((outcome_code IS NULL) = (outcome_month IS NULL))),
  constraint published_crime_outcome_month_check CHECK ((EXTRACT(day FROM outcome_month) = (1)::numeric)),
  constraint published_crime_persistent_id_check CHECK (((persistent_id = ''::text) OR (persistent_id ~ '^[0-9a-f]{64}$'::text))),
  constraint published_crime_source_check CHECK ((source = ANY (ARRAY['own'::text, 'loaded'::text]))),
  constraint published_crime_typed_where_placed CHECK (((street_id IS NULL) = (location_type IS NULL))),
  constraint published_crime_force_id_fkey FOREIGN KEY (force_id) REFERENCES listen.open_force(id),
  constraint published_crime_street_id_fkey FOREIGN KEY (street_id) REFERENCES listen.open_street(id),
  constraint published_crime_pkey PRIMARY KEY (id),
  constraint published_crime_row_once UNIQUE (row_key)
);

create table listen.published_outcome (
  crime_id integer not null,
  code text not null,
  month date not null,
  street_id integer,
  constraint published_outcome_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint published_outcome_crime_id_fkey FOREIGN KEY (crime_id) REFERENCES listen.published_crime(id) ON DELETE CASCADE,
  constraint published_outcome_street_id_fkey FOREIGN KEY (street_id) REFERENCES listen.open_street(id),
  constraint published_outcome_pkey PRIMARY KEY (crime_id, month, code)
);

create table listen.published_stop (
  id integer not null generated by default as identity,
  force_id text not null,
  month date not null,
  stopped_at timestamp with time zone not null,
  street_id integer,
  type text not null,
  involved_person boolean not null,
  gender text,
  age_range text,
  self_defined_ethnicity text,
  officer_defined_ethnicity text,
  legislation text,
  object_of_search text,
  outcome text,
  outcome_code text,
  outcome_linked_to_object boolean,
  removal_of_more_than_outer_clothing boolean,
  operation boolean,
  operation_name text,
  constraint published_stop_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint published_stop_type_check CHECK ((type = ANY (ARRAY['Person search'::text, 'Vehicle search'::text, 'Person and Vehicle search'::text]))),
  constraint published_stop_force_id_fkey FOREIGN KEY (force_id) REFERENCES listen.open_force(id),
  constraint published_stop_street_id_fkey FOREIGN KEY (street_id) REFERENCES listen.open_street(id),
  constraint published_stop_pkey PRIMARY KEY (id)
);

create table listen.report (
  record_id uuid not null,
  person_id uuid not null,
  reference text not null,
  access_key_hash bytea not null,
  preferred_channel text not null,
  contact_at text not null,
  safe_to_contact boolean not null,
  received_at timestamp with time zone not null,
  constraint report_preferred_channel_check CHECK ((preferred_channel = ANY (ARRAY['email'::text, 'sms'::text, 'phone'::text, 'letter'::text]))),
  constraint report_person_id_fkey FOREIGN KEY (person_id) REFERENCES memory.entity(id),
  constraint report_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint report_pkey PRIMARY KEY (record_id),
  constraint report_reference_unique UNIQUE (reference)
);

create table listen.update (
  id uuid not null,
  record_id uuid not null,
  right_code text not null,
  words text not null,
  channel text not null,
  sent_by text not null,
  sent_at timestamp with time zone not null,
  constraint update_record_id_fkey FOREIGN KEY (record_id) REFERENCES listen.report(record_id),
  constraint update_pkey PRIMARY KEY (id),
  constraint update_once UNIQUE (record_id, right_code)
);

create table memory.address (
  uprn text not null,
  line text not null,
  street text not null,
  town text not null,
  postcode text not null,
  area_code text not null,
  position point not null,
  snap_point_id integer,
  constraint address_area_code_fkey FOREIGN KEY (area_code) REFERENCES memory.area(code),
  constraint address_snap_point_id_fkey FOREIGN KEY (snap_point_id) REFERENCES memory.snap_point(id),
  constraint address_pkey PRIMARY KEY (uprn)
);

create table memory.area (
  code text not null,
  kind text not null,
  name text not null,
  parent_code text,
  force_id text not null,
  population integer,
  centre point not null,
  valid_from date not null,
  valid_to date,
  constraint area_kind_check CHECK ((kind = ANY (ARRAY['force'::text, 'district'::text, 'neighbourhood'::text, 'beat'::text]))),
  constraint area_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES memory.area(code),
  constraint area_pkey PRIMARY KEY (code)
);

create table memory.area_ring (
  area_code text not null,
  ring integer not null,
  sign smallint not null,
  boundary polygon not null,
  constraint area_ring_sign_check CHECK ((sign = ANY (ARRAY[1, '-1'::integer]))),
  constraint area_ring_area_code_fkey FOREIGN KEY (area_code) REFERENCES memory.area(code),
  constraint area_ring_pkey PRIMARY KEY (area_code, ring)
);

create table memory.clock (
  id uuid not null,
  kind text not null,
  about uuid not null,
  owner text not null,
  area_code text,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  rule text not null,
  constraint clock_about_fkey FOREIGN KEY (about) REFERENCES memory.entity(id),
  constraint clock_pkey PRIMARY KEY (id),
  constraint clock_one_per_start UNIQUE (about, kind, started_at)
);

create table memory.clock_stop (
  clock_id uuid not null,
  stopped_at timestamp with time zone not null,
  outcome text not null,
  stopped_by text not null,
  reason text,
  constraint clock_stop_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'not-needed'::text]))),
  constraint clock_stop_clock_id_fkey FOREIGN KEY (clock_id) REFERENCES memory.clock(id),
  constraint clock_stop_pkey PRIMARY KEY (clock_id)
);

create table memory.correction (
  record_id uuid not null,
  corrects uuid not null,
  entity_id uuid,
  field text not null,
  constraint correction_corrects_fkey FOREIGN KEY (corrects) REFERENCES memory.record(id),
  constraint correction_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint correction_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint correction_pkey PRIMARY KEY (record_id)
);

create table memory.correction_told (
  id uuid not null,
  correction_id uuid not null,
  recipient text not null,
  told_by text not null,
  told_at timestamp with time zone not null,
  constraint correction_told_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES memory.correction(record_id),
  constraint correction_told_pkey PRIMARY KEY (id),
  constraint correction_told_once UNIQUE (correction_id, recipient)
);

create table memory.detail (
  record_id uuid not null,
  entity_id uuid not null,
  name text not null,
  value text not null,
  match_key text not null,
  constraint detail_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint detail_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint detail_once PRIMARY KEY (record_id, entity_id, name, value)
);

create table memory.disclosure (
  id uuid not null,
  request_id uuid not null,
  recipient text not null,
  records uuid[] not null,
  export_hash bytea not null,
  disclosed_by text not null,
  disclosed_at timestamp with time zone not null,
  constraint disclosure_export_hash_check CHECK ((length(export_hash) = 32)),
  constraint disclosure_request_id_fkey FOREIGN KEY (request_id) REFERENCES memory.subject_request(id),
  constraint disclosure_pkey PRIMARY KEY (id)
);

create table memory.disclosure_mask (
  id uuid not null,
  request_id uuid not null,
  words text not null,
  masked_by text not null,
  masked_at timestamp with time zone not null,
  constraint disclosure_mask_request_id_fkey FOREIGN KEY (request_id) REFERENCES memory.subject_request(id),
  constraint disclosure_mask_pkey PRIMARY KEY (id)
);

create table memory.disclosure_restriction (
  id uuid not null,
  place bigint not null generated always as identity,
  request_id uuid not null,
  record_id uuid not null,
  way text not null,
  ground text not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint disclosure_restriction_way_check CHECK ((way = ANY (ARRAY['withhold'::text, 'neither-confirm-nor-deny'::text, 'show'::text]))),
  constraint disclosure_restriction_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint disclosure_restriction_request_id_fkey FOREIGN KEY (request_id) REFERENCES memory.subject_request(id),
  constraint disclosure_restriction_pkey PRIMARY KEY (id)
);

create table memory.disposal (
  id uuid not null,
  force_id text not null,
  ground text not null,
  persons uuid[] not null,
  records uuid[] not null,
  records_hash bytea not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  constraint disposal_ground_check CHECK ((ground = ANY (ARRAY['period-over'::text, 'not-needed'::text, 'erasure-ordered'::text, 'held-in-error'::text]))),
  constraint disposal_persons_check CHECK ((cardinality(persons) > 0)),
  constraint disposal_records_check CHECK ((cardinality(records) > 0)),
  constraint disposal_records_hash_check CHECK ((length(records_hash) = 32)),
  constraint disposal_pkey PRIMARY KEY (id)
);

create table memory.disposal_answer (
  disposal_id uuid not null,
  answer text not null,
  answered_by text not null,
  answered_at timestamp with time zone not null,
  constraint disposal_answer_answer_check CHECK ((answer = ANY (ARRAY['approved'::text, 'refused'::text]))),
  constraint disposal_answer_disposal_id_fkey FOREIGN KEY (disposal_id) REFERENCES memory.disposal(id),
  constraint disposal_answer_pkey PRIMARY KEY (disposal_id)
);

create table memory.disposal_certificate (
  disposal_id uuid not null,
  done_at timestamp with time zone not null,
  counts jsonb not null,
  entities uuid[] not null,
  constraint disposal_certificate_disposal_id_fkey FOREIGN KEY (disposal_id) REFERENCES memory.disposal(id),
  constraint disposal_certificate_pkey PRIMARY KEY (disposal_id)
);

create table memory.disposal_reach (
  table_name text not null,
  column_name text not null,
  holds text not null,
  of_table text,
  of_column text,
  on_disposal text not null,
  calls text,
  why text not null default ''::text,
  constraint disposal_reach_holds_check CHECK ((holds = ANY (ARRAY['record'::text, 'entity'::text, 'records'::text, 'entities'::text, 'row'::text]))),
  constraint disposal_reach_keeps_for_a_reason CHECK (((on_disposal <> 'keep'::text) OR (why <> ''::text))),
  constraint disposal_reach_names_the_function CHECK (((on_disposal = 'call'::text) = (calls IS NOT NULL))),
  constraint disposal_reach_names_the_row CHECK (((holds = 'row'::text) = ((of_table IS NOT NULL) AND (of_column IS NOT NULL)))),
  constraint disposal_reach_on_disposal_check CHECK ((on_disposal = ANY (ARRAY['remove'::text, 'clear'::text, 'take-out'::text, 'call'::text, 'keep'::text]))),
  constraint disposal_reach_pkey PRIMARY KEY (table_name, column_name)
);

create table memory.disposed (
  kind text not null,
  id uuid not null,
  disposal_id uuid not null,
  disposed_at timestamp with time zone not null,
  constraint disposed_kind_check CHECK ((kind = ANY (ARRAY['record'::text, 'entity'::text]))),
  constraint disposed_pkey PRIMARY KEY (kind, id)
);

create table memory.entity (
  id uuid not null,
  kind text not null,
  subkind text not null,
  force_id text not null,
  created_at timestamp with time zone not null,
  constraint entity_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'object'::text, 'place'::text, 'event'::text]))),
  constraint entity_pkey PRIMARY KEY (id)
);

create table memory.event (
  entity_id uuid not null,
  kind text not null,
  code text not null,
  force_id text not null,
  area_code text,
  uprn text,
  easting integer,
  northing integer,
  occurred_from timestamp with time zone,
  occurred_to timestamp with time zone,
  recorded_at timestamp with time zone not null,
  state text not null default 'open'::text,
  state_at timestamp with time zone not null,
  outcome text,
  outcome_at timestamp with time zone,
  constraint event_kind_check CHECK ((kind = ANY (ARRAY['incident'::text, 'crime'::text]))),
  constraint event_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint event_pkey PRIMARY KEY (entity_id)
);

create table memory.label_change (
  id uuid not null,
  record_id uuid not null,
  marking smallint not null,
  sealed boolean not null,
  access_list text[] not null,
  retention_group smallint not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint label_change_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint label_change_pkey PRIMARY KEY (id)
);

create table memory.legal_hold (
  id uuid not null,
  entity_id uuid not null,
  authority text not null,
  reason text not null,
  placed_by text not null,
  placed_at timestamp with time zone not null,
  constraint legal_hold_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint legal_hold_pkey PRIMARY KEY (id)
);

create table memory.legal_hold_release (
  hold_id uuid not null,
  reason text not null,
  released_by text not null,
  released_at timestamp with time zone not null,
  constraint legal_hold_release_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES memory.legal_hold(id),
  constraint legal_hold_release_pkey PRIMARY KEY (hold_id)
);

create table memory.likeness (
  id uuid not null,
  entity_a uuid not null,
  entity_b uuid not null,
  record_a uuid not null,
  record_b uuid not null,
  weight real,
  probability real,
  explanation jsonb,
  model text not null,
  asserted_by text not null,
  asserted_at timestamp with time zone not null,
  constraint likeness_of_two CHECK ((entity_a <> entity_b)),
  constraint likeness_entity_a_fkey FOREIGN KEY (entity_a) REFERENCES memory.entity(id),
  constraint likeness_entity_b_fkey FOREIGN KEY (entity_b) REFERENCES memory.entity(id),
  constraint likeness_record_a_fkey FOREIGN KEY (record_a) REFERENCES memory.record(id),
  constraint likeness_record_b_fkey FOREIGN KEY (record_b) REFERENCES memory.record(id),
  constraint likeness_pkey PRIMARY KEY (id)
);

create table memory.likeness_decision (
  id uuid not null,
  place bigint not null generated always as identity,
  likeness_id uuid not null,
  decision text not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint likeness_decision_decision_check CHECK ((decision = ANY (ARRAY['same'::text, 'different'::text, 'cannot-tell'::text, 'undone'::text]))),
  constraint likeness_decision_likeness_id_fkey FOREIGN KEY (likeness_id) REFERENCES memory.likeness(id),
  constraint likeness_decision_pkey PRIMARY KEY (id)
);

create table memory.link (
  id uuid not null,
  record_id uuid not null,
  entity_id uuid not null,
  role text not null,
  data_subject text,
  opinion boolean not null default false,
  valid_from timestamp with time zone,
  valid_to timestamp with time zone,
  weight real,
  explanation jsonb,
  asserted_by text not null,
  asserted_at timestamp with time zone not null,
  evidence_record uuid,
  constraint link_data_subject_check CHECK ((data_subject = ANY (ARRAY['suspect'::text, 'convicted'::text, 'victim'::text, 'witness'::text]))),
  constraint link_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint link_evidence_record_fkey FOREIGN KEY (evidence_record) REFERENCES memory.record(id),
  constraint link_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint link_pkey PRIMARY KEY (id)
);

create table memory.link_withdrawal (
  link_id uuid not null,
  withdrawn_by text not null,
  withdrawn_at timestamp with time zone not null,
  reason text not null,
  replaced_by uuid,
  decision_id uuid,
  constraint link_withdrawal_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES memory.likeness_decision(id),
  constraint link_withdrawal_link_id_fkey FOREIGN KEY (link_id) REFERENCES memory.link(id),
  constraint link_withdrawal_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES memory.link(id),
  constraint link_withdrawal_pkey PRIMARY KEY (link_id)
);

create table memory.mention_key (
  kind text not null,
  key text not null,
  record_id uuid not null,
  entity_id uuid not null,
  constraint mention_key_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint mention_key_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint mention_key_once PRIMARY KEY (kind, key, record_id, entity_id)
);

create table memory.mention_key_progress (
  version text not null,
  last_record uuid,
  last_entity uuid,
  finished_at timestamp with time zone,
  constraint mention_key_progress_pkey PRIMARY KEY (version)
);

create table memory.opinion_mark (
  id uuid not null,
  place bigint not null generated always as identity,
  record_id uuid not null,
  link_id uuid,
  field text,
  opinion boolean not null,
  reason text not null,
  marked_by text not null,
  marked_at timestamp with time zone not null,
  constraint opinion_mark_is_of_one_thing CHECK (((link_id IS NULL) <> (field IS NULL))),
  constraint opinion_mark_link_id_fkey FOREIGN KEY (link_id) REFERENCES memory.link(id),
  constraint opinion_mark_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint opinion_mark_pkey PRIMARY KEY (id)
);

create table memory.provenance (
  key text not null,
  value jsonb not null,
  constraint provenance_pkey PRIMARY KEY (key)
);

create table memory.record (
  id uuid not null,
  attempt_id uuid not null,
  kind text not null,
  channel text not null,
  source text not null,
  force_id text not null,
  area_code text,
  received_at timestamp with time zone not null,
  occurred_from timestamp with time zone,
  occurred_to timestamp with time zone,
  regime text not null,
  marking smallint not null default 0,
  retention_group smallint not null default 4,
  submitted_by text not null,
  body jsonb not null,
  body_hash bytea not null,
  sealed boolean not null default false,
  access_list text[] not null default '{}'::text[],
  constraint record_marking_check CHECK ((marking = ANY (ARRAY[0, 1]))),
  constraint record_regime_check CHECK ((regime = ANY (ARRAY['dpa-part-3'::text, 'uk-gdpr'::text]))),
  constraint record_retention_group_check CHECK (((retention_group >= 1) AND (retention_group <= 4))),
  constraint record_pkey PRIMARY KEY (id),
  constraint record_one_per_attempt UNIQUE (attempt_id)
);

create table memory.reference_code (
  list text not null,
  code text not null,
  label text not null,
  attributes jsonb not null default '{}'::jsonb,
  valid_from date not null,
  valid_to date,
  source text not null,
  constraint reference_code_pkey PRIMARY KEY (list, code, valid_from)
);

create table memory.retention_decision (
  id uuid not null,
  entity_id uuid not null,
  decision text not null,
  retention_group smallint not null,
  explanation jsonb not null,
  answers jsonb not null,
  reason text not null,
  next_review_at timestamp with time zone,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  constraint retention_decision_decision_check CHECK ((decision = ANY (ARRAY['retain'::text, 'dispose'::text]))),
  constraint retention_decision_retention_group_check CHECK (((retention_group >= 1) AND (retention_group <= 4))),
  constraint retention_decision_says_until_when CHECK (((decision = 'retain'::text) = (next_review_at IS NOT NULL))),
  constraint retention_decision_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint retention_decision_pkey PRIMARY KEY (id)
);

create table memory.road_network (
  id text not null,
  nodes integer not null,
  arcs integer not null,
  node_eastings bytea not null,
  node_northings bytea not null,
  arc_from bytea not null,
  arc_to bytea not null,
  arc_seconds bytea not null,
  made_at timestamp with time zone not null,
  constraint road_network_pkey PRIMARY KEY (id)
);

create table memory.same_as (
  id uuid not null,
  entity_a uuid not null,
  entity_b uuid not null,
  record_a uuid not null,
  record_b uuid not null,
  weight real,
  probability real,
  explanation jsonb,
  model text not null,
  likeness_id uuid,
  asserted_by text not null,
  asserted_at timestamp with time zone not null,
  constraint same_as_of_two CHECK ((entity_a <> entity_b)),
  constraint same_as_answers FOREIGN KEY (likeness_id) REFERENCES memory.likeness(id),
  constraint same_as_entity_a_fkey FOREIGN KEY (entity_a) REFERENCES memory.entity(id),
  constraint same_as_entity_b_fkey FOREIGN KEY (entity_b) REFERENCES memory.entity(id),
  constraint same_as_record_a_fkey FOREIGN KEY (record_a) REFERENCES memory.record(id),
  constraint same_as_record_b_fkey FOREIGN KEY (record_b) REFERENCES memory.record(id),
  constraint same_as_pkey PRIMARY KEY (id)
);

create table memory.same_as_withdrawal (
  same_as_id uuid not null,
  withdrawn_by text not null,
  withdrawn_at timestamp with time zone not null,
  reason text not null,
  decision_id uuid,
  constraint same_as_withdrawal_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES memory.likeness_decision(id),
  constraint same_as_withdrawal_same_as_id_fkey FOREIGN KEY (same_as_id) REFERENCES memory.same_as(id),
  constraint same_as_withdrawal_pkey PRIMARY KEY (same_as_id)
);

create table memory.search_class (
  id integer not null generated always as identity,
  force_id text not null,
  marking smallint not null,
  sealed boolean not null,
  access_list text[] not null,
  constraint search_class_pkey PRIMARY KEY (id),
  constraint search_class_once UNIQUE (force_id, marking, sealed, access_list)
);

create table memory.search_key (
  mention bigint not null,
  key text not null,
  class_id integer not null
);

create table memory.search_mention (
  id bigint not null generated always as identity,
  record_id uuid not null,
  entity_id uuid not null,
  class_id integer not null,
  words bigint[] not null,
  keys text[] not null,
  born smallint,
  district text,
  easting integer,
  northing integer,
  constraint search_mention_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint search_mention_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint search_mention_pkey PRIMARY KEY (id)
);

create table memory.search_name (
  mention bigint not null,
  a bigint not null,
  b bigint not null,
  class_id integer not null,
  spare smallint not null,
  born smallint,
  district text
);

create table memory.search_progress (
  version text not null,
  last_record uuid,
  indexes text[] not null default '{}'::text[],
  finished_at timestamp with time zone,
  constraint search_progress_pkey PRIMARY KEY (version)
);

create table memory.search_reference (
  record_id uuid not null,
  entity_id uuid not null,
  key text not null,
  constraint search_reference_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint search_reference_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint search_reference_once PRIMARY KEY (record_id, entity_id, key)
);

create table memory.search_spot (
  mention bigint not null,
  cell integer not null,
  class_id integer not null,
  easting integer not null,
  northing integer not null,
  words bigint[] not null default '{}'::bigint[]
);

create table memory.search_text (
  record_id uuid not null,
  class_id integer not null,
  words tsvector not null,
  constraint search_text_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint search_text_pkey PRIMARY KEY (record_id)
);

create table memory.search_word (
  id bigint not null,
  word text not null,
  keys text[] not null
);

create table memory.snap_point (
  id integer not null,
  name text not null,
  position point not null,
  latitude double precision not null,
  longitude double precision not null,
  addresses integer not null,
  constraint snap_point_hides_homes CHECK (((addresses = 0) OR (addresses >= 8))),
  constraint snap_point_pkey PRIMARY KEY (id)
);

create table memory.subject_request (
  id uuid not null,
  entity_id uuid not null,
  received_at timestamp with time zone not null,
  asked_by text not null,
  identity_check text not null,
  kept_by text not null,
  kept_at timestamp with time zone not null,
  constraint subject_request_asked_by_check CHECK ((asked_by = ANY (ARRAY['subject'::text, 'representative'::text]))),
  constraint subject_request_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES memory.entity(id),
  constraint subject_request_pkey PRIMARY KEY (id)
);

create table memory.subject_request_step (
  id uuid not null,
  request_id uuid not null,
  kind text not null,
  reason text not null,
  by_actor text not null,
  at timestamp with time zone not null,
  constraint subject_request_step_kind_check CHECK ((kind = ANY (ARRAY['paused'::text, 'resumed'::text, 'extended'::text, 'answered'::text, 'refused'::text]))),
  constraint subject_request_step_request_id_fkey FOREIGN KEY (request_id) REFERENCES memory.subject_request(id),
  constraint subject_request_step_pkey PRIMARY KEY (id)
);

create table platform.account (
  id text not null,
  issuer text not null,
  subject text not null,
  name text not null,
  roles text[] not null,
  attributes jsonb not null default '{}'::jsonb,
  active boolean not null default true,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_unique_subject UNIQUE (issuer, subject)
);

create table platform.feature_switch (
  feature text not null,
  number integer not null,
  is_on boolean not null,
  reason text not null,
  switched_by text not null,
  switched_by_name text not null,
  switched_at timestamp with time zone not null,
  constraint feature_switch_feature_check CHECK ((feature ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint feature_switch_number_check CHECK ((number > 0)),
  constraint feature_switch_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint feature_switch_pkey PRIMARY KEY (feature, number)
);

create table platform.journal_entry (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default clock_timestamp(),
  actor_id text not null,
  actor_name text not null,
  actor_role text not null,
  verb text not null,
  operation text not null,
  purpose text,
  subjects uuid[] not null default '{}'::uuid[],
  records uuid[] not null default '{}'::uuid[],
  detail jsonb not null default '{}'::jsonb,
  recipient text,
  request_id text,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint journal_entry_at_can_be_written CHECK (((at >= '1900-01-01 00:00:00+00'::timestamp with time zone) AND (at < '10000-01-01 00:00:00+00'::timestamp with time zone))),
  constraint journal_entry_disclosure_names_its_recipient CHECK (((operation <> 'disclose'::text) OR (recipient IS NOT NULL))),
  constraint journal_entry_operation_is_known CHECK ((operation = ANY (ARRAY['collect'::text, 'alter'::text, 'consult'::text, 'disclose'::text, 'combine'::text, 'erase'::text, 'none'::text]))),
  constraint journal_entry_pkey PRIMARY KEY (id)
);

create table platform.journal_head (
  head_id bigint not null generated always as identity,
  tree_size bigint not null,
  root_hash bytea not null,
  at timestamp with time zone not null,
  origin text not null,
  key_id text not null,
  signature bytea not null,
  sealed_transaction_id xid8 not null,
  sealed_entry_id bigint not null,
  cluster_id text not null,
  constraint journal_head_hash_is_sha256 CHECK ((length(root_hash) = 32)),
  constraint journal_head_signature_is_ed25519 CHECK ((length(signature) = 64)),
  constraint journal_head_size_counts CHECK ((tree_size >= 0)),
  constraint journal_head_pkey PRIMARY KEY (head_id)
);

create table platform.journal_leaf (
  leaf_index bigint not null,
  entry_id bigint not null,
  leaf_hash bytea not null,
  constraint journal_leaf_hash_is_sha256 CHECK ((length(leaf_hash) = 32)),
  constraint journal_leaf_index_counts CHECK ((leaf_index >= 0)),
  constraint journal_leaf_pkey PRIMARY KEY (leaf_index),
  constraint journal_leaf_one_of_each_entry UNIQUE (entry_id)
);

create table platform.journal_node (
  level smallint not null,
  node_index bigint not null,
  node_hash bytea not null,
  constraint journal_node_hash_is_sha256 CHECK ((length(node_hash) = 32)),
  constraint journal_node_level_is_an_eighth CHECK (((level > 0) AND (((level)::integer % 8) = 0))),
  constraint journal_node_pkey PRIMARY KEY (level, node_index)
);

create table platform.outbox_message (
  id uuid not null,
  channel text not null,
  recipient text not null,
  template text not null,
  subject_line text,
  body text not null,
  about uuid,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failure text,
  constraint outbox_message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'letter'::text, 'phone'::text]))),
  constraint outbox_message_pkey PRIMARY KEY (id)
);

create table platform.session (
  token_hash bytea not null,
  account_id text,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES platform.account(id),
  constraint session_pkey PRIMARY KEY (token_hash)
);

create table respond.assessment (
  id uuid not null,
  incident_id uuid not null,
  at timestamp with time zone not null,
  algorithm text not null,
  version text not null,
  advice jsonb not null,
  constraint assessment_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint assessment_pkey PRIMARY KEY (id)
);

create table respond.assignment (
  id uuid not null,
  attempt_id uuid not null default gen_random_uuid(),
  incident_id uuid not null,
  unit_id uuid not null,
  at timestamp with time zone not null,
  by_actor text not null,
  by_name text not null,
  assessment_id uuid,
  advised_rank integer,
  reason text,
  constraint assignment_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES respond.assessment(id),
  constraint assignment_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint assignment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES respond.unit(id),
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_one_per_attempt UNIQUE (attempt_id)
);

create table respond.crime (
  id uuid not null,
  attempt_id uuid not null default gen_random_uuid(),
  force_id text not null,
  number text not null,
  incident_id uuid,
  record_id uuid not null,
  victim_id uuid,
  opening_class text not null,
  offence_class text not null,
  reported_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  late_reason text,
  amounts_to_crime boolean not null default true,
  no_contrary_evidence boolean not null default true,
  test_words text not null default ''::text,
  enhanced_rights boolean not null default false,
  occurred_from timestamp with time zone not null,
  occurred_to timestamp with time zone not null,
  recorded_by text not null,
  constraint crime_id_fkey FOREIGN KEY (id) REFERENCES memory.entity(id),
  constraint crime_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint crime_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint crime_victim_id_fkey FOREIGN KEY (victim_id) REFERENCES memory.entity(id),
  constraint crime_pkey PRIMARY KEY (id),
  constraint crime_number_unique UNIQUE (force_id, number),
  constraint crime_one_per_attempt UNIQUE (attempt_id)
);

create table respond.crime_serial (
  force_id text not null,
  year integer not null,
  last integer not null,
  constraint crime_serial_pkey PRIMARY KEY (force_id, year)
);

create table respond.grading (
  id uuid not null,
  attempt_id uuid not null default gen_random_uuid(),
  incident_id uuid not null,
  at timestamp with time zone not null,
  by_actor text not null,
  by_name text not null,
  grade text not null,
  threat text not null,
  harm text not null,
  risk text not null,
  investigation text not null,
  vulnerability text not null,
  engagement text not null,
  rationale text not null,
  earlier_contacts_seen integer not null,
  constraint grading_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint grading_pkey PRIMARY KEY (id),
  constraint grading_one_per_attempt UNIQUE (attempt_id)
);

create table respond.incident (
  id uuid not null,
  attempt_id uuid not null default gen_random_uuid(),
  force_id text not null,
  log_date date not null,
  serial integer not null,
  record_id uuid,
  summary text not null,
  opening_code text not null,
  crime_type boolean not null default false,
  closing_code text,
  grade text not null,
  skills_needed text[] not null default '{}'::text[],
  crew_needed smallint not null default 1,
  uprn text,
  place text not null,
  easting integer not null,
  northing integer not null,
  area_code text,
  district_code text,
  marking smallint not null default 0,
  received_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  created_at timestamp with time zone not null,
  graded_at timestamp with time zone not null,
  assigned_at timestamp with time zone,
  en_route_at timestamp with time zone,
  at_scene_at timestamp with time zone,
  at_scene_source text,
  clear_at timestamp with time zone,
  closed_at timestamp with time zone,
  closing_reason text,
  prevention text,
  state text not null generated always as (
CASE
    WHEN (closed_at IS NOT NULL) THEN 'closed'::text
    WHEN (clear_at IS NOT NULL) THEN 'awaiting-closure'::text
    WHEN (at_scene_at IS NOT NULL) THEN 'at-scene'::text
    WHEN (en_route_at IS NOT NULL) THEN 'en-route'::text
    WHEN (assigned_at IS NOT NULL) THEN 'assigned'::text
    ELSE 'open'::text
END) stored,
  constraint incident_at_scene_source_check CHECK ((at_scene_source = ANY (ARRAY['state-code'::text, 'position'::text, 'later'::text]))),
  constraint incident_closed_with_code CHECK (((closed_at IS NULL) OR (closing_code IS NOT NULL))),
  constraint incident_crew_needed_check CHECK ((crew_needed > 0)),
  constraint incident_id_fkey FOREIGN KEY (id) REFERENCES memory.entity(id),
  constraint incident_record_id_fkey FOREIGN KEY (record_id) REFERENCES memory.record(id),
  constraint incident_pkey PRIMARY KEY (id),
  constraint incident_log_number UNIQUE (force_id, log_date, serial),
  constraint incident_one_per_attempt UNIQUE (attempt_id),
  constraint incident_one_per_contact UNIQUE (record_id)
);

create table respond.incident_entry (
  id uuid not null,
  attempt_id uuid not null,
  incident_id uuid not null,
  at timestamp with time zone not null,
  by_actor text not null,
  by_name text not null,
  kind text not null,
  words text not null,
  kept_at timestamp with time zone not null default now(),
  constraint incident_entry_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'caution'::text, 'message'::text]))),
  constraint incident_entry_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint incident_entry_pkey PRIMARY KEY (id),
  constraint incident_entry_one_per_attempt UNIQUE (attempt_id)
);

create table respond.log_serial (
  force_id text not null,
  log_date date not null,
  last integer not null,
  constraint log_serial_pkey PRIMARY KEY (force_id, log_date)
);

create table respond.photo (
  id uuid not null,
  attempt_id uuid not null,
  incident_id uuid not null,
  sha256 bytea not null,
  bytes integer not null,
  taken_at timestamp with time zone not null,
  kept_at timestamp with time zone not null,
  by_actor text not null,
  by_name text not null,
  constraint photo_bytes_check CHECK ((bytes > 0)),
  constraint photo_sha256_check CHECK ((length(sha256) = 32)),
  constraint photo_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint photo_pkey PRIMARY KEY (id),
  constraint photo_one_per_attempt UNIQUE (attempt_id)
);

create table respond.task (
  id uuid not null,
  incident_id uuid not null,
  unit_id uuid not null,
  given_at timestamp with time zone not null,
  en_route_at timestamp with time zone,
  at_scene_at timestamp with time zone,
  ended_at timestamp with time zone,
  state text not null generated always as (
CASE
    WHEN (ended_at IS NOT NULL) THEN 'ended'::text
    WHEN (at_scene_at IS NOT NULL) THEN 'at-scene'::text
    WHEN (en_route_at IS NOT NULL) THEN 'en-route'::text
    ELSE 'given'::text
END) stored,
  constraint task_id_fkey FOREIGN KEY (id) REFERENCES respond.assignment(id),
  constraint task_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES respond.unit(id),
  constraint task_pkey PRIMARY KEY (id)
);

create table respond.unit (
  id uuid not null,
  force_id text not null,
  call_sign text not null,
  kind text not null,
  district_code text not null,
  station text not null,
  skills text[] not null default '{}'::text[],
  crew jsonb not null default '[]'::jsonb,
  shift_ends_at timestamp with time zone,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_call_sign_unique UNIQUE (force_id, call_sign)
);

create unlogged table respond.unit_position (
  unit_id uuid not null,
  easting real not null,
  northing real not null,
  fixed_at timestamp with time zone not null,
  accuracy real not null,
  kept_at timestamp with time zone not null default clock_timestamp(),
  constraint unit_position_pkey PRIMARY KEY (unit_id)
);

create table respond.unit_state (
  unit_id uuid not null,
  state smallint not null,
  since timestamp with time zone not null,
  incident_id uuid,
  constraint unit_state_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint unit_state_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES respond.unit(id),
  constraint unit_state_pkey PRIMARY KEY (unit_id)
);

create table respond.unit_state_change (
  id bigint not null generated always as identity,
  attempt_id uuid not null,
  unit_id uuid not null,
  state smallint not null,
  at timestamp with time zone not null,
  incident_id uuid,
  source text not null default 'state-code'::text,
  by_actor text not null,
  kept_at timestamp with time zone not null default now(),
  constraint unit_state_change_source_check CHECK ((source = ANY (ARRAY['state-code'::text, 'position'::text, 'later'::text]))),
  constraint unit_state_change_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES respond.incident(id),
  constraint unit_state_change_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES respond.unit(id),
  constraint unit_state_change_pkey PRIMARY KEY (id),
  constraint unit_state_change_one_per_attempt UNIQUE (attempt_id)
);

CREATE INDEX comment_by_element ON change.comment USING btree (element_id, made_at);

CREATE INDEX programme_by_force ON change.programme USING btree (force_id, opened_at);

CREATE INDEX signature_by_programme ON change.signature USING btree (programme_id);

CREATE INDEX version_by_programme ON change.version USING btree (programme_id, element_id, number DESC);

CREATE INDEX version_by_time ON change.version USING btree (programme_id, made_at);

CREATE INDEX voice_by_engagement ON change.voice USING btree (engagement_id);

CREATE INDEX draft_by_age ON listen.draft USING btree (updated_at);

CREATE INDEX intake_batch_by_file ON listen.intake_batch USING btree (source_id, sha256);

CREATE INDEX intake_batch_by_time ON listen.intake_batch USING btree (force_id, started_at DESC);

CREATE INDEX intake_item_by_original ON listen.intake_item USING btree (original_id);

CREATE INDEX intake_item_by_outcome ON listen.intake_item USING btree (batch_id, outcome, place);

CREATE INDEX intake_item_by_repeated ON listen.intake_item USING btree (repeats) WHERE (repeats IS NOT NULL);

CREATE UNIQUE INDEX intake_item_rejected_once ON listen.intake_item USING btree (source_id, part_hash, mapping_id) NULLS NOT DISTINCT WHERE (outcome = 'rejected'::text);

CREATE UNIQUE INDEX intake_item_stored_once ON listen.intake_item USING btree (source_id, item_key) WHERE (outcome = 'stored'::text);

CREATE INDEX intake_original_by_hash ON listen.intake_original USING btree (sha256);

CREATE INDEX intake_record_by_record ON listen.intake_record USING btree (record_id);

CREATE INDEX intake_try_by_item ON listen.intake_try USING btree (item_id, tried_at);

CREATE INDEX open_neighbourhood_by_place ON listen.open_neighbourhood USING gist (boundary);

CREATE INDEX open_street_by_place ON listen.open_street USING gist ("position");

CREATE INDEX published_crime_by_month ON listen.published_crime USING btree (month, category, street_id);

CREATE INDEX published_crime_by_persistent_id ON listen.published_crime USING btree (persistent_id) WHERE (persistent_id <> ''::text);

CREATE INDEX published_crime_by_street ON listen.published_crime USING btree (street_id, month) WHERE (street_id IS NOT NULL);

CREATE INDEX published_crime_without_place ON listen.published_crime USING btree (force_id, month, category) WHERE (street_id IS NULL);

CREATE INDEX published_outcome_by_street ON listen.published_outcome USING btree (street_id, month);

CREATE INDEX published_stop_by_month ON listen.published_stop USING btree (month, force_id);

CREATE INDEX published_stop_by_street ON listen.published_stop USING btree (street_id, month);

CREATE INDEX update_by_record ON listen.update USING btree (record_id, sent_at);

CREATE INDEX address_by_place ON memory.address USING gist ("position");

CREATE INDEX address_by_postcode ON memory.address USING btree (postcode);

CREATE INDEX area_ring_by_place ON memory.area_ring USING gist (boundary);

CREATE INDEX clock_by_due ON memory.clock USING btree (due_at);

CREATE INDEX correction_by_corrected ON memory.correction USING btree (corrects);

CREATE INDEX detail_by_entity ON memory.detail USING btree (entity_id);

CREATE INDEX detail_by_match_key ON memory.detail USING btree (name, match_key, record_id);

CREATE INDEX detail_shared_by_record ON memory.detail USING btree (name, match_key, record_id DESC) WHERE (name = ANY (ARRAY['phone'::text, 'email'::text]));

CREATE INDEX disclosure_by_request ON memory.disclosure USING btree (request_id);

CREATE INDEX disclosure_mask_by_request ON memory.disclosure_mask USING btree (request_id);

CREATE INDEX disclosure_restriction_by_request ON memory.disclosure_restriction USING btree (request_id, record_id, place DESC);

CREATE INDEX event_by_area ON memory.event USING btree (area_code, kind, recorded_at);

CREATE INDEX event_by_time ON memory.event USING btree (kind, recorded_at);

CREATE INDEX label_change_by_record ON memory.label_change USING btree (record_id, changed_at);

CREATE INDEX legal_hold_by_entity ON memory.legal_hold USING btree (entity_id);

CREATE INDEX likeness_by_entity_a ON memory.likeness USING btree (entity_a);

CREATE INDEX likeness_by_entity_b ON memory.likeness USING btree (entity_b);

CREATE INDEX likeness_by_record_a ON memory.likeness USING btree (record_a);

CREATE INDEX likeness_by_record_b ON memory.likeness USING btree (record_b);

CREATE INDEX likeness_by_time ON memory.likeness USING btree (asserted_at);

CREATE INDEX likeness_decision_by_likeness ON memory.likeness_decision USING btree (likeness_id, place DESC);

CREATE INDEX link_by_entity ON memory.link USING btree (entity_id, role);

CREATE INDEX link_by_entity_and_record ON memory.link USING btree (entity_id, record_id DESC);

CREATE INDEX link_by_evidence ON memory.link USING btree (evidence_record) WHERE (evidence_record IS NOT NULL);

CREATE INDEX link_by_record ON memory.link USING btree (record_id);

CREATE INDEX link_withdrawal_by_decision ON memory.link_withdrawal USING btree (decision_id) WHERE (decision_id IS NOT NULL);

CREATE INDEX link_withdrawal_by_replacement ON memory.link_withdrawal USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);

CREATE INDEX mention_key_by_record ON memory.mention_key USING btree (record_id);

CREATE INDEX opinion_mark_by_record ON memory.opinion_mark USING btree (record_id, place DESC);

CREATE INDEX record_by_kind_and_time ON memory.record USING btree (kind, received_at DESC);

CREATE INDEX retention_decision_by_entity ON memory.retention_decision USING btree (entity_id, decided_at);

CREATE INDEX same_as_by_entity_a ON memory.same_as USING btree (entity_a);

CREATE INDEX same_as_by_entity_b ON memory.same_as USING btree (entity_b);

CREATE INDEX same_as_by_record_a ON memory.same_as USING btree (record_a);

CREATE INDEX same_as_by_record_b ON memory.same_as USING btree (record_b);

CREATE INDEX same_as_withdrawal_by_decision ON memory.same_as_withdrawal USING btree (decision_id) WHERE (decision_id IS NOT NULL);

CREATE INDEX search_key_by_key ON memory.search_key USING btree (key, class_id, mention DESC);

CREATE INDEX search_mention_by_entity ON memory.search_mention USING btree (entity_id);

CREATE UNIQUE INDEX search_mention_once ON memory.search_mention USING btree (record_id, entity_id);

CREATE INDEX search_name_by_word_and_birth ON memory.search_name USING btree (a, born, class_id, spare, mention DESC) WHERE ((b = 0) AND (born IS NOT NULL));

CREATE INDEX search_name_by_word_and_district ON memory.search_name USING btree (a, district, class_id, spare, mention DESC) WHERE ((b = 0) AND (district IS NOT NULL));

CREATE INDEX search_name_by_words ON memory.search_name USING btree (a, b, class_id, spare, mention DESC);

CREATE INDEX search_spot_by_cell ON memory.search_spot USING btree (cell, class_id) INCLUDE (easting, northing, mention, words);

CREATE INDEX search_text_by_word ON memory.search_text USING gin (words);

CREATE INDEX search_word_by_id ON memory.search_word USING btree (id);

CREATE INDEX search_word_by_key ON memory.search_word USING gin (keys) WITH (fastupdate=off);

CREATE INDEX search_word_by_word ON memory.search_word USING btree (word);

CREATE INDEX snap_point_by_place ON memory.snap_point USING gist ("position");

CREATE INDEX subject_request_by_entity ON memory.subject_request USING btree (entity_id);

CREATE INDEX subject_request_step_by_request ON memory.subject_request_step USING btree (request_id, at);

CREATE INDEX journal_entry_by_actor ON platform.journal_entry USING btree (actor_id, at, id);

CREATE INDEX journal_entry_by_record ON platform.journal_entry USING gin (records);

CREATE INDEX journal_entry_by_subject ON platform.journal_entry USING gin (subjects);

CREATE INDEX journal_entry_by_time ON platform.journal_entry USING btree (at, id);

CREATE INDEX journal_entry_by_transaction ON platform.journal_entry USING btree (transaction_id, id);

CREATE INDEX journal_head_by_size ON platform.journal_head USING btree (tree_size, head_id);

CREATE INDEX outbox_message_unsent ON platform.outbox_message USING btree (created_at) WHERE (sent_at IS NULL);

CREATE INDEX session_by_expiry ON platform.session USING btree (expires_at);

CREATE INDEX assignment_by_incident ON respond.assignment USING btree (incident_id, at);

CREATE INDEX assignment_by_unit ON respond.assignment USING btree (unit_id, at DESC);

CREATE INDEX crime_by_incident ON respond.crime USING btree (incident_id);

CREATE INDEX grading_by_incident ON respond.grading USING btree (incident_id, at);

CREATE INDEX incident_by_address ON respond.incident USING btree (uprn, received_at) WHERE (uprn IS NOT NULL);

CREATE INDEX incident_entry_by_incident ON respond.incident_entry USING btree (incident_id, at);

CREATE INDEX incident_open ON respond.incident USING btree (received_at) WHERE (closed_at IS NULL);

CREATE INDEX photo_by_incident ON respond.photo USING btree (incident_id, taken_at);

CREATE INDEX task_by_incident ON respond.task USING btree (incident_id);

CREATE INDEX task_current ON respond.task USING btree (unit_id) WHERE (ended_at IS NULL);

CREATE INDEX unit_state_change_by_incident ON respond.unit_state_change USING btree (incident_id, at) WHERE (incident_id IS NOT NULL);

create view memory.current_likeness as
 SELECT id,
    entity_a,
    entity_b,
    record_a,
    record_b,
    weight,
    probability,
    explanation,
    model,
    asserted_by,
    asserted_at,
    id AS decision_id,
    NULLIF(decision, 'undone'::text) AS decision,
    reason AS decision_reason,
    decided_by,
    decided_at
   FROM (memory.likeness l
     LEFT JOIN LATERAL ( SELECT d_1.id,
            d_1.place,
            d_1.likeness_id,
            d_1.decision,
            d_1.reason,
            d_1.decided_by,
            d_1.decided_at
           FROM memory.likeness_decision d_1
          WHERE (d_1.likeness_id = id)
          ORDER BY d_1.place DESC
         LIMIT 1) d ON (true))
  WHERE ((EXISTS ( SELECT
           FROM memory.current_link k
          WHERE ((record_id = record_a) AND (entity_id = entity_a)))) AND (EXISTS ( SELECT
           FROM memory.current_link k
          WHERE ((record_id = record_b) AND (entity_id = entity_b)))));

create view memory.current_link as
 SELECT id,
    record_id,
    entity_id,
    role,
    data_subject,
    opinion,
    valid_from,
    valid_to,
    weight,
    explanation,
    asserted_by,
    asserted_at,
    evidence_record
   FROM memory.link
  WHERE (NOT (EXISTS ( SELECT
           FROM memory.link_withdrawal w
          WHERE (link_id = id))));

create view memory.current_same_as as
 SELECT id,
    entity_a,
    entity_b,
    record_a,
    record_b,
    weight,
    probability,
    explanation,
    model,
    likeness_id,
    asserted_by,
    asserted_at
   FROM memory.same_as s
  WHERE ((NOT (EXISTS ( SELECT
           FROM memory.same_as_withdrawal w
          WHERE (same_as_id = id)))) AND (EXISTS ( SELECT
           FROM memory.current_link l
          WHERE ((record_id = record_a) AND (entity_id = entity_a)))) AND (EXISTS ( SELECT
           FROM memory.current_link l
          WHERE ((record_id = record_b) AND (entity_id = entity_b)))));

CREATE OR REPLACE FUNCTION listen.forget_originals(records uuid[], at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  part record;
  forgotten integer := 0;
begin
  for part in
    with made as (select r.item_id from listen.intake_record r where r.record_id = any(records))
    select i.id, i.original_id, i.part_start, i.part_length from listen.intake_item i
    where i.forgotten_at is null
      and (i.id in (select item_id from made) or i.repeats in (select item_id from made))
    order by i.id for update
  loop
    update listen.intake_item set forgotten_at = at where id = part.id;
    update listen.intake_original o
    set parts_removed = o.parts_removed + 1,
      bytes = case
        when exists (select from listen.intake_item other
          where other.original_id = o.id and other.forgotten_at is null)
        then overlay(o.bytes placing convert_to(repeat(' ', part.part_length::integer), 'UTF8')
          from part.part_start::integer + 1 for part.part_length::integer)
      end
    where o.id = part.original_id;
    update listen.intake_original o set bytes = null, parts_removed = o.parts_removed + 1
    where o.id in (select t.mended_id from listen.intake_try t where t.item_id = part.id);
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end $function$
;

CREATE OR REPLACE FUNCTION memory.disposal_condition(wanted text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  reach record;
  conditions text[] := '{}';
begin
  for reach in
    select * from memory.disposal_reach
    where table_name = wanted and on_disposal = 'remove' order by column_name
  loop
    conditions := conditions || memory.disposal_part(reach.column_name, reach.holds, reach.of_table, reach.of_column);
  end loop;
  return coalesce('(' || array_to_string(conditions, ' or ') || ')', 'false');
end $function$
;

CREATE OR REPLACE FUNCTION memory.disposal_part(column_name text, holds text, of_table text, of_column text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return case holds
    when 'record' then format('%I = any ($1)', column_name)
    when 'entity' then format('%I = any ($2)', column_name)
    when 'records' then format('%I && $1', column_name)
    when 'entities' then format('%I && $2', column_name)
    else format('%I in (select %I from %s where %s)', column_name, of_column, of_table::regclass,
      memory.disposal_condition(of_table))
  end;
end $function$
;

CREATE OR REPLACE FUNCTION memory.dispose(wanted uuid, done_at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  proposal memory.disposal;
  answer memory.disposal_answer;
  gone uuid[];
  counts jsonb;
begin
  select * into proposal from memory.disposal where id = wanted for update;
  if not found then
    raise exception 'There is no disposal %', wanted using errcode = 'no_data_found';
  end if;
  if exists (select from memory.disposal_certificate where disposal_id = wanted) then
    raise exception 'Disposal % is done', wanted using errcode = 'object_not_in_prerequisite_state';
  end if;
  select * into answer from memory.disposal_answer where disposal_id = wanted;
  if answer.answer is distinct from 'approved' then
    raise exception 'Disposal % is not approved', wanted using errcode = 'insufficient_privilege';
  end if;
  if answer.answered_by = proposal.proposed_by then
    raise exception 'A disposal needs two people' using errcode = 'insufficient_privilege';
  end if;
  if (select count(distinct id) from platform.account
      where id in (proposal.proposed_by, answer.answered_by) and active
        and roles && array['records-manager', 'supervisor']) <> 2 then
    raise exception 'A disposal needs two people who may decide it' using errcode = 'insufficient_privilege';
  end if;
  if proposal.records_hash <> memory.hash_of_ids(proposal.records) then
    raise exception 'The records of disposal % are not those it was proposed for', wanted
      using errcode = 'data_exception';
  end if;
  -- Held by what any of the records says of anybody: the proposal's list of people is not trusted.
  if exists (
      select from memory.legal_hold h
      where not exists (select from memory.legal_hold_release r where r.hold_id = h.id)
        and (h.entity_id = any (proposal.persons)
          or exists (select from memory.link l
            where l.entity_id = h.entity_id and l.record_id = any (proposal.records)))) then
    raise exception 'A legal hold forbids disposal %', wanted using errcode = 'object_not_in_prerequisite_state';
  end if;
  gone := memory.left_without_record(proposal.records);
  counts := memory.remove_disposed(proposal.records, gone, done_at);
  insert into memory.disposed (kind, id, disposal_id, disposed_at)
    select 'record', x, wanted, done_at from unnest(proposal.records) x
    union select 'entity', x, wanted, done_at from unnest(gone) x
    on conflict do nothing;
  insert into memory.disposal_certificate values (wanted, done_at, counts, gone);
  return counts;
end $function$
;

CREATE OR REPLACE FUNCTION memory.dispose_again(register jsonb, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  records uuid[];
  entities uuid[];
begin
  insert into memory.disposed (kind, id, disposal_id, disposed_at)
    select kind, id, disposal_id, disposed_at
    from jsonb_to_recordset(register) as r (kind text, id uuid, disposal_id uuid, disposed_at timestamptz)
    on conflict do nothing;
  select coalesce(array_agg(id), '{}') into records from memory.disposed where kind = 'record';
  -- Something may since speak of what was once left without a record.
  select coalesce(array_agg(id), '{}') into entities from memory.disposed d
    where kind = 'entity' and not exists (
      select from memory.link l where l.entity_id = d.id and not l.record_id = any (records));
  return memory.remove_disposed(records, entities, at);
end $function$
;

CREATE OR REPLACE FUNCTION memory.hash_of_ids(ids uuid[])
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select sha256(convert_to(coalesce(string_agg(x::text, E'\n' order by x), ''), 'UTF8')) from unnest(ids) x
$function$
;

CREATE OR REPLACE FUNCTION memory.left_without_record(gone uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct l.entity_id), '{}') from memory.link l
  where l.record_id = any (gone)
    and not exists (select from memory.link other
      where other.entity_id = l.entity_id and not other.record_id = any (gone))
$function$
;

CREATE OR REPLACE FUNCTION memory.remove_disposed(records uuid[], entities uuid[], at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  reach record;
  waiting text[];
  next_table text;
  removed bigint;
  counts jsonb := '{}';
begin
  for reach in select * from memory.disposal_reach where on_disposal = 'call' order by calls loop
    execute format('select %s($1, $2)', reach.calls::regproc) into removed using records, at;
    if removed > 0 then
      counts := counts || jsonb_build_object(reach.table_name, removed);
    end if;
  end loop;
  for reach in select * from memory.disposal_reach where on_disposal in ('clear', 'take-out') loop
    if reach.on_disposal = 'clear' then
      execute format('update %s set %I = null where %s', reach.table_name::regclass, reach.column_name,
        memory.disposal_part(reach.column_name, reach.holds, reach.of_table, reach.of_column))
        using records, entities;
    else
      execute format('update %1$s set %2$I = array(select x from unnest(%2$I) x where not x = any (%3$s)) where %2$I && %3$s',
        reach.table_name::regclass, reach.column_name,
        case reach.holds when 'records' then '$1' else '$2' end) using records, entities;
    end if;
  end loop;
  select array_agg(distinct table_name order by table_name) into waiting
    from memory.disposal_reach where on_disposal = 'remove';
  while cardinality(waiting) > 0 loop
    select t into next_table from unnest(waiting) t
    where not exists (
        select from pg_constraint c
        where c.contype = 'f' and c.confrelid = t::regclass and c.conrelid <> c.confrelid
          and c.conrelid = any (waiting::regclass[]))
      and not exists (
        select from memory.disposal_reach r
        where r.of_table = t and r.on_disposal = 'remove' and r.table_name <> t and r.table_name = any (waiting))
    order by t limit 1;
    if next_table is null then
      raise exception 'The tables % refer to one another in a ring', waiting;
    end if;
    execute format('delete from %s where %s', next_table::regclass, memory.disposal_condition(next_table))
      using records, entities;
    get diagnostics removed = row_count;
    if removed > 0 then
      counts := counts || jsonb_build_object(next_table, removed);
    end if;
    waiting := array_remove(waiting, next_table);
  end loop;
  return counts;
end $function$
;

CREATE OR REPLACE FUNCTION memory.search_cell(easting integer, northing integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select (easting / 250) * 10000 + northing / 250 $function$
;

CREATE OR REPLACE FUNCTION memory.search_class_for(force text, mark smallint, is_sealed boolean, readers text[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  found_id integer;
begin
  loop
    select id into found_id from memory.search_class
      where force_id = force and marking = mark and sealed = is_sealed and access_list = readers;
    if found_id is not null then
      return found_id;
    end if;
    insert into memory.search_class (force_id, marking, sealed, access_list)
      values (force, mark, is_sealed, readers) on conflict do nothing;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION memory.search_clear(gone memory.search_mention)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  delete from memory.search_name n
    where n.a = any (gone.words) and n.b = any (gone.words || 0) and n.class_id = gone.class_id
      and n.spare = any ('{0,1,2,3,4,5,6,7}') and n.mention = gone.id;
  delete from memory.search_key k
    where k.key = any (gone.keys) and k.class_id = gone.class_id and k.mention = gone.id;
  delete from memory.search_spot s
    where s.cell = memory.search_cell(gone.easting, gone.northing)
      and s.class_id = gone.class_id and s.mention = gone.id;
end $function$
;

CREATE OR REPLACE FUNCTION memory.search_forget()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('memory.search_word'));
  perform memory.search_clear(old);
  delete from memory.search_word w where w.id = any (old.words)
    and not exists (select from memory.search_name n where n.a = w.id);
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION memory.search_move_class()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  class integer := memory.search_class_for(new.force_id, new.marking, new.sealed, new.access_list);
  mention memory.search_mention;
begin
  for mention in select * from memory.search_mention where record_id = new.id loop
    update memory.search_name n set class_id = class
      where n.a = any (mention.words) and n.b = any (mention.words || 0) and n.class_id = mention.class_id
        and n.spare = any ('{0,1,2,3,4,5,6,7}') and n.mention = mention.id;
    update memory.search_key k set class_id = class
      where k.key = any (mention.keys) and k.class_id = mention.class_id and k.mention = mention.id;
    update memory.search_spot s set class_id = class
      where s.cell = memory.search_cell(mention.easting, mention.northing)
        and s.class_id = mention.class_id and s.mention = mention.id;
    update memory.search_mention m set class_id = class where m.id = mention.id;
  end loop;
  update memory.search_text set class_id = class,
      words = ts_delete(words, 'zc' || class_id) || array_to_tsvector(array['zc' || class])
    where record_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION memory.search_name_spots(record uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  spoken bigint[] := (select coalesce(array_agg(distinct word order by word), '{}')
    from memory.search_mention m cross join unnest(m.words) as word where m.record_id = record);
begin
  update memory.search_spot s set words = spoken
    from memory.search_mention m
    where m.record_id = record and s.cell = memory.search_cell(m.easting, m.northing)
      and s.class_id = m.class_id and s.mention = m.id and s.words <> spoken;
end $function$
;

CREATE OR REPLACE FUNCTION memory.search_unname_spots()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform memory.search_name_spots(old.record_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION platform.refuse_change_of_journal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'The journal only grows: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $function$
;

CREATE TRIGGER record_moves_in_search AFTER UPDATE OF marking, sealed, access_list, force_id ON memory.record FOR EACH ROW WHEN (((((old.marking IS DISTINCT FROM new.marking) OR (old.sealed IS DISTINCT FROM new.sealed)) OR (old.access_list IS DISTINCT FROM new.access_list)) OR (old.force_id IS DISTINCT FROM new.force_id))) EXECUTE FUNCTION memory.search_move_class();

CREATE TRIGGER mention_is_forgotten BEFORE DELETE ON memory.search_mention FOR EACH ROW EXECUTE FUNCTION memory.search_forget();

CREATE TRIGGER mention_leaves_no_name AFTER DELETE ON memory.search_mention FOR EACH ROW EXECUTE FUNCTION memory.search_unname_spots();

CREATE TRIGGER journal_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change_of_journal();

CREATE TRIGGER journal_head_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_head FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change_of_journal();

CREATE TRIGGER journal_leaf_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_leaf FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change_of_journal();

CREATE TRIGGER journal_node_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON platform.journal_node FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change_of_journal();

grant insert, select on change.comment to bluelamp_app;

grant insert, select on change.programme to bluelamp_app;

grant insert, select on change.signature to bluelamp_app;

grant insert, select on change.version to bluelamp_app;

grant delete, insert, select on change.voice to bluelamp_app;

grant delete, insert, select, update on listen.draft to bluelamp_app;

grant insert, select on listen.intake_batch to bluelamp_app;

grant insert, select on listen.intake_item to bluelamp_app;

grant insert, select on listen.intake_mapping to bluelamp_app;

grant insert, select on listen.intake_original to bluelamp_app;

grant insert, select on listen.intake_record to bluelamp_app;

grant insert, select on listen.intake_source to bluelamp_app;

grant insert, select on listen.intake_try to bluelamp_app;

grant delete, insert, select on listen.intake_upload to bluelamp_app;

grant insert, select, update on listen.load_file to bluelamp_app;

grant insert, select, update on listen.open_force to bluelamp_app;

grant insert, select, update on listen.open_neighbourhood to bluelamp_app;

grant insert, select, update on listen.open_street to bluelamp_app;

grant insert, select, update on listen.publication to bluelamp_app;

grant insert, select on listen.publication_key to bluelamp_app;

grant insert, select, update on listen.published_crime to bluelamp_app;

grant insert, select, update on listen.published_outcome to bluelamp_app;

grant insert, select, update on listen.published_stop to bluelamp_app;

grant insert, select on listen.report to bluelamp_app;

grant insert, select on listen.update to bluelamp_app;

grant select on memory.address to bluelamp_app;

grant select on memory.area to bluelamp_app;

grant select on memory.area_ring to bluelamp_app;

grant insert, select on memory.clock to bluelamp_app;

grant insert, select on memory.clock_stop to bluelamp_app;

grant insert, select on memory.correction to bluelamp_app;

grant insert, select on memory.correction_told to bluelamp_app;

grant select on memory.current_likeness to bluelamp_app;

grant select on memory.current_link to bluelamp_app;

grant select on memory.current_same_as to bluelamp_app;

grant insert, select on memory.detail to bluelamp_app;

grant insert, select on memory.disclosure to bluelamp_app;

grant insert, select on memory.disclosure_mask to bluelamp_app;

grant insert, select on memory.disclosure_restriction to bluelamp_app;

grant insert, select on memory.disposal to bluelamp_app;

grant insert, select on memory.disposal_answer to bluelamp_app;

grant select on memory.disposal_certificate to bluelamp_app;

grant select on memory.disposal_reach to bluelamp_app;

grant select on memory.disposed to bluelamp_app;

grant insert, select on memory.entity to bluelamp_app;

grant insert, select, update on memory.event to bluelamp_app;

grant insert, select on memory.label_change to bluelamp_app;

grant insert, select on memory.legal_hold to bluelamp_app;

grant insert, select on memory.legal_hold_release to bluelamp_app;

grant insert, select on memory.likeness to bluelamp_app;

grant insert, select on memory.likeness_decision to bluelamp_app;

grant insert, select on memory.link to bluelamp_app;

grant insert, select on memory.link_withdrawal to bluelamp_app;

grant insert, select on memory.mention_key to bluelamp_app;

grant insert, select on memory.opinion_mark to bluelamp_app;

grant select on memory.provenance to bluelamp_app;

grant insert, select on memory.record to bluelamp_app;

grant select on memory.reference_code to bluelamp_app;

grant insert, select on memory.retention_decision to bluelamp_app;

grant select on memory.road_network to bluelamp_app;

grant insert, select on memory.same_as to bluelamp_app;

grant insert, select on memory.same_as_withdrawal to bluelamp_app;

grant insert, select on memory.search_class to bluelamp_app;

grant delete, insert, select, update on memory.search_key to bluelamp_app;

grant delete, insert, select, update on memory.search_mention to bluelamp_app;

grant delete, insert, select, update on memory.search_name to bluelamp_app;

grant select on memory.search_progress to bluelamp_app;

grant delete, insert, select, update on memory.search_reference to bluelamp_app;

grant delete, insert, select, update on memory.search_spot to bluelamp_app;

grant delete, insert, select, update on memory.search_text to bluelamp_app;

grant insert, select on memory.search_word to bluelamp_app;

grant select on memory.snap_point to bluelamp_app;

grant insert, select on memory.subject_request to bluelamp_app;

grant insert, select on memory.subject_request_step to bluelamp_app;

grant insert, select, update on platform.account to bluelamp_app;

grant insert, select on platform.feature_switch to bluelamp_app;

grant select on platform.journal_entry to bluelamp_app;

grant insert, select on platform.journal_head to bluelamp_app;

grant insert, select on platform.journal_leaf to bluelamp_app;

grant insert, select on platform.journal_node to bluelamp_app;

grant select on platform.migration to bluelamp_app;

grant insert, select, update on platform.outbox_message to bluelamp_app;

grant delete, insert, select, update on platform.session to bluelamp_app;

grant insert, select on respond.assessment to bluelamp_app;

grant insert, select on respond.assignment to bluelamp_app;

grant insert, select on respond.crime to bluelamp_app;

grant insert, select, update on respond.crime_serial to bluelamp_app;

grant insert, select on respond.grading to bluelamp_app;

grant insert, select, update on respond.incident to bluelamp_app;

grant insert, select on respond.incident_entry to bluelamp_app;

grant insert, select, update on respond.log_serial to bluelamp_app;

grant insert, select on respond.photo to bluelamp_app;

grant insert, select, update on respond.task to bluelamp_app;

grant select on respond.unit to bluelamp_app;

grant delete, insert, select, update on respond.unit_position to bluelamp_app;

grant insert, select, update on respond.unit_state to bluelamp_app;

grant insert, select on respond.unit_state_change to bluelamp_app;

grant update (themes) on change.voice to bluelamp_app;

grant update (state, reached, received, stored, repeated, rejected, marking, sealed, access_list, changed_at) on listen.intake_batch to bluelamp_app;

grant update (mapping_id, item_key, digest, outcome, reason, faults, notes, repeats, marking, sealed, access_list, settled_at) on listen.intake_item to bluelamp_app;

grant update (name, client_id, secret_hash, settings, open) on listen.intake_source to bluelamp_app;

grant update (marking, retention_group, sealed, access_list) on memory.record to bluelamp_app;

grant insert (at, actor_id, actor_name, actor_role, verb, operation, purpose, subjects, records, detail, recipient, request_id) on platform.journal_entry to bluelamp_app;
