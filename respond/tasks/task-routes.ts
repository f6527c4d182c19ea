import { contextOf, type Http } from '@bluelamp/platform'
import { Type } from 'typebox'
import { toWire } from '../wire.ts'
import { readTask } from './read-task.ts'
import { submitNotebook } from './submit-notebook.ts'
import { NotebookAnswer, SubmitNotebook, TaskList } from './task-contract.ts'

export function taskRoutes(app: Http): void {
  app.get(
    '/respond/task',
    {
      schema: { response: { 200: TaskList } },
      config: { access: { verbs: ['respond.read-task'] } },
    },
    async request => toWire(await readTask(contextOf(request), {})),
  )

  app.post(
    '/respond/notebook',
    {
      schema: {
        body: SubmitNotebook,
        response: { 200: Type.Object({ answers: Type.Array(NotebookAnswer) }) },
      },
      config: { access: { verbs: ['respond.submit-notebook'] } },
    },
    async request => ({
      answers: await submitNotebook(contextOf(request), request.body.items),
    }),
  )
}
