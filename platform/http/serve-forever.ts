import type { Http } from './http.ts'

export type Unchanging = {
  readonly path: string
  readonly type: string
  readonly content: string | Buffer
}

/** Serves files whose path changes when their content does: whoever has one never asks for it again. */
export function serveForever(app: Http, files: readonly Unchanging[]): void {
  for (const { path, type, content } of files) {
    app.get(
      path,
      {
        schema: {},
        config: { access: { open: 'styles and scripts of the pages' }, noCookies: true },
      },
      (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type(type)
          .send(content),
    )
  }
}
