import {
  BadRoadmapError,
  criticalPath,
  type RoadmapQuestion,
  type Schedule,
} from '@bluelamp/science/appraisal'

/**
 * By how many quarters each project of a schedule may slip before the last of them ends later, or before it begins after its own
 * latest quarter. Money and people are left aside: they may hold it where it is. Nothing where projects wait in a circle.
 */
export function slackOf(
  question: RoadmapQuestion,
  schedule: Schedule,
): ReadonlyMap<string, { readonly slack: number; readonly critical: boolean }> {
  const starts = new Map(schedule.map(({ project, start }) => [project, start]))
  const placed = question.projects.filter(({ id }) => starts.has(id))
  const tasks = placed.flatMap(({ id, quarters }) => [
    // What has been planned to begin later does not begin before that.
    { id: until(id), duration: starts.get(id)! },
    {
      id,
      duration: quarters,
      after: [
        { task: until(id) },
        ...(question.dependencies ?? [])
          .filter(({ before, after }) => after === id && starts.has(before))
          .map(({ before, lag = 0 }) => ({ task: before, lag })),
      ],
    },
  ])
  try {
    const slack = new Map(criticalPath(tasks).tasks.map(task => [task.id, task.slack]))
    return new Map(
      placed.map(({ id, latest = question.quarters }) => {
        const all = slack.get(id)!
        const own = Math.max(0, latest - starts.get(id)!)
        return [id, { slack: Math.min(all, own), critical: all === 0 }]
      }),
    )
  } catch (error) {
    // Those that wait for one another in a circle have no path; the planner names them.
    if (error instanceof BadRoadmapError) return new Map()
    throw error
  }
}

const until = (id: string) => `until ${id}`
