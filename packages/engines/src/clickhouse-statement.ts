/** What a request to ClickHouse's HTTP interface asks of the engine. */
export interface Statement {
  readonly sql: string
  /** Where the statement begins with its data elsewhere: the file that holds them. */
  readonly dataFile?: string
  readonly database?: string
  readonly settings: Readonly<Record<string, string>>
  /** As sent: in ClickHouse's escaped form, without quotes. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Refused before the engine saw it, with ClickHouse's own code and name for it. */
export class StatementError extends Error {
  constructor(
    readonly code: number,
    readonly type: string,
    message: string,
  ) {
    super(message)
    this.name = 'StatementError'
  }
}

const NAME = /^[A-Za-z_]\w*$/
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\0': '\\0' }

const literal = (text: string): string =>
  `'${text.replace(/[\\'\0]/g, (character) => ESCAPED[character] ?? character)}'`
const quoted = (name: string): string => `\`${name.replace(/[\\`]/g, (character) => `\\${character}`)}\``

function checkName(name: string): string {
  if (NAME.test(name)) return name
  throw new StatementError(115, 'UNKNOWN_SETTING', `${JSON.stringify(name)} is no name of a setting or parameter`)
}

/**
 * The text for a session of its own. Values of parameters stay values: they are set, and the engine puts them in the
 * place of `{name:Type}` when it has parsed the statement.
 */
export function statementText({ sql, dataFile, database, settings, parameters }: Statement): string {
  const set = [
    ...Object.entries(parameters).map(([name, value]) => `param_${checkName(name)} = ${literal(value)}`),
    ...Object.entries(settings)
      .sort(([one], [other]) => Number(one === 'readonly') - Number(other === 'readonly'))
      .map(([name, value]) => `${checkName(name)} = ${literal(value)}`),
  ]
  const single = singleStatement(sql)
  return [
    ...(database === undefined ? [] : [`USE ${quoted(database)};`]),
    ...(set.length === 0 ? [] : [`SET ${set.join(', ')};`]),
    dataFile === undefined ? single : withDataFrom(single, dataFile),
  ].join(' ')
}

const INSERT_TAIL = /(\s+SETTINGS\s[^']*?)?\s+FORMAT\s+(\w+)\s*$/i

function withDataFrom(sql: string, file: string): string {
  const tail = INSERT_TAIL.exec(sql)
  if (!tail)
    throw new StatementError(62, 'SYNTAX_ERROR', 'an INSERT with its data in the body must end with FORMAT <name>')
  const [whole, settings = '', format = ''] = tail
  return `${sql.slice(0, -whole.length)} FROM INFILE ${literal(file)}${settings} FORMAT ${format}`
}

// One token at a time: a comment, a quoted text or name, an INSERT's own data (up to the end), a semicolon.
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`|\bFORMAT\s+\w+[ \t]*\n[\s\S]*|;/gi

/** The statement without a closing semicolon. ClickHouse's HTTP interface takes one statement a request. */
function singleStatement(sql: string): string {
  const isInsert = /^\s*INSERT\b/i.test(sql)
  for (const token of sql.matchAll(TOKEN)) {
    if (isInsert && /^FORMAT/i.test(token[0])) return sql
    if (token[0] !== ';') continue
    const rest = sql.slice(token.index + 1)
    if (rest.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() === '') return sql.slice(0, token.index)
    throw new StatementError(
      62,
      'SYNTAX_ERROR',
      `Syntax error (Multi-statements are not allowed): ${rest.trim().slice(0, 80)}`,
    )
  }
  return sql
}
