/** Written by `npm run train`: how often readings are right, as a logistic function of what speaks for and against them. */
export const CALIBRATION: Readonly<Record<string, number>> = {
  always: 0.18,
  'condition doubt': -0.574,
  conditions: -0.659,
  joined: 0.246,
  'left group': -0.284,
  'left narrowing': 0.209,
  'left quality': -0.742,
  'left word': 0.139,
  'measures key': 0.113,
  misspelt: -0.897,
  'names fit': 0.782,
  'names unsaid': -0.247,
  share: 0.432,
  synonym: -1.13,
  'tables to choose from': -0.258,
  unexplained: 0.486,
}
