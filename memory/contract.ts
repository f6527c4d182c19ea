export { figureKey, forceFigures } from './figures/force-figures.ts'
