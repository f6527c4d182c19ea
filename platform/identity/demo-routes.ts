import { Type } from 'typebox'
import type { Http } from '../http/http.ts'
import { NotFoundError } from '../verbs/errors.ts'
import type { Account } from './account.ts'
import { findDemoAccount, findDemoPeople } from './account-store.ts'
import type { IdentityOptions } from './identity-options.ts'
import { forAll, letIn, ReturnTo, sendPage } from './let-in.ts'
import { returnPath } from './return-to.ts'

/** Signing in by choosing who to be. */
export function serveDemo(app: Http, options: IdentityOptions): void {
  const { page, demoPeople = 8 } = options
  const querystring = Type.Object({ returnTo: ReturnTo })
  app.get('/sign-in', { schema: { querystring }, config: forAll }, async (request, reply) => {
    const groups = byRole(await findDemoPeople(app.db, demoPeople))
    const returnTo = returnPath(request.query.returnTo, '')
    const { csrfToken } = request
    return sendPage(reply, page({ kind: 'choose-person', groups, returnTo, csrfToken }, request))
  })
  const body = Type.Object({
    account: Type.String({ minLength: 1, maxLength: 200 }),
    returnTo: ReturnTo,
  })
  app.post('/sign-in/demo', { schema: { body }, config: forAll }, async (request, reply) => {
    const account = await findDemoAccount(app.db, request.body.account)
    if (!account) throw new NotFoundError('demo account', request.body.account)
    return letIn(request, reply, account, request.body.returnTo, options)
  })
}

const byRole = (people: readonly Account[]) =>
  [...Map.groupBy(people, person => person.roles[0] ?? '')].map(([role, accounts]) => ({
    role,
    people: accounts.map(({ id, name }) => ({ id, name })),
  }))
