import { parentPort, workerData } from 'node:worker_threads'
import { loadHighsSolver, planRoadmap, type RoadmapQuestion } from '@bluelamp/science/appraisal'

/** A roadmap planned as the product does: in a thread that begins with nothing. */
const answer = planRoadmap(workerData as RoadmapQuestion, await loadHighsSolver())
parentPort!.postMessage(answer)
