import { Card } from '../ui/card.js'
import { Skeleton } from '../ui/skeleton.js'

/** The shape of a chart that is on its way. */
export function ChartSkeleton() {
  return (
    <Card className="space-y-5 p-4 sm:p-6" aria-busy="true" aria-label="The chart is on its way">
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-72 w-full" />
      <Skeleton className="h-10 w-64 max-w-full" />
    </Card>
  )
}
