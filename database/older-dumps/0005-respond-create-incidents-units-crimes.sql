-- Invented rows, in the shape of this schema version. Put in as the owner by make.ts.

insert into memory.provenance (key, value) values
  ('force', '{"id": "northby", "name": "Northby Police (invented)", "invented": true}');

insert into platform.account (id, issuer, subject, name, roles, attributes) values
  ('northby-auditor', 'demo', 'northby-auditor', 'Chidi Okafor', '{auditor}', '{"forceId": "northby"}');

insert into memory.record (id, attempt_id, kind, channel, source, force_id, area_code, received_at, regime,
  submitted_by, body, body_hash)
select id::uuid, attempt::uuid, 'report', 'online', 'public', 'northby', null, '2026-11-20T08:15:00Z', 'uk-gdpr',
  'public', body::jsonb, sha256(convert_to(body, 'UTF8'))
from (values
  ('0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-0000000000a1', '{"words": "The shed was broken into, łódź é 🚲"}'),
  ('0199a000-0000-7000-8000-000000000002', '0199a000-0000-7000-8000-0000000000a2', '{"words": "A second report\twith a tab and a \\ stroke"}')
) as invented (id, attempt, body);

insert into memory.entity (id, kind, subkind, force_id, created_at) values
  ('0199a000-0000-7000-8000-0000000000e1', 'person', 'person', 'northby', '2026-11-20T08:15:00Z'),
  ('0199a000-0000-7000-8000-0000000000e2', 'event', 'incident', 'northby', '2026-11-20T08:20:00Z');

insert into memory.link (id, record_id, entity_id, role, asserted_by, asserted_at) values
  ('0199a000-0000-7000-8000-0000000000f1', '0199a000-0000-7000-8000-000000000001',
   '0199a000-0000-7000-8000-0000000000e1', 'reporter', 'public', '2026-11-20T08:15:00Z'),
  ('0199a000-0000-7000-8000-0000000000f2', '0199a000-0000-7000-8000-000000000002',
   '0199a000-0000-7000-8000-0000000000e1', 'reporter', 'public', '2026-11-20T08:16:00Z');

insert into memory.detail (record_id, entity_id, name, value, match_key) values
  ('0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-0000000000e1', 'name', 'Ffion Ellery', 'ffion ellery');

insert into memory.event (entity_id, kind, code, force_id, recorded_at, state_at) values
  ('0199a000-0000-7000-8000-0000000000e2', 'incident', 'burglary', 'northby', '2026-11-20T08:20:00Z', '2026-11-20T08:20:00Z');

insert into memory.clock (id, kind, about, owner, started_at, due_at, rule) values
  ('0199a000-0000-7000-8000-0000000000c1', 'assess-report', '0199a000-0000-7000-8000-0000000000e2', 'contact-handler',
   '2026-11-20T08:15:00Z', '2026-11-20T09:15:00Z', 'invented');

insert into platform.outbox_message (id, channel, recipient, template, body, created_at) values
  ('0199a000-0000-7000-8000-0000000000d1', 'sms', '07700 900123', 'report-received', 'We have your report.', '2026-11-20T08:15:01Z');

insert into platform.journal_entry (at, actor_id, actor_name, actor_role, verb, operation, purpose, subjects, detail)
select timestamptz '2026-11-20T08:15:00Z' + n * interval '1 minute', 'northby-auditor', 'Chidi Okafor', 'auditor',
  'memory.read-record', 'consult', 'an invented audit', '{0199a000-0000-7000-8000-0000000000e1}', jsonb_build_object('n', n)
from generate_series(1, 300) n;
