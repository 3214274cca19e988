/* eslint-disable @typescript-eslint/no-restricted-imports -- tests prove that specs draw; nothing here is served */
import type { Cell, VegaLiteSpec } from '@askchart/vocabulary'
import { expressionInterpreter } from 'vega-interpreter'
import { logger as vegaLogger, parse, View, Warn } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'

const closed = (): Promise<never> => Promise.reject(new Error('a chart loads nothing'))

export interface Drawn {
  readonly svg: string
  readonly warnings: readonly string[]
}

/** Compiles a spec with vega-lite and runs its view without a screen. Throws where it does not draw. */
export async function drawHeadless(
  spec: VegaLiteSpec,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<Drawn> {
  const warnings: string[] = []
  const logger = vegaLogger(Warn, 'log', (_method, _level, texts) => warnings.push(String(texts)))
  const whole: unknown = { ...spec, data: { name: 'data', values: rows.map((row) => ({ ...row })) } }
  // The library's type has no guard to parse with.
  const compiled = compile(whole as TopLevelSpec, { logger })
  const view = new View(parse(compiled.spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    loader: { load: closed, http: closed, file: closed, sanitize: () => Promise.resolve({ href: 'about:blank' }) },
    logger,
    renderer: 'none',
  })
  try {
    await view.runAsync()
    return { svg: await view.toSVG(), warnings }
  } finally {
    view.finalize()
  }
}
