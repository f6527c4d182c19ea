import type { Area } from '@bluelamp/change'

/** Where the parts of a programme are found. */
export const changeLinks = (programmeId: string) => {
  const base = `/workbench/change/${programmeId}`
  return {
    home: base,
    area: (area: Area) => `${base}/${area}`,
    element: (id: string) => `${base}/element/${id}`,
    edit: (id: string) => `${base}/element/${id}/edit`,
    add: (kind: string) => `${base}/new/${kind}`,
    comparisons: `${base}/options/compare`,
    history: `${base}/history`,
  }
}
export type ChangeLinks = ReturnType<typeof changeLinks>
