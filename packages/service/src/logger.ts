import { pino, type Logger as PinoLogger } from 'pino'

export type Logger = PinoLogger

/** Structured logs, one JSON object a line, on stderr: stdout belongs to the one line that says the address. */
export function createLogger(name: string, level: string): Logger {
  return pino(
    {
      name,
      level,
      redact: {
        paths: ['authorization', 'cookie', '*.authorization', '*.cookie', '*.accessToken', '*.refreshToken'],
        censor: '…',
      },
    },
    pino.destination(2),
  )
}

/** For tests and tools that must not print. */
export const silentLogger: Logger = pino({ level: 'silent' })
