// Loaded into a program before its own code: its clock is off by as many hours as stand in the file CLOCK_FILE.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { setInterval } from 'node:timers'

const OwnDate = Date
let offMs = 0
const look = () => {
  offMs = Number(readFileSync(process.env['CLOCK_FILE'], 'utf8')) * 3_600_000
}
look()
setInterval(look, 20).unref()

globalThis.Date = class extends OwnDate {
  constructor(...given) {
    if (given.length === 0) super(OwnDate.now() + offMs)
    else super(...given)
  }

  static now() {
    return OwnDate.now() + offMs
  }
}
