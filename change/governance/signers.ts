/** On whose behalf people sign. */
export const signers = {
  'chief-officer': 'Chief constable',
  'policing-body': 'Policing body',
  assurer: 'Independent assurance',
} as const
