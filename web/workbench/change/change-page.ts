import type { FastifyRequest } from 'fastify'
import { type WorkbenchPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'

const styles = ['change', 'change-organisation', 'change-processes', 'change-roadmap'].map(
  name => `/workbench/browser/${name}.css`,
)

/** A page of the change workbench, with the look of its pictures and forms. */
export const changePage = (
  site: WorkbenchSite,
  request: FastifyRequest,
  page: WorkbenchPage,
): string => workbenchPage(site, request, { ...page, styles })
