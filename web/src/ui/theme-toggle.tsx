import { Icon } from './icon.js'
import { chooseTheme, useTheme } from './theme.js'

/** Switches between light and dark. */
export function ThemeToggle() {
  const theme = useTheme()
  const next = theme === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      aria-label={`Switch to the ${next} theme`}
      title={`Switch to the ${next} theme`}
      onClick={() => {
        chooseTheme(next)
      }}
      className="grid size-10 place-items-center rounded-xl text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  )
}
