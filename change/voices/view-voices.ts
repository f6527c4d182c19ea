import { londonDate } from '@bluelamp/memory'
import { defineVerb } from '@bluelamp/platform'
import { type Model, ofKind } from '../model/element.ts'
import { resourceOf } from '../programme/programme-access.ts'
import { readModel } from '../programme/programme-store.ts'
import { type Idea, isIdeaBox, replyDaysOf } from './idea.ts'
import { countIdeas, type IdeaCounts } from './idea-counts.ts'
import { findIdeas } from './idea-store.ts'
import { countVoices, type ThemeCount, type VoiceCount } from './voice-counts.ts'
import { leastShown, type ShownGroup, shownGroups } from './voice-groups.ts'

export type VoiceCounts = {
  readonly engagements: readonly VoiceCount[]
  readonly groups: readonly (ShownGroup & { readonly engagementId: string })[]
  readonly themes: readonly ThemeCount[]
  readonly ideas: readonly IdeaCounts[]
}

/** Counts by survey, group and theme, and how the boxes of ideas are answered: small groups do not leave this verb. */
export const viewVoices = defineVerb({
  name: 'change.view-voices',
  operation: 'none',
  resource: (context, input: { programmeId: string }) => resourceOf(context, input),
  run: async (context, { programmeId }): Promise<VoiceCounts> => {
    const model = await readModel(context, programmeId)
    const { engagements, groups, themes } = await countVoices(context, programmeId)
    return {
      engagements: engagements.map(withoutFew),
      groups: ofKind(model, 'engagement').flatMap(engagement =>
        shownGroups(
          engagement,
          groups.filter(({ engagementId }) => engagementId === engagement.id),
        ).map(group => ({ engagementId: engagement.id, ...group })),
      ),
      themes,
      ideas: countBoxes(model, await findIdeas(context, programmeId), londonDate(context.now)),
    }
  },
  about: () => ({}),
})

/** How satisfied a handful is would tell what each of them said. */
const withoutFew = (count: VoiceCount): VoiceCount =>
  count.rated >= leastShown ? count : { ...count, satisfied: null, variance: null }

const countBoxes = (model: Model, ideas: readonly Idea[], today: string): IdeaCounts[] =>
  ofKind(model, 'engagement')
    .filter(isIdeaBox)
    .map(box =>
      countIdeas(
        box.id,
        ideas.filter(({ engagementId }) => engagementId === box.id),
        replyDaysOf(box),
        today,
      ),
    )
