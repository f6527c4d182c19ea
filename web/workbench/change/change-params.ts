import { Type } from 'typebox'

export const uuid = Type.String({ format: 'uuid' })
export const ProgrammeParams = Type.Object({ programmeId: uuid })
export const ElementParams = Type.Object({ programmeId: uuid, elementId: uuid })
