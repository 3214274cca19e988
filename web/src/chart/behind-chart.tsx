import { Icon } from '../ui/icon.js'
import { Tabs } from '../ui/tabs.js'
import { ChartRowsTable } from './chart-rows.js'
import { SqlText } from './sql-text.js'
import type { ShownChart } from './types.js'

/** The rows that a chart is drawn from, and the SQL that found them. */
export function BehindChart({ chart }: { readonly chart: ShownChart }) {
  return (
    <div className="border-t border-line pt-1">
      <Tabs
        label="Behind the chart"
        tabs={[
          {
            name: 'data',
            label: 'Data',
            icon: <Icon name="table" size={18} />,
            panel: <ChartRowsTable chart={chart} />,
          },
          ...(chart.sql
            ? [{ name: 'sql', label: 'SQL', icon: <Icon name="code" size={18} />, panel: <SqlText sql={chart.sql} /> }]
            : []),
        ]}
      />
    </div>
  )
}
