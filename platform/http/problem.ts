import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SwitchedOffError } from '../switches/feature.ts'
import {
  ConflictError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  PurposeNeededError,
} from '../verbs/errors.ts'
import { ForgedRequestError } from './csrf.ts'

/** RFC 9457 problem details; the same words stand on the page a browser gets. */
export type Problem = {
  type: string
  status: number
  title: string
  detail?: string
  requestId: string
  faults?: readonly { field: string; message: string }[]
}

export type ProblemPage = (problem: Problem, request: FastifyRequest) => string

const known = [
  [NotFoundError, 404, 'Not found'],
  [NotAllowedError, 403, 'Not allowed'],
  [PurposeNeededError, 403, 'A purpose is needed'],
  [ForgedRequestError, 403, 'Send the form again'],
  [ConflictError, 409, 'This cannot be done now'],
  [SwitchedOffError, 503, 'This part is switched off for now'],
  [InvalidInputError, 422, 'Something needs correcting'],
] as const

const titles: Record<number, string> = {
  400: 'Something in the request is not right',
  401: 'Sign in first',
  404: 'Not found',
  413: 'Too large',
  415: 'Not a kind of content we take',
  429: 'Too many requests',
  503: 'Not ready',
}

export function problemOf(error: FastifyError | Error, requestId: string): Problem {
  for (const [kind, status, title] of known) {
    if (!(error instanceof kind)) continue
    return {
      type: `urn:bluelamp:problem:${error.name}`,
      status,
      title,
      detail: error.message,
      requestId,
      ...(error instanceof InvalidInputError && { faults: error.faults }),
    }
  }
  const status = error instanceof Error ? statusOf(error) : 500
  // What an unforeseen error says may hold a person's data: it goes to the log's error class only.
  if (status >= 500) {
    const title = titles[status] ?? 'Something went wrong on our side'
    return { type: 'about:blank', status, title, requestId }
  }
  const faults =
    'validation' in error && error.validation
      ? error.validation.flatMap(fault => faultsOf(fault, error.validationContext))
      : undefined
  return {
    type: 'about:blank',
    status,
    title: titles[status] ?? 'Something in the request is not right',
    detail: error.message,
    requestId,
    ...(faults && { faults }),
  }
}

const statusOf = (error: Error): number =>
  'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500

type Validation = NonNullable<FastifyError['validation']>[number]

/** A field that is missing is named like one that is wrong, so that a form can show it where it belongs. */
function faultsOf({ instancePath, params, message }: Validation, part = '') {
  const field = instancePath.slice(1).replaceAll('/', '.')
  const missing = params.requiredProperties
  if (!Array.isArray(missing)) return [{ field: field || part, message: message ?? 'not right' }]
  return missing.map(name => ({
    field: field === '' ? String(name) : `${field}.${name}`,
    message: 'must be given',
  }))
}

const wantsPage = (request: FastifyRequest) =>
  (request.headers.accept ?? '').includes('text/html') && !request.routeOptions.config.noCookies

function send(request: FastifyRequest, reply: FastifyReply, problem: Problem, page: ProblemPage) {
  reply.status(problem.status)
  if (wantsPage(request)) return reply.type('text/html; charset=utf-8').send(page(problem, request))
  return reply.type('application/problem+json').send(JSON.stringify(problem))
}

export function answerProblems(app: FastifyInstance, page: ProblemPage): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error, request.id)
    if (problem.status >= 500 && !(error instanceof SwitchedOffError))
      request.log.error({ err: error }, 'request failed')
    return send(request, reply, problem, page)
  })
  app.setNotFoundHandler((request, reply) =>
    send(
      request,
      reply,
      { type: 'about:blank', status: 404, title: 'Page not found', requestId: request.id },
      page,
    ),
  )
}
