import { expect, test } from '@jest/globals'
import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import { closedLoader } from './closed-loader.js'

test('a spec that names an address gets nothing from it', async () => {
  const asked: string[] = []
  const { spec } = compile({
    data: { url: 'http://127.0.0.1:9/secret.json' },
    mark: 'bar',
    encoding: { x: { field: 'a', type: 'nominal' } },
  })
  const loader: vega.Loader = {
    ...closedLoader,
    load: (uri) => {
      asked.push(uri)
      return closedLoader.load(uri)
    },
  }
  const logger = vega.logger(vega.None)
  const view = new vega.View(vega.parse(spec, {}, { ast: true }), { expr: expressionInterpreter, loader, logger })
  await view.runAsync()
  expect(asked).toEqual(['http://127.0.0.1:9/secret.json'])
  expect(view.data('source_0')).toEqual([])
})

test('links lead nowhere', async () => {
  expect(await closedLoader.sanitize('javascript:alert(1)', { context: 'href' })).toEqual({ href: 'about:blank' })
  await expect(closedLoader.http('http://127.0.0.1:9', {})).rejects.toThrow('nothing')
  await expect(closedLoader.file('/etc/passwd')).rejects.toThrow('nothing')
})
