/** Written by `npm run train`: how often readings are right, as a logistic function of what speaks for and against them. */
export const CALIBRATION: Readonly<Record<string, number>> = {
  always: -0.579,
  'condition doubt': 0.387,
  conditions: -0.394,
  joined: 0.073,
  'left group': -0.263,
  'left quality': -1.126,
  'left value': -1.502,
  'left word': -0.983,
  'measures key': -0.284,
  misspelt: -0.408,
  'names fit': 1.772,
  'names unsaid': -0.006,
  share: 0.441,
  synonym: -0.087,
  'tables to choose from': -0.428,
  unexplained: -0.283,
}
