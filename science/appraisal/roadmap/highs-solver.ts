import type { Basis, Highs } from 'highs'
import type { Program, Solution, SolveOptions, Solver } from './program.ts'

/**
 * HiGHS (Huangfu and Hall 2018) in WebAssembly as a `Solver`. Loading takes some 60 ms, once; solving blocks the
 * thread, so call it from a worker where somebody waits.
 */
export async function loadHighsSolver(): Promise<Solver> {
  // Read only when somebody plans. The package's types are read as CommonJS here, where the default would be one level
  // down; at run time it is not.
  const { default: load } = await import('highs')
  const highs = await (load as unknown as () => Promise<Highs>)()
  const { basisStatus, modelStatus, objectiveSense } = highs.constants
  const readBasis = ({ colStatus, rowStatus }: Basis) =>
    Uint8Array.from([...colStatus, ...rowStatus], status => Number(status === basisStatus.basic))
  return (program: Program, options: SolveOptions): Solution => {
    const model = highs.createModel({
      numCols: program.value.length,
      numRows: program.low.length,
      sense: objectiveSense.maximize,
      colCost: program.value,
      colLower: new Float64Array(program.value.length),
      colUpper: program.upper,
      rowLower: program.low,
      rowUpper: program.high,
      matrix: {
        format: 'csr',
        numRows: program.low.length,
        numCols: program.value.length,
        starts: program.starts,
        indices: program.indices,
        values: program.amounts,
      },
      ...(options.whole ? { integrality: new Int32Array(program.value.length).fill(1) } : {}),
    })
    try {
      model.options.set({
        output_flag: false,
        mip_rel_gap: 0,
        mip_abs_gap: options.gap ?? 1e-6,
        mip_detect_symmetry: false,
        mip_allow_restart: false,
        // Branching trusts what it has seen after two trials, not eight; measured, see the bench.
        mip_pscost_minreliable: 2,
        mip_heuristic_run_feasibility_jump: false,
      })
      if (options.seconds !== undefined) model.options.set('time_limit', options.seconds)
      if (options.known) model.setSolution({ colValue: options.known })
      const run = model.run()
      const status = run.modelStatus
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
        return {
          status: 'impossible',
          value: Number.NEGATIVE_INFINITY,
          bound: Number.NEGATIVE_INFINITY,
        }
      }
      const { colValue, colDual } = model.getSolution()
      const value = model.getObjectiveValue()
      return {
        status: status === modelStatus.optimal ? 'best' : 'stopped',
        ...(colValue.length > 0 ? { columns: colValue } : {}),
        value,
        bound: options.whole ? Number(model.info.get('mip_dual_bound')) : value,
        ...(options.whole ? {} : { reduced: colDual, basis: readBasis(model.getBasis()) }),
      }
    } finally {
      model.dispose()
    }
  }
}
