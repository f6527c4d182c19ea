export { incidentCodeOf } from './invented-force/incident-code.ts'
export * from './invented-force/index.ts'
