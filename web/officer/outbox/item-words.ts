import { getUnitState, type NotebookItem, offenceClasses } from '@bluelamp/respond/contract'

/** What was done, as its maker would say it. */
export function itemWords(item: NotebookItem): { title: string; detail: string } {
  switch (item.kind) {
    case 'state':
      return { title: getUnitState(item.state).label, detail: '' }
    case 'note':
      return { title: item.caution ? 'Caution' : 'Note', detail: item.words }
    case 'photo-hash':
      return { title: 'Photograph', detail: `Fingerprint ${item.sha256.slice(0, 12)}…` }
    case 'crime-report':
      return {
        title: 'Crime report',
        detail: offenceClasses.find(each => each.code === item.offenceClass)?.label ?? '',
      }
  }
}

/** Whether new words could make it pass; a state or a picture is what it is. */
export const mayCorrect = ({ kind }: NotebookItem): boolean =>
  kind === 'note' || kind === 'crime-report'
