const paths = {
  ask: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 3.5V17A2.5 2.5 0 0 1 4 14.5z',
  bar: 'M5 20V11M12 20V4M19 20v-7',
  line: 'M4 17l5-6 4 3 7-9',
  area: 'M4 18V13l5-5 4 3 7-6v13z',
  point: 'M6.5 16.5h.01M10 10h.01M14.5 14h.01M17.5 7h.01M12.5 18h.01',
  arc: 'M12 4a8 8 0 1 0 8 8h-8z M15 4.6A8 8 0 0 1 19.4 9H15z',
  rect: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  boxplot: 'M12 3v4M12 17v4M7 7h10v10H7zM7 12h10',
  text: 'M5 6V5h14v1M12 5v14M9 19h6',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  code: 'M9 8l-5 4 5 4M15 8l5 4-5 4',
  data: 'M4 6.5C4 5 7.6 4 12 4s8 1 8 2.5S16.4 9 12 9 4 8 4 6.5zM4 6.5v11C4 19 7.6 20 12 20s8-1 8-2.5v-11M4 12c0 1.5 3.6 2.5 8 2.5s8-1 8-2.5',
  grid: 'M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  down: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  up: 'M12 16V5M7 9l5-5 5 5M5 20h14',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.3v.01',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.01',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  undo: 'M9 14L4 9l5-5M4 9h10.500a5.500 5.500 0 0 1 0 11H10',
  redo: 'M15 14l5-5-5-5M20 9H9.500a5.500 5.500 0 0 0 0 11H14',
  history: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
  palette:
    'M12 3.5a8.5 8.5 0 1 0 0 17c1.4 0 2-1 1.6-2.2-.5-1.5.5-2.8 2-2.8h2A3 3 0 0 0 20.500 12.500 8.600 8.600 0 0 0 12 3.500zM8 11h.01M11 7.500h.01M15.500 8.500h.01',
  columns: 'M5 4h4v16H5zM15 4h4v16h-4zM10.500 8h3M10.500 12h3M10.500 16h3',
  horizontal: 'M3 12h18M6.500 8.500L3 12l3.500 3.500M17.500 8.500L21 12l-3.500 3.500',
  vertical: 'M12 3v18M8.500 6.500L12 3l3.500 3.500M8.500 17.500L12 21l3.500-3.500',
  swap: 'M4 8h13M13.500 4.500L17 8l-3.500 3.500M20 16H7M10.500 12.500L7 16l3.500 3.500',
  legend: 'M4 6h4v4H4zM4 14h4v4H4zM11.500 8H20M11.500 16H20',
  sort: 'M4 6h14M4 12h9M4 18h5M18 11v8M15 16l3 3 3-3',
  size: 'M4 9V4h5M20 15v5h-5M4 4l6 6M20 20l-6-6',
  note: 'M4 5h16v11h-8l-4 4v-4H4zM8 9h8M8 12h5',
  tag: 'M4 12V4h8l8 8-8 8zM8 8h.01',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  plus: 'M12 5v14M5 12h14',
  pencil: 'M4 20l1-4L16.500 4.500l3 3L8 19z',
  comment: 'M4 5h16v11H11l-4.500 4V16H4zM8 9h8M8 12h5',
  close: 'M6 6l12 12M18 6L6 18',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
} as const

/** The name of a drawn icon. */
export type IconName = keyof typeof paths

/** True of the names there are icons for. */
export const isIconName = (name: string): name is IconName => name in paths

/** A line icon of the text's own size and colour; never read aloud. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'point' || name === 'grip' ? 3 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={paths[name]} />
    </svg>
  )
}
