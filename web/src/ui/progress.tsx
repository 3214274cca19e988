/** How far something is, 0 to 1; null where that is not known. */
export function Progress({ label, value }: { readonly label: string; readonly value: number | null }) {
  const percent = value === null ? null : Math.round(value * 100)
  return (
    <div className="space-y-1.5" role="status">
      <div className="flex justify-between gap-4 text-sm text-muted">
        <span>{label}</span>
        {percent !== null && <span className="tabular-nums">{percent}%</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={
            percent === null ? 'skeleton h-full' : 'h-full rounded-full bg-accent transition-[width] duration-200'
          }
          style={{ width: percent === null ? '100%' : `${percent}%` }}
        />
      </div>
    </div>
  )
}
