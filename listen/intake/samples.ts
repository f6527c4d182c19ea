/** Invented deliveries, one whole one for each adapter: for tests, and to show a partner what is expected. */
const force = 'https://police.example/force'

export const sampleEmail = (
  id = 'a1',
  words = 'There was shouting all night at the old mill.',
): string =>
  [
    'Received: from one.example',
    'From: Łucja Nowak <lucja@example.org>',
    'To: contact@police.example',
    'Subject: Noise at the old mill',
    `Message-ID: <${id}@example.org>`,
    'Date: Thu, 19 Nov 2026 20:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    words,
    '--part',
    'Content-Type: image/png; name="mill.png"',
    'Content-Disposition: attachment; filename="mill.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
    '--part--',
    '',
  ].join('\r\n')

export const sampleActivity = (id = '1') => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: `https://social.example/activities/${id}`,
  type: 'Create',
  actor: 'https://social.example/users/kit',
  to: ['https://www.w3.org/ns/activitystreams#Public'],
  cc: [force],
  object: {
    id: `https://social.example/notes/${id}`,
    type: 'Note',
    attributedTo: 'https://social.example/users/kit',
    published: '2026-11-19T20:00:00Z',
    content: '<p>Cars are racing on Mill Lane <b>again</b> &amp; it is not safe</p>',
    tag: [{ type: 'Mention', href: force, name: '@force@police.example' }],
    attachment: [
      { type: 'Document', mediaType: 'image/jpeg', url: 'https://social.example/media/1.jpg' },
    ],
  },
})

export const sampleCsv = (first = 1, rows = 3): string =>
  [
    'ref,name,phone,what,when',
    ...Array.from({ length: rows }, (_, at) => {
      const number = first + at
      return `h${number},Kit Moss ${number},07700 9${String(number % 100_000).padStart(5, '0')},"A shed was opened, and ""things"" taken",19/11/2026`
    }),
    '',
  ].join('\r\n')

export const sampleIntelligence = (attemptId = '0b5c1b1e-7a43-4d0e-9a53-1d6a1f3f7c01') => ({
  attemptId,
  title: 'Stolen bicycles kept at a lock-up',
  happenedOn: '2026-11-18',
  lines: [
    {
      words: 'Bicycles are brought to the lock-up behind Mill Lane at night.',
      source: '2',
      information: 'C',
      handling: 'P',
    },
    {
      words: 'A grey van collects them on Fridays.',
      source: '2',
      information: 'D',
      handling: 'C',
      conditions: 'Not outside the force without asking the intelligence unit.',
    },
  ],
  subjects: [{ name: 'Darren Vale', dateOfBirth: '1990-04-02', registration: 'AB12 CDE' }],
  origin: {
    name: 'Ivy Onyango',
    contact: '07700 900555',
    words: 'Lives opposite; told an officer in person.',
  },
})

const ids = {
  incident: '5c0e7c4b-6a0f-4a3c-9d52-0c8f3f5d7a10',
  submission: '0f4b2d3e-1a57-4f6e-8b1c-7d2e9a6c4b11',
  person: '9a3d5e7f-2b46-4c8d-a1e0-3f5b7d9c1e12',
  suspect: '4e6f8a0b-3c57-4d9e-b2f1-4a6c8e0d2f13',
  place: '7b9d1f3a-4d68-4eaf-83a2-5b7d9f1e3a14',
  phone: '1c3e5a7b-5e79-4fb0-94b3-6c8e0a2f4b15',
  email: '2d4f6b8c-6f8a-40c1-a5c4-7d9f1b3a5c16',
  file: '3e5a7c9d-709b-41d2-b6d5-8eaf2c4b6d17',
}

const submission = (submissionId: string) => ({
  id: ids.submission,
  type: 'submission',
  attributes: {
    externalReferenceId: 'SingleOnlineHome',
    forceIdentifier: '99',
    category: 'OCR',
    categorySubcode: 'TV1',
    submissionId,
    submitTime: '2026-11-19T20:00:00.000+00:00',
    customerReferenceNumber: 'TYA-1-26-0100-000',
    submissionContent: 'Invented: what the form said, as plain text.',
    ipAddress: '192.0.2.7',
    userAgent: 'Invented/1.0',
  },
})

const tie = (id: string, type: string) => ({ data: [{ id, type }] })

export const sampleSkeleton = (submissionId = 'c2a1e5d0-8f2b-4c3d-9e4f-5a6b7c8d9e01') => ({
  data: {
    id: ids.incident,
    type: 'incident',
    attributes: { incidentDescription: 'Invented skeleton: see the text of the submission.' },
    relationships: { submission: tie(ids.submission, 'submission') },
  },
  included: [
    submission(submissionId),
    {
      id: ids.file,
      type: 'sohAttachment',
      attributes: { fileName: 'report.pdf', mimeType: 'application/pdf', content: 'SW52ZW50ZWQ=' },
    },
  ],
})

export const sampleFull = (submissionId = 'c2a1e5d0-8f2b-4c3d-9e4f-5a6b7c8d9e02') => ({
  data: {
    id: ids.incident,
    type: 'incident',
    attributes: {
      incidentDescription: 'Invented: a bicycle was taken from the yard.',
      incidentStartDateTime: { dateFrom: '2026-11-17', dateTo: '2026-11-18' },
      incidentInvolvement: 'IVLD_0004',
      hadWeapon: false,
    },
    relationships: {
      submission: tie(ids.submission, 'submission'),
      incidentLocation: tie(ids.place, 'location'),
      victim: tie(ids.person, 'person'),
      personReporting: tie(ids.person, 'person'),
      suspect: tie(ids.suspect, 'person'),
    },
  },
  included: [
    submission(submissionId),
    {
      id: ids.person,
      type: 'person',
      attributes: {
        givenName: ['Wren'],
        middleName: ['Ada'],
        surname: 'Okafor',
        dateOfBirth: '1984-06-30',
        gender: 'GNDR_0001',
        under18: false,
      },
      relationships: {
        currentAddress: tie(ids.place, 'location'),
        personalTelephone: tie(ids.phone, 'telephone'),
        personalEmail: tie(ids.email, 'email'),
      },
    },
    {
      id: ids.suspect,
      type: 'person',
      attributes: {
        dateofBirthKnown: false,
        personDescription: 'Tall, green coat',
        approximateAgeFrom: 20,
      },
    },
    {
      id: ids.place,
      type: 'location',
      attributes: { addressLine1: '1 Mill Lane', town: 'Testford', postcode: 'WX1 2AB' },
    },
    { id: ids.phone, type: 'telephone', attributes: { telephoneNumber: '07700 900777' } },
    { id: ids.email, type: 'email', attributes: { emailAddress: 'wren@example.org' } },
  ],
})
