export { type LngLat, toLngLat } from './national-grid.ts'
