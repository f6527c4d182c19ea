import { productivityAccounts } from './accounts.ts'
import { benefits } from './benefits.ts'
import { blueprintParts, states } from './blueprint.ts'
import { bids, budgetRounds } from './budget-round.ts'
import { capabilities } from './capability.ts'
import { cases } from './cases.ts'
import { channels } from './channels.ts'
import { commissioningNeeds, commissions } from './commissions.ts'
import { collaborations, comparators } from './comparisons.ts'
import { contractFits } from './contract-fits.ts'
import { dataItems } from './data-items.ts'
import { decisions, papers } from './decisions.ts'
import { contracts, deliverables, gates, workstreams } from './governance.ts'
import { ictLines } from './ict-lines.ts'
import { ideas } from './ideas.ts'
import { impacts } from './impacts.ts'
import { journeys } from './journeys.ts'
import { longList } from './long-list.ts'
import { measures } from './measures.ts'
import { baseOptions } from './options.ts'
import { forwardOptions } from './options-forward.ts'
import { outcomes } from './outcomes.ts'
import { escalations, meetings, questions } from './oversight.ts'
import { partners } from './partners.ts'
import { culture, expertise } from './people.ts'
import { posts } from './posts.ts'
import { practices } from './practices.ts'
import { processes } from './processes.ts'
import { technologyProjects } from './projects.ts'
import { insideProjects, publicProjects } from './projects-service.ts'
import { dependencies, risks } from './raid-ahead.ts'
import { assumptions, constraints } from './raid-given.ts'
import { ratings } from './ratings.ts'
import { releases } from './releases.ts'
import { report } from './report.ts'
import { requirements } from './requirements.ts'
import { budget, needs, plans } from './roadmap.ts'
import { improvements, savingProfiles } from './savings.ts'
import { cutOff, definitions } from './scope.ts'
import { serviceDesigns } from './service-designs.ts'
import { services } from './services.ts'
import { skills } from './skills.ts'
import { systemsToday } from './systems.ts'
import { systemsToCome } from './systems-to-come.ts'
import type { Told } from './told.ts'
import { spans, units } from './units.ts'
import { engagements, themes } from './voices.ts'

export type { Told } from './told.ts'

/** A whole programme, for a newcomer to open: WMP2020 told again for the invented force. Nothing speaks of what comes later. */
export const workedExample: readonly Told[] = [
  ...definitions,
  ...outcomes,
  ...services,
  ...ratings,
  ...cutOff,
  ...skills,
  ...capabilities,
  ...systemsToday,
  ...systemsToCome,
  ...dataItems,
  ...ictLines,
  ...engagements,
  ...longList,
  ...baseOptions,
  ...forwardOptions,
  ...themes,
  ...collaborations,
  ...comparators,
  ...practices,
  ...report,
  ...budget,
  ...technologyProjects,
  ...publicProjects,
  ...insideProjects,
  ...needs,
  ...plans,
  ...cases,
  ...requirements,
  ...serviceDesigns,
  ...ideas,
  ...releases,
  ...measures,
  ...benefits,
  ...budgetRounds,
  ...bids,
  ...savingProfiles,
  ...improvements,
  ...productivityAccounts,
  ...commissioningNeeds,
  ...commissions,
  ...blueprintParts,
  ...states,
  ...journeys,
  ...processes,
  ...channels,
  ...workstreams,
  ...constraints,
  ...assumptions,
  ...risks,
  ...dependencies,
  ...units,
  ...posts,
  ...spans,
  ...expertise,
  ...impacts,
  ...culture,
  ...partners,
  ...contracts,
  ...contractFits,
  ...deliverables,
  ...gates,
  ...decisions,
  ...papers,
  ...questions,
  ...escalations,
  ...meetings,
]
