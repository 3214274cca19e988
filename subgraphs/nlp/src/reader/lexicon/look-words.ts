/** Words of how a chart looks and what it is for, which say nothing of what it shows. */
export const lookWords: ReadonlySet<string> = new Set(
  `simple multiple vertical horizontal general various boring basic nice clean quick detailed clear good great interesting useful overview outlier outliers
gridline gridlines symbol symbols page title label labels row rows legend colour colours color colors header footer presentation meeting boss
groups panel panels separate separately
add blue red green orange yellow purple black white grey gray`.split(/\s+/),
)
