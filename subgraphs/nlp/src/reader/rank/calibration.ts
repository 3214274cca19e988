/** Written by `npm run train`: how often readings are right, as a logistic function of what speaks for and against them. */
export const CALIBRATION: Readonly<Record<string, number>> = {
  always: 0.031,
  'condition doubt': -0.106,
  conditions: -0.632,
  joined: 0.282,
  'left group': -0.367,
  'left narrowing': 0.206,
  'left quality': -0.648,
  'left word': 0.097,
  'measures key': -0.087,
  misspelt: -0.671,
  'names fit': 0.908,
  'names unsaid': -0.804,
  share: 0.458,
  synonym: -0.952,
  'tables to choose from': -0.291,
  unexplained: 0.285,
}
