/** Pages of the app, told by what follows # in the address, so that the phone's back button works. */
export type Route =
  | { readonly page: 'tasks' }
  | { readonly page: 'task' | 'note' | 'photo' | 'crime'; readonly taskId: string }
  | { readonly page: 'outbox' }
  | { readonly page: 'correct'; readonly attemptId: string }
  | { readonly page: 'about' }

const forms = ['note', 'photo', 'crime'] as const

export function routeOf(hash: string): Route {
  const [first, id, form] = hash.replace(/^#\/?/, '').split('/')
  if (first === 'about') return { page: 'about' }
  if (first === 'outbox') return id ? { page: 'correct', attemptId: id } : { page: 'outbox' }
  if (first !== 'task' || !id) return { page: 'tasks' }
  return { page: forms.find(each => each === form) ?? 'task', taskId: id }
}

export const pathTo = {
  tasks: '#/',
  outbox: '#/outbox',
  about: '#/about',
  task: (taskId: string) => `#/task/${taskId}`,
  form: (taskId: string, form: (typeof forms)[number]) => `#/task/${taskId}/${form}`,
  correct: (attemptId: string) => `#/outbox/${attemptId}`,
}
