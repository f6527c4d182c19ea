export * from './roadmap/index.ts'
