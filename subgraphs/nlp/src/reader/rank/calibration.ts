/** Written by `npm run train`: how often readings are right, as a logistic function of what speaks for and against them. */
export const CALIBRATION: Readonly<Record<string, number>> = {
  always: 0.082,
  'condition doubt': 0.551,
  conditions: -0.509,
  joined: 0.367,
  'left group': -0.449,
  'left quality': -1.21,
  'left value': -1.284,
  'left word': -0.894,
  'measures key': -0.196,
  misspelt: -0.158,
  'names fit': 1.155,
  'names unsaid': -0.019,
  share: 0.484,
  synonym: -0.426,
  'tables to choose from': -0.523,
  unexplained: -0.057,
}
