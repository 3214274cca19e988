import { useId, useMemo } from 'react'
import { plural } from '../../ui/format.js'
import type { DatasetPart, TablePart } from '../dataset-parts.js'
import { BOX_WIDTH, HEAD_HEIGHT, layoutPicture } from './layout.js'

/** As many letters as fit in a box; the whole name is in its title. */
const FIT = 22

const short = (text: string): string => (text.length > FIT ? `${text.slice(0, FIT - 1)}…` : text)

interface RelationshipPictureProps {
  readonly dataset: Pick<DatasetPart, 'tables' | 'relationships'>
  readonly open: string | null
  readonly onOpen: (table: TablePart) => void
}

/** Tables as boxes and lines from key to key; a box opens its table. The list beside it says the same in words. */
export function RelationshipPicture({ dataset, open, onOpen }: RelationshipPictureProps) {
  const { tables, relationships } = dataset
  const id = useId()
  const picture = useMemo(() => layoutPicture(tables, relationships), [tables, relationships])
  const label = `${plural(tables.length, 'table')} and ${plural(relationships.length, 'link')} between them`
  return (
    <div role="region" aria-label="Picture of the tables" tabIndex={0} className="overflow-x-auto">
      <svg
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        style={{ width: '100%', maxWidth: picture.width, minWidth: Math.min(picture.width, picture.width * 0.8) }}
        className="mx-auto block"
        role="group"
        aria-label={label}
        data-picture
      >
        <defs>
          <marker id={`${id}-end`} markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">
            <path d="M1 1 7 4 1 7" fill="none" stroke="var(--line-strong)" strokeWidth="1.500" />
          </marker>
        </defs>
        {picture.lines.map(({ name, path }) => (
          <path
            key={name}
            d={path}
            data-link={name}
            fill="none"
            stroke="var(--line-strong)"
            strokeWidth="1.500"
            markerEnd={`url(#${id}-end)`}
          />
        ))}
        {picture.boxes.map(({ name, label: title, x, y, width, height, keys }) => {
          const table = tables.find((candidate) => candidate.name === name)
          if (!table) return null
          return (
            <g
              key={name}
              role="button"
              tabIndex={0}
              aria-pressed={name === open}
              className="cursor-pointer outline-offset-2"
              onClick={() => onOpen(table)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                onOpen(table)
              }}
            >
              <rect
                x={x}
                y={y}
                width={width}
                height={height}
                rx="10"
                fill={name === open ? 'var(--accent-soft)' : 'var(--surface)'}
                stroke={name === open ? 'var(--accent)' : 'var(--line-strong)'}
                strokeWidth={name === open ? 2 : 1}
              />
              <text x={x + 12} y={y + 20} fontSize="14" fontWeight="600" fill="var(--ink)">
                {title.length > FIT && <title>{title}</title>}
                {short(title)}
              </text>
              <text x={x + 12} y={y + 36} fontSize="11" fill="var(--muted)">
                {plural(table.rowCount, 'row')}
              </text>
              {keys.length > 0 && (
                <line
                  x1={x}
                  x2={x + BOX_WIDTH}
                  y1={y + HEAD_HEIGHT - 2}
                  y2={y + HEAD_HEIGHT - 2}
                  stroke="var(--line)"
                />
              )}
              {keys.map((key) => (
                <text key={key.ref} x={x + 12} y={key.y + 4} fontSize="12" fill="var(--muted)">
                  {short(key.label)}
                </text>
              ))}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
