import type { Document } from './document.ts'

/** For tests: an invented paper with one of everything, some of it exempt, and the words that must not get out. */

export const secrets = [
  'Zanzibar price 7,351,942',
  'Quagmire clause',
  'Walrus supplier',
  'Kestrel cell',
  'Hidden heading Ocelot',
  'Pelican alt',
  'Mongoose mark',
  'Badger bullet',
  'Fulmar link',
  'fulmar.example.org',
  'Toucan front line',
] as const

const exempt = { ground: 'Commercial interests: Freedom of Information Act 2000 s.43' }

const picture = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120" width="300" height="120" role="img" aria-labelledby="t"><title id="t">Two bars</title><rect width="300" height="120" fill="#ffffff"/><g transform="translate(10 10)" stroke="#0b0c0c"><rect x="0" y="0" width="120" height="30" fill="#1d5fa0"/><rect x="0" y="40" width="240" height="30" fill="#9c3d0a"/><line x1="0" y1="0" x2="0" y2="80" stroke-width="2"/></g><path d="M10 100 L 290 100" stroke="#505a5f" fill="none"/><polygon points="280,96 290,100 280,104" fill="#505a5f"/><circle cx="20" cy="110" r="4" fill="none" stroke="#000"/><text x="150" y="115" font-size="12" text-anchor="middle" font-weight="bold">${words}</text></svg>`

export const sample: Document = {
  title: 'Mobile data & <the> blueprint',
  edition: 'whole',
  front: {
    reference: 'SPCB/2026/014',
    author: 'Chief finance officer',
    date: '2026-11-30',
    status: 'For decision',
    marking: 'OFFICIAL-SENSITIVE',
    more: [
      { label: 'Meeting', value: 'Board of 8 December 2026' },
      { label: 'Price', value: 'Toucan front line', exempt },
    ],
    notice: 'Invented data: no real person, place or price',
  },
  summary: [{ kind: 'paragraph', text: 'The board is asked to decide.' }],
  sections: [
    {
      heading: 'Purpose of the report',
      blocks: [
        {
          kind: 'paragraph',
          text: [
            'To ask for a decision on ',
            { text: 'mobile data', strong: true },
            ' by ',
            { text: 'spring', emphasis: true },
            ', as ',
            { text: 'the published plan', href: 'https://plan.example.org/?a=1&b=2' },
            ' says: café, £1,200 and 3 < 4.',
          ],
        },
        { kind: 'list', items: ['First aim', 'Second aim'] },
        { kind: 'list', ordered: true, items: ['Step one', [{ text: 'Step two', strong: true }]] },
        { kind: 'paragraph', text: 'Zanzibar price 7,351,942', exempt },
        { kind: 'list', items: ['Badger bullet'], exempt },
      ],
      sections: [
        {
          heading: 'Costs',
          blocks: [
            {
              kind: 'table',
              caption: 'Cost by phase',
              head: ['Phase', 'Cost'],
              rows: [
                ['Start-up', '£10,000'],
                ['Design and build', '£250,000'],
                ['Implementation', '£90,000'],
                ['Ownership', '£400,000'],
              ],
              numeric: [1],
            },
            {
              kind: 'table',
              caption: 'Walrus supplier',
              head: ['Bidder', 'Price'],
              rows: [['Walrus supplier', 'Kestrel cell']],
              exempt,
            },
            {
              kind: 'figure',
              caption: 'Cost of two options',
              alt: 'Two bars: the second option costs twice the first',
              svg: picture('Two options'),
              data: {
                head: ['Option', 'Cost'],
                rows: [
                  ['First', '£1'],
                  ['Second', '£2'],
                ],
              },
            },
            {
              kind: 'figure',
              caption: 'Kestrel cell',
              alt: 'Pelican alt',
              svg: picture('Mongoose mark'),
              data: { head: ['A', 'B'], rows: [['Kestrel cell', '1']] },
              exempt,
            },
          ],
        },
        {
          heading: 'Hidden heading Ocelot',
          blocks: [{ kind: 'paragraph', text: 'Quagmire clause' }],
          sections: [
            {
              heading: 'Deeper',
              blocks: [
                {
                  kind: 'paragraph',
                  text: [{ text: 'Fulmar link', href: 'https://fulmar.example.org/' }],
                },
              ],
            },
          ],
          exempt: { ground: 'Legal professional privilege: Freedom of Information Act 2000 s.42' },
        },
      ],
    },
    {
      heading: 'Recommendations',
      blocks: [
        { kind: 'page-break' },
        { kind: 'note', text: 'That the board agrees the option named above.' },
      ],
    },
  ],
}
