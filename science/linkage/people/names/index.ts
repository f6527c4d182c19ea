export { cleanName, isNoName } from './clean-name.ts'
export {
  type NameComparison,
  type NameRelation,
  nameMeasure,
  nameSimilarity,
  relateNames,
  relateWords,
  type WordPair,
  type WordRelation,
} from './compare-names.ts'
export { fold, soundKey } from './fold.ts'
export { coreWords, isLightName, isParticle } from './particles.ts'
export { nysiis, soundex } from './sounds.ts'
export { areVariants, groupCount, variantGroups, variantHeads, variantsOf } from './variants.ts'
