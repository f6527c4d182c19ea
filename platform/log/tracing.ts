import { createRequire } from 'node:module'
import type { Config } from '../config/config.ts'
import { withholdData } from './trace-spans.ts'

/**
 * Starts OpenTelemetry where a collector is set, and loads none of it elsewhere. Call it before the
 * database and the server are opened. Returns what ends it: spans still held are sent first.
 */
export async function startTracing(config: Pick<Config, 'traceUrl'>): Promise<() => Promise<void>> {
  if (!config.traceUrl) return async () => {}
  const [sdk, otlp, http, postgres] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-pg'),
  ])
  const exporter = new otlp.OTLPTraceExporter({
    url: `${config.traceUrl.replace(/\/+$/, '')}/v1/traces`,
  })
  const send = exporter.export.bind(exporter)
  exporter.export = (spans, done) => send(spans.map(withholdData), done)
  const node = new sdk.NodeSDK({
    serviceName: 'bluelamp',
    traceExporter: exporter,
    // The machine's name and the command line are nobody's business.
    autoDetectResources: false,
    // Left out, the library would send measures and logs of its own making too, and headers to everyone we call.
    metricReaders: [],
    logRecordProcessors: [],
    textMapPropagator: null,
    instrumentations: [
      new http.HttpInstrumentation(),
      new postgres.PgInstrumentation({ enhancedDatabaseReporting: false, requireParentSpan: true }),
    ],
  })
  node.start()
  // Both were loaded as modules already; asking for them once more lets the instruments attach.
  const require = createRequire(import.meta.url)
  for (const name of ['node:http', 'node:https', 'pg']) require(name)
  return () => node.shutdown()
}
