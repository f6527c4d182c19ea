/** Every schema of ours. The job queue's is not among them: jobs are asked for again. */
export const schemas: string[] = ['platform', 'memory', 'listen', 'respond', 'change']
