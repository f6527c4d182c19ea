/** What we write to people. Plain words; no promise that someone comes. */
export const receivedWords = (reference: string) => ({
  subjectLine: 'We have your report',
  body:
    `We have your report. Your reference is ${reference}. ` +
    'A person will read it and decide what happens next. ' +
    'If someone is in danger, or it is happening again, call 999.',
})

export const crimeRecordedWords = (reference: string, crimeNumber: string) => ({
  subjectLine: 'Your crime has been recorded',
  body:
    `Your report ${reference} is recorded as a crime. The crime number is ${crimeNumber}. ` +
    'We will tell you how it goes on within 5 working days. ' +
    'Victim Support can help you, whether or not anyone is caught: ask us, and we will put you in touch.',
})
