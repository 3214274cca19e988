/** Written by `npm run train`: how often readings are right, as a logistic function of what speaks for and against them. */
export const CALIBRATION: Readonly<Record<string, number>> = {
  always: -0.207,
  'condition doubt': 0.48,
  conditions: -0.575,
  joined: 0.314,
  'left group': -0.414,
  'left quality': -1.258,
  'left value': -1.392,
  'left word': -0.77,
  'measures key': -0.223,
  misspelt: -0.566,
  'names fit': 1.455,
  'names unsaid': -0.245,
  share: 0.446,
  synonym: -0.273,
  'tables to choose from': -0.445,
  unexplained: -0.027,
}
