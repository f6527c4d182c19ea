export { damerauLevenshtein } from './damerau-levenshtein.ts'
export { jaccard, jaccardOfLetters, jaccardOfValues } from './jaccard.ts'
export { jaro, jaroWinkler } from './jaro.ts'
export { levenshtein } from './levenshtein.ts'
